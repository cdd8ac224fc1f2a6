package org.dezero.tck.gradient;

import org.dezero.array.ArrayBackend;
import org.dezero.array.ArrayBackends;

class PlainGradientTest extends GradientTck {
    @Override
    protected ArrayBackend backend() {
        return ArrayBackends.get("plain");
    }
}
