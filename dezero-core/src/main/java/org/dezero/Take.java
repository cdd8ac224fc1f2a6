package org.dezero;

import org.dezero.array.ArrayBackend;
import org.dezero.array.NdArray;

/** Entries along an axis, picked by index. */
final class Take extends UnaryFunction {
    private final int axis;

    Take(NdArray index, int axis) {
        save(index);
        this.axis = axis;
    }

    @Override
    protected NdArray forward(ArrayBackend xp, NdArray x) {
        return xp.take(x, saved(0), axis);
    }

    @Override
    protected Variable backward(Variable gy) {
        return new ScatterAdd(inputShape(0), saved(0), axis).apply(gy);
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
