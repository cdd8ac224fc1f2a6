package org.dezero;

import org.dezero.array.ArrayBackend;
import org.dezero.array.DType;
import org.dezero.array.NdArray;
import org.dezero.array.ReduceOp;

/** The sum along axes; BOOL is counted as INT64. */
final class Sum extends UnaryFunction {
    private final int[] axes;
    private final boolean keepDims;

    Sum(int[] axes, boolean keepDims) {
        this.axes = axes;
        this.keepDims = keepDims;
    }

    @Override
    protected NdArray forward(ArrayBackend xp, NdArray x) {
        NdArray a = x.dtype() == DType.BOOL ? xp.cast(x, DType.INT64) : x;
        return xp.reduce(ReduceOp.SUM, a, axes, keepDims);
    }

    @Override
    protected Variable backward(Variable gy) {
        return F.broadcastTo(F.reshape(gy, inputShape(0).reduce(axes, true)), inputShape(0));
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
