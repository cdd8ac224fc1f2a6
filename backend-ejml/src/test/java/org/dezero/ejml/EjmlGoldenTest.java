package org.dezero.ejml;

import org.dezero.array.ArrayBackend;
import org.dezero.tck.golden.GoldenTck;

class EjmlGoldenTest extends GoldenTck {
    @Override
    protected ArrayBackend backend() {
        return new EjmlBackend();
    }
}
