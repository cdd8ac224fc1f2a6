package org.dezero;

import org.dezero.array.ArrayBackend;
import org.dezero.array.NdArray;

/** {@code e^x / sum(e^x)} along an axis. */
final class Softmax extends UnaryFunction {
    private final int axis;

    Softmax(int axis) {
        this.axis = axis;
    }

    @Override
    protected NdArray forward(ArrayBackend xp, NdArray x) {
        return xp.softmax(Promotion.floating(xp, this, x), axis);
    }

    @Override
    protected Variable backward(Variable gy) {
        Variable y = output(0);
        Variable weighted = F.mul(y, gy);
        return F.sub(weighted, F.mul(y, F.sum(weighted, new int[] {axis}, true)));
    }

    @Override
    protected boolean retainsInput(int i) {
        return false;
    }
}
