package org.dezero.nd4j;

import org.dezero.array.ArrayBackend;
import org.dezero.array.ArrayBackends;
import org.dezero.tck.ArrayBackendTck;

class Nd4jConformanceTest extends ArrayBackendTck {
    @Override
    protected ArrayBackend backend() {
        return ArrayBackends.get("nd4j");
    }
}
