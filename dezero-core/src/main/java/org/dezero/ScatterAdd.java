package org.dezero;

import org.dezero.array.ArrayBackend;
import org.dezero.array.NdArray;
import org.dezero.array.Shape;

/** Zeros to which entries are added at their indices: the adjoint of {@link Take}. */
final class ScatterAdd extends UnaryFunction {
    private final Shape shape;
    private final int axis;

    ScatterAdd(Shape shape, NdArray index, int axis) {
        this.shape = shape;
        save(index);
        this.axis = axis;
    }

    @Override
    protected NdArray forward(ArrayBackend xp, NdArray x) {
        return xp.scatterAdd(shape, saved(0), x, axis);
    }

    @Override
    protected Variable backward(Variable gy) {
        return new Take(saved(0), axis).apply(gy);
    }

    @Override
    protected boolean retainsInput(int i) {
        return false;
    }

    @Override
    protected boolean retainsOutput(int i) {
        return false;
    }
}
