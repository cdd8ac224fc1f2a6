package org.dezero;

import org.dezero.array.ArrayBackend;
import org.dezero.array.NdArray;

/** {@code 1 / (1 + e^-x)}. */
final class Sigmoid extends UnaryFunction {

    @Override
    protected NdArray forward(ArrayBackend xp, NdArray x) {
        return xp.sigmoid(Promotion.floating(xp, this, x));
    }

    @Override
    protected Variable backward(Variable gy) {
        return grad(gy, output(0));
    }

    /** The gradient from that of the output {@code y}: in one pass where nobody records it. */
    static Variable grad(Variable gy, Variable y) {
        if (gy.dtype() == y.dtype() && gy.shape().equals(y.shape()) && !records(gy, y)) {
            return unrecorded(y.backend().sigmoidGrad(gy.array(), y.array()), gy);
        }
        return F.mul(F.mul(gy, y), F.sub(1, y));
    }

    @Override
    protected boolean retainsInput(int i) {
        return false;
    }
}
