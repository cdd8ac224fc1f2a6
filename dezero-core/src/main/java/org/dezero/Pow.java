package org.dezero;

import org.dezero.array.ArrayBackend;
import org.dezero.array.BinaryOp;
import org.dezero.array.CompareOp;
import org.dezero.array.DType;
import org.dezero.array.NdArray;
import org.dezero.array.ReduceOp;
import org.dezero.array.Shape;

/** {@code a ^ b} of two arrays.
 *
 * <p>The derivative by the exponent, {@code y log a}, is taken as 0 where the base is 0, and the one by the base as 0 where
 * the exponent is 0: their limits, not the {@code 0 * infinity} of the formula.
 */
final class Pow extends ElementwiseBinary {

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
        Variable b = input(1);
        Variable lowered = F.where(isZero(b), b, F.sub(b, 1));
        return F.mul(gy, F.mul(b, F.pow(input(0), lowered)));
    }

    @Override
    Variable right(Variable gy) {
        Variable a = input(0);
        NdArray zero = isZero(a);
        Variable one = Variable.constant(zero.backend().full(Shape.SCALAR, a.dtype(), 1));
        return F.mul(gy, F.mul(F.pow(a, input(1)), F.log(F.where(zero, one, a))));
    }

    private static double minimum(ArrayBackend xp, NdArray x) {
        return xp.item(xp.reduce(ReduceOp.MIN, x, x.shape().axes(null, "pow"), false));
    }

    private static NdArray isZero(Variable x) {
        NdArray d = x.data();
        return d.backend().compare(CompareOp.EQ, d, 0);
    }
}
