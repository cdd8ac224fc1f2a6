package org.dezero;

import org.dezero.array.ArrayBackend;
import org.dezero.array.NdArray;

/** {@code x - log(sum(e^x))} along an axis. */
final class LogSoftmax extends UnaryFunction {
    private final int axis;

    LogSoftmax(int axis) {
        this.axis = axis;
    }

    @Override
    protected NdArray forward(ArrayBackend xp, NdArray x) {
        return xp.logSoftmax(Promotion.floating(xp, this, x), axis);
    }

    @Override
    protected Variable backward(Variable gy) {
        return F.sub(gy, F.mul(F.exp(output(0)), F.sum(gy, new int[] {axis}, true)));
    }

    @Override
    protected boolean retainsInput(int i) {
        return false;
    }
}
