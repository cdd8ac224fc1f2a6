package org.dezero;

import org.dezero.array.ArrayBackend;
import org.dezero.array.NdArray;

/** The axes reordered. */
final class Transpose extends UnaryFunction {
    private final int[] axes;

    Transpose(int[] axes) {
        this.axes = axes;
    }

    @Override
    protected NdArray forward(ArrayBackend xp, NdArray x) {
        return xp.transpose(x, axes);
    }

    @Override
    protected Variable backward(Variable gy) {
        int[] inverse = new int[axes.length];
        for (int i = 0; i < axes.length; i++) {
            inverse[axes[i]] = i;
        }
        return F.transpose(gy, inverse);
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
