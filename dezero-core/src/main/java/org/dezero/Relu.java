package org.dezero;

import org.dezero.array.ArrayBackend;
import org.dezero.array.BinaryOp;
import org.dezero.array.CompareOp;
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
        NdArray y = output(0).array();
        ArrayBackend xp = y.backend();
        return F.mul(gy, Variable.constant(xp.cast(xp.compare(CompareOp.GT, y, 0), y.dtype())));
    }

    @Override
    protected boolean retainsInput(int i) {
        return false;
    }
}
