package org.dezero.tck.seeds;

import org.dezero.array.ArrayBackend;
import org.dezero.array.ArrayBackends;

class PlainSeedsTest extends SeedBehaviours {
    @Override
    protected ArrayBackend backend() {
        return ArrayBackends.get("plain");
    }
}
