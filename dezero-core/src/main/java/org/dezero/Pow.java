package org.dezero;

import org.dezero.array.ArrayBackend;
import org.dezero.array.BinaryOp;
import org.dezero.array.CompareOp;
import org.dezero.array.DType;
import org.dezero.array.NdArray;
import org.dezero.array.ReduceOp;
import org.dezero.array.Shape;
import org.dezero.array.UnaryOp;

/** {@code a ^ b} of two arrays.
 *
 * <p>The derivative by the exponent, {@code y log a}, is taken as 0 where the base is 0, and the one by the base as 0 where
 * the exponent is 0: their limits, not the {@code 0 * infinity} of the formula.
 */
final class Pow extends ElementwiseBinary {
    /** Safely above the numbers whose reciprocals overflow, in either floating type. */
    private static final double SMALL = 1e-37;

    @Override
    NdArray elementwise(ArrayBackend xp, NdArray a, NdArray b) {
        if (a.dtype() == DType.INT64 && b.size() > 0 && minimum(xp, b) < 0) {
            throw new IllegalArgumentException(
                    "pow: an integer to a negative integer power: lhs " + Promotion.describe(a) + ", rhs "
                            + Promotion.describe(b) + "; make one of them floating with astype");
        }
        return xp.binary(BinaryOp.POW, a, b);
    }

    @Override
    Variable left(Variable gy) {
        Variable a = input(0);
        Variable b = counted(input(1));
        Variable lowered = F.where(vanishing(a.array(), b.array()), b, F.sub(b, 1));
        return F.mul(gy, F.mul(b, F.pow(a, lowered)));
    }

    @Override
    Variable right(Variable gy) {
        Variable a = counted(input(0));
        NdArray zero = isZero(a.array());
        Variable one = Variable.constant(zero.backend().full(Shape.SCALAR, a.dtype(), 1));
        Variable base = F.where(zero, one, a);
        return F.mul(gy, F.mul(F.pow(base, input(1)), F.log(base)));
    }

    /** BOOL as the integers it stands for. */
    private static Variable counted(Variable x) {
        return x.dtype() == DType.BOOL ? F.cast(x, DType.INT64) : x;
    }

    /**
     * Where {@code b a^(b - 1)} is not to be computed as it stands: at the exponent 0, if the power may be infinite or, of
     * integers, has no value. Elsewhere it must be, for a derivative of it by b.
     */
    private static NdArray vanishing(NdArray a, NdArray b) {
        ArrayBackend xp = b.backend();
        NdArray zero = isZero(b);
        DType common = DType.promote(a.dtype(), b.dtype());
        if (!common.isFloating()) {
            return zero;
        }
        NdArray magnitude = xp.unary(UnaryOp.ABS, Promotion.as(xp, a, common));
        NdArray no = xp.full(Shape.SCALAR, DType.BOOL, 0);
        return xp.where(xp.compare(CompareOp.GE, magnitude, SMALL), no, zero);
    }

    private static double minimum(ArrayBackend xp, NdArray x) {
        return xp.item(xp.reduce(ReduceOp.MIN, x, x.shape().axes(null, "pow"), false));
    }

    private static NdArray isZero(NdArray x) {
        return x.backend().compare(CompareOp.EQ, x, 0);
    }
}
