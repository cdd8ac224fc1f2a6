package org.dezero.tck.gradient;

import org.dezero.array.ArrayBackend;
import org.dezero.tck.ReferenceBackend;

class ReferenceGradientTest extends GradientTck {
    @Override
    protected ArrayBackend backend() {
        return new ReferenceBackend();
    }
}
