package org.dezero;

import org.dezero.array.ArrayBackend;
import org.dezero.array.NdArray;
import org.dezero.array.UnaryOp;

/** The error function. */
final class Erf extends UnaryFunction {
    private static final double TWO_OVER_SQRT_PI = 2 / Math.sqrt(Math.PI);

    @Override
    protected NdArray forward(ArrayBackend xp, NdArray x) {
        return xp.unary(UnaryOp.ERF, Promotion.floating(xp, this, x));
    }

    @Override
    protected Variable backward(Variable gy) {
        return F.mul(gy, F.mul(F.exp(F.neg(F.square(input(0)))), TWO_OVER_SQRT_PI));
    }

    @Override
    protected boolean retainsOutput(int i) {
        return false;
    }
}
