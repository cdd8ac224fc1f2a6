package org.dezero;

import org.dezero.array.ArrayBackend;
import org.dezero.array.NdArray;
import org.dezero.array.UnaryOp;

/** {@code |x|}; its derivative at 0 is 0. */
final class Abs extends UnaryFunction {

    @Override
    protected NdArray forward(ArrayBackend xp, NdArray x) {
        return xp.unary(UnaryOp.ABS, Promotion.number(this, x));
    }

    @Override
    protected Variable backward(Variable gy) {
        NdArray x = input(0).array();
        return F.mul(gy, Variable.constant(x.backend().unary(UnaryOp.SIGN, x)));
    }

    @Override
    protected boolean retainsOutput(int i) {
        return false;
    }
}
