package org.dezero.tck;

import org.dezero.array.ArrayBackend;
import org.dezero.array.ArrayBackends;

/** The kit on a backend with views, sharing and donation. */
class PlainConformanceTest extends ArrayBackendTck {
    @Override
    protected ArrayBackend backend() {
        return ArrayBackends.get("plain");
    }
}
