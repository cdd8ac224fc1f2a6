package org.dezero.ejml;

import org.dezero.array.ArrayBackend;
import org.dezero.tck.gradient.GradientTck;

class EjmlGradientTest extends GradientTck {
    @Override
    protected ArrayBackend backend() {
        return new EjmlBackend();
    }
}
