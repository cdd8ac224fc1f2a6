package org.dezero.tck;

import org.dezero.array.ArrayBackend;

/** A backend that takes every donation and kills the handle, as the contract allows: the kit must not mind. */
class DonationConformanceTest extends ArrayBackendTck {
    @Override
    protected ArrayBackend backend() {
        return new DonationTaker();
    }
}
