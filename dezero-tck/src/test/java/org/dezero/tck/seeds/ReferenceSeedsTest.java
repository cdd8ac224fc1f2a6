package org.dezero.tck.seeds;

import org.dezero.array.ArrayBackend;
import org.dezero.tck.ReferenceBackend;

class ReferenceSeedsTest extends SeedBehaviours {
    @Override
    protected ArrayBackend backend() {
        return new ReferenceBackend();
    }
}
