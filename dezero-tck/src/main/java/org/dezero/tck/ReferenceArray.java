package org.dezero.tck;

import org.dezero.array.ArrayBackend;
import org.dezero.array.DType;
import org.dezero.array.HostArray;
import org.dezero.array.NdArray;
import org.dezero.array.Shape;

/** An array of the reference backend: elements in row order, nobody else's. */
class ReferenceArray implements NdArray {
    private final ArrayBackend backend;
    private final HostArray values;

    ReferenceArray(ArrayBackend backend, HostArray values) {
        this.backend = backend;
        this.values = values;
    }

    /** The elements; the one way to them. */
    HostArray values() {
        return values;
    }

    final double real(int[] index) {
        return values().getDouble(Positions.number(shape(), index));
    }

    final long whole(int[] index) {
        return values().getLong(Positions.number(shape(), index));
    }

    @Override
    public final DType dtype() {
        return values.dtype();
    }

    @Override
    public final Shape shape() {
        return values.shape();
    }

    @Override
    public final ArrayBackend backend() {
        return backend;
    }

    @Override
    public final String toString() {
        return values().toString();
    }
}
