package org.dezero.nd4j;

import org.dezero.array.ArrayBackend;
import org.dezero.array.ArrayBackends;
import org.dezero.tck.golden.GoldenTck;

class Nd4jGoldenTest extends GoldenTck {
    @Override
    protected ArrayBackend backend() {
        return ArrayBackends.get("nd4j");
    }
}
