package org.dezero;

import org.dezero.array.ArrayBackend;
import org.dezero.array.BinaryOp;
import org.dezero.array.NdArray;

/** {@code scalar - x}. */
final class ScalarSub extends UnaryFunction {
    private final double scalar;

    ScalarSub(double scalar) {
        this.scalar = scalar;
    }

    @Override
    protected NdArray forward(ArrayBackend xp, NdArray x) {
        return xp.binary(BinaryOp.SUB, scalar, Promotion.holding(xp, this, x, scalar));
    }

    @Override
    protected Variable backward(Variable gy) {
        return F.neg(gy);
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
