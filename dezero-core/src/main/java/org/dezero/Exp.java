package org.dezero;

import org.dezero.array.ArrayBackend;
import org.dezero.array.NdArray;
import org.dezero.array.UnaryOp;

/** {@code e^x}. */
final class Exp extends UnaryFunction {

    @Override
    protected NdArray forward(ArrayBackend xp, NdArray x) {
        return xp.unary(UnaryOp.EXP, Promotion.floating(xp, this, x));
    }

    @Override
    protected Variable backward(Variable gy) {
        return F.mul(gy, output(0));
    }

    @Override
    protected boolean retainsInput(int i) {
        return false;
    }
}
