package org.dezero.ejml;

import org.dezero.array.ArrayBackend;
import org.dezero.tck.seeds.SeedBehaviours;

class EjmlSeedsTest extends SeedBehaviours {
    @Override
    protected ArrayBackend backend() {
        return new EjmlBackend();
    }
}
