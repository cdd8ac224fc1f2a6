package org.dezero;

import org.dezero.array.ArrayBackend;
import org.dezero.array.NdArray;
import org.dezero.array.UnaryOp;

/** The cosine. */
final class Cos extends UnaryFunction {

    @Override
    protected NdArray forward(ArrayBackend xp, NdArray x) {
        return xp.unary(UnaryOp.COS, Promotion.floating(xp, this, x));
    }

    @Override
    protected Variable backward(Variable gy) {
        return F.mul(gy, F.neg(F.sin(input(0))));
    }

    @Override
    protected boolean retainsOutput(int i) {
        return false;
    }
}
