package org.dezero;

import org.dezero.array.ArrayBackend;
import org.dezero.array.BinaryOp;
import org.dezero.array.NdArray;

/** {@code x * scalar}. */
final class MulScalar extends UnaryFunction {
    private final double scalar;

    MulScalar(double scalar) {
        this.scalar = scalar;
    }

    static Variable of(Variable x, double scalar) {
        return records(x) ? new MulScalar(scalar).record(x) : unrecorded(compute(x.backend(), x.array(), scalar), x);
    }

    private static NdArray compute(ArrayBackend xp, NdArray x, double scalar) {
        return xp.binary(BinaryOp.MUL, Promotion.holding(xp, "mulScalar", x, scalar), scalar);
    }

    @Override
    protected NdArray forward(ArrayBackend xp, NdArray x) {
        return compute(xp, x, scalar);
    }

    @Override
    protected Variable backward(Variable gy) {
        return F.mul(gy, scalar);
    }

    @Override
    protected boolean retainsInput(int i) {
        return false;
    }

    @Override
    protected boolean retainsOutput(int i) {
        return false;
    }
}
