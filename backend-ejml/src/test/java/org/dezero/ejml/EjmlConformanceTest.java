package org.dezero.ejml;

import org.dezero.array.ArrayBackend;
import org.dezero.tck.ArrayBackendTck;

class EjmlConformanceTest extends ArrayBackendTck {
    @Override
    protected ArrayBackend backend() {
        return new EjmlBackend();
    }
}
