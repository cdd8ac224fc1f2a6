package org.dezero;

import org.dezero.array.ArrayBackend;
import org.dezero.array.BinaryOp;
import org.dezero.array.NdArray;

/** {@code max(x, 0)}; its derivative at 0 is 0, and where x is NaN.
 *
 * <p>As in DeZero, integers give FLOAT64.
 */
final class Relu extends UnaryFunction {

    @Override
    protected NdArray forward(ArrayBackend xp, NdArray x) {
        return xp.binary(BinaryOp.MAXIMUM, Promotion.floating(xp, this, x), 0);
    }

    @Override
    protected Variable backward(Variable gy) {
        return ReluGrad.of(gy, output(0).array());
    }

    @Override
    protected boolean retainsInput(int i) {
        return false;
    }
}
