package org.dezero;

import org.dezero.array.ArrayBackend;
import org.dezero.array.BinaryOp;
import org.dezero.array.DType;
import org.dezero.array.NdArray;

/** {@code scalar / x}; integers give FLOAT64. */
final class ScalarDiv extends UnaryFunction {
    private final double scalar;

    ScalarDiv(double scalar) {
        this.scalar = scalar;
    }

    @Override
    protected NdArray forward(ArrayBackend xp, NdArray x) {
        return xp.binary(BinaryOp.DIV, scalar, Promotion.floating(xp, this, x));
    }

    @Override
    protected Variable backward(Variable gy) {
        // The square of an integer may overflow.
        Variable x = input(0).dtype().isFloating() ? input(0) : F.cast(input(0), DType.FLOAT64);
        return F.mul(gy, F.div(-scalar, F.pow(x, 2)));
    }

    @Override
    protected boolean retainsOutput(int i) {
        return false;
    }
}
