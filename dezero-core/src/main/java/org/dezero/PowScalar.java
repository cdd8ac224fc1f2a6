package org.dezero;

import org.dezero.array.ArrayBackend;
import org.dezero.array.BinaryOp;
import org.dezero.array.DType;
import org.dezero.array.NdArray;
import org.dezero.array.UnaryOp;

/** {@code x ^ exponent} by a constant.
 *
 * <p>The derivative of {@code x^0} is 0 everywhere, at 0 too, and {@code x^1} has the derivative 1.
 */
final class PowScalar extends UnaryFunction {
    private final double exponent;

    PowScalar(double exponent) {
        this.exponent = exponent;
    }

    @Override
    protected NdArray forward(ArrayBackend xp, NdArray x) {
        NdArray base = Promotion.holding(xp, this, x, exponent);
        if (exponent < 0 && base.dtype() == DType.INT64) {
            base = xp.cast(base, DType.FLOAT64);
        }
        // The exponents NumPy treats apart, for the same last digit.
        if (exponent == 2) {
            return xp.binary(BinaryOp.MUL, base, base);
        }
        if (exponent == 1) {
            return base;
        }
        if (exponent == 0.5) {
            return xp.unary(UnaryOp.SQRT, base);
        }
        if (exponent == -1) {
            return xp.binary(BinaryOp.DIV, 1, base);
        }
        return xp.binary(BinaryOp.POW, base, exponent);
    }

    @Override
    protected Variable backward(Variable gy) {
        if (exponent == 0) {
            NdArray g = gy.array();
            return Variable.constant(g.backend().full(g.shape(), g.dtype(), 0));
        }
        if (exponent == 1) {
            return gy;
        }
        Variable x = input(0);
        return F.mul(F.mul(exponent == 2 ? x : F.pow(x, exponent - 1), exponent), gy);
    }

    @Override
    protected boolean retainsOutput(int i) {
        return false;
    }
}
