package org.dezero;

import org.dezero.array.ArrayBackend;
import org.dezero.array.NdArray;

/** Entries along an axis, picked by index. */
final class Take extends UnaryFunction {
    private final NdArray index;
    private final int axis;

    Take(NdArray index, int axis) {
        this.index = index;
        this.axis = axis;
    }

    @Override
    protected NdArray forward(ArrayBackend xp, NdArray x) {
        return xp.take(x, index, axis);
    }

    @Override
    protected Variable backward(Variable gy) {
        return new ScatterAdd(inputShape(0), index, axis).apply(gy);
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
