package org.dezero;

import org.dezero.array.ArrayBackend;
import org.dezero.array.NdArray;
import org.dezero.array.Shape;

/** {@code log(sum(e^x))} along axes. */
final class LogSumExp extends UnaryFunction {
    private final int[] axes;
    private final boolean keepDims;

    LogSumExp(int[] axes, boolean keepDims) {
        this.axes = axes;
        this.keepDims = keepDims;
    }

    @Override
    protected NdArray forward(ArrayBackend xp, NdArray x) {
        return xp.logSumExp(Promotion.floating(xp, this, x), axes, keepDims);
    }

    @Override
    protected Variable backward(Variable gy) {
        Shape kept = inputShape(0).reduce(axes, true);
        Variable share = F.exp(F.sub(input(0), F.reshape(output(0), kept)));
        return F.mul(F.reshape(gy, kept), share);
    }
}
