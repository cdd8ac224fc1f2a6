package org.dezero;

import org.dezero.array.ArrayBackend;
import org.dezero.array.BinaryOp;
import org.dezero.array.NdArray;

/** {@code x - scalar}. */
final class SubScalar extends UnaryFunction {
    private final double scalar;

    SubScalar(double scalar) {
        this.scalar = scalar;
    }

    static Variable of(Variable x, double scalar) {
        return records(x) ? new SubScalar(scalar).record(x) : unrecorded(compute(x.backend(), x.array(), scalar), x);
    }

    private static NdArray compute(ArrayBackend xp, NdArray x, double scalar) {
        return xp.binary(BinaryOp.SUB, Promotion.holding(xp, "subScalar", x, scalar), scalar);
    }

    @Override
    protected NdArray forward(ArrayBackend xp, NdArray x) {
        return compute(xp, x, scalar);
    }

    @Override
    protected Variable backward(Variable gy) {
        return gy;
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
