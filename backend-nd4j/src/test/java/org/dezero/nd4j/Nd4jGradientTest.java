package org.dezero.nd4j;

import org.dezero.array.ArrayBackend;
import org.dezero.array.ArrayBackends;
import org.dezero.tck.gradient.GradientTck;

class Nd4jGradientTest extends GradientTck {
    @Override
    protected ArrayBackend backend() {
        return ArrayBackends.get("nd4j");
    }
}
