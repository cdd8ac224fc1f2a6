package org.dezero;

import org.dezero.array.ArrayBackend;
import org.dezero.array.NdArray;
import org.dezero.array.UnaryOp;

/** The hyperbolic tangent. */
final class Tanh extends UnaryFunction {

    @Override
    protected NdArray forward(ArrayBackend xp, NdArray x) {
        return xp.unary(UnaryOp.TANH, Promotion.floating(xp, this, x));
    }

    @Override
    protected Variable backward(Variable gy) {
        Variable y = output(0);
        if (gy.dtype() == y.dtype() && !records(gy, y)) {
            return unrecorded(y.backend().tanhGrad(gy.array(), y.array()), gy);
        }
        return F.mul(gy, F.sub(1, F.mul(y, y)));
    }

    @Override
    protected boolean retainsInput(int i) {
        return false;
    }
}
