package org.dezero;

import org.dezero.array.ArrayBackend;
import org.dezero.array.BinaryOp;
import org.dezero.array.CompareOp;
import org.dezero.array.NdArray;
import org.dezero.array.Shape;

/** {@code min(max(x, low), high)}; the derivative is 1 from low to high, both included, 0 outside. */
final class Clip extends UnaryFunction {
    private final double low;
    private final double high;

    Clip(double low, double high) {
        this.low = low;
        this.high = high;
    }

    @Override
    protected NdArray forward(ArrayBackend xp, NdArray x) {
        NdArray a = Promotion.holding(xp, this, Promotion.holding(xp, this, x, low), high);
        return xp.binary(BinaryOp.MINIMUM, xp.binary(BinaryOp.MAXIMUM, a, low), high);
    }

    @Override
    protected Variable backward(Variable gy) {
        NdArray given = input(0).array();
        ArrayBackend xp = given.backend();
        NdArray x = Promotion.floating(xp, this, given);
        NdArray zero = xp.full(Shape.SCALAR, gy.dtype(), 0);
        NdArray one = xp.full(Shape.SCALAR, gy.dtype(), 1);
        NdArray inside = xp.where(
                xp.compare(CompareOp.GE, x, low), xp.where(xp.compare(CompareOp.LE, x, high), one, zero), zero);
        return F.mul(gy, Variable.constant(inside));
    }

    @Override
    protected boolean retainsOutput(int i) {
        return false;
    }
}
