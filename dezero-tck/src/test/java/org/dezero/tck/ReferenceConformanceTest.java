package org.dezero.tck;

import org.dezero.array.ArrayBackend;

/** The definition agrees with itself: no check asks for what the contract does not give. */
class ReferenceConformanceTest extends ArrayBackendTck {
    @Override
    protected ArrayBackend backend() {
        return new ReferenceBackend();
    }
}
