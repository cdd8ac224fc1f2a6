package org.dezero.nd4j;

import org.dezero.array.ArrayBackend;
import org.dezero.array.ArrayBackends;
import org.dezero.tck.seeds.SeedBehaviours;

class Nd4jSeedsTest extends SeedBehaviours {
    @Override
    protected ArrayBackend backend() {
        return ArrayBackends.get("nd4j");
    }
}
