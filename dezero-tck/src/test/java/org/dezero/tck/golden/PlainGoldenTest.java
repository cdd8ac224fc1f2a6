package org.dezero.tck.golden;

import org.dezero.array.ArrayBackend;
import org.dezero.array.ArrayBackends;

class PlainGoldenTest extends GoldenTck {
    @Override
    protected ArrayBackend backend() {
        return ArrayBackends.get("plain");
    }
}
