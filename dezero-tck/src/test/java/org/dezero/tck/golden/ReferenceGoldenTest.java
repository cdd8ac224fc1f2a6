package org.dezero.tck.golden;

import org.dezero.array.ArrayBackend;
import org.dezero.tck.ReferenceBackend;

class ReferenceGoldenTest extends GoldenTck {
    @Override
    protected ArrayBackend backend() {
        return new ReferenceBackend();
    }
}
