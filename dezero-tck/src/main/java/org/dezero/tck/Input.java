package org.dezero.tck;

import org.dezero.array.ArrayBackend;
import org.dezero.array.DType;
import org.dezero.array.HostArray;
import org.dezero.array.NdArray;
import org.dezero.array.Shape;

/**
 * The description of an operand, for any backend: its elements and its layout.
 *
 * @param values the elements, as the layout can hold them
 * @param layout how the operand comes about
 */
record Input(HostArray values, Layout layout) {

    static Input of(HostArray values, Layout layout) {
        return new Input(layout.settle(values), layout);
    }

    static Input of(HostArray values) {
        return new Input(values, Layout.CONTIGUOUS);
    }

    /** Random numbers; see {@link Data#numbers}. */
    static Input of(Shape shape, DType dtype, Layout layout, int salt) {
        return of(Data.numbers(shape, dtype, salt), layout);
    }

    Operand on(ArrayBackend xp) {
        return layout.lay(xp, values);
    }

    NdArray onReference(ArrayBackend reference) {
        return reference.fromHost(values);
    }

    /** {@code (2, 3) float32 transposed}. */
    @Override
    public String toString() {
        return values.shape() + " " + values.dtype() + " " + layout;
    }
}
