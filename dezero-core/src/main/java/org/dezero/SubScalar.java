package org.dezero;

import org.dezero.array.ArrayBackend;
import org.dezero.array.BinaryOp;
import org.dezero.array.NdArray;

/** {@code x - scalar}. */
final class SubScalar extends UnaryFunction {
    private final double scalar;

    SubScalar(double scalar) {
        this.scalar = scalar;
    }

    @Override
    protected NdArray forward(ArrayBackend xp, NdArray x) {
        return xp.binary(BinaryOp.SUB, Promotion.holding(xp, this, x, scalar), scalar);
    }

    @Override
    protected Variable backward(Variable gy) {
        return gy;
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
