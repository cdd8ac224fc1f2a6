package org.dezero;

import org.dezero.array.ArrayBackend;
import org.dezero.array.NdArray;
import org.dezero.array.UnaryOp;

/** The square root. */
final class Sqrt extends UnaryFunction {

    @Override
    protected NdArray forward(ArrayBackend xp, NdArray x) {
        return xp.unary(UnaryOp.SQRT, Promotion.floating(xp, this, x));
    }

    @Override
    protected Variable backward(Variable gy) {
        return F.div(gy, F.mul(output(0), 2));
    }

    @Override
    protected boolean retainsInput(int i) {
        return false;
    }
}
