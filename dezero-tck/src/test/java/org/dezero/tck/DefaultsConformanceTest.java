package org.dezero.tck;

import org.dezero.array.ArrayBackend;

/** The defaults of the interface over the definition of its primitives. */
class DefaultsConformanceTest extends ArrayBackendTck {
    @Override
    protected ArrayBackend backend() {
        return new PrimitivesOnly(new ReferenceBackend());
    }
}
