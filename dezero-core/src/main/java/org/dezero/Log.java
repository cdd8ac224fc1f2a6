package org.dezero;

import org.dezero.array.ArrayBackend;
import org.dezero.array.NdArray;
import org.dezero.array.UnaryOp;

/** The natural logarithm. */
final class Log extends UnaryFunction {

    @Override
    protected NdArray forward(ArrayBackend xp, NdArray x) {
        return xp.unary(UnaryOp.LOG, Promotion.floating(xp, this, x));
    }

    @Override
    protected Variable backward(Variable gy) {
        return F.div(gy, input(0));
    }

    @Override
    protected boolean retainsOutput(int i) {
        return false;
    }
}
