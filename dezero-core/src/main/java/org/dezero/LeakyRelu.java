package org.dezero;

import org.dezero.array.ArrayBackend;
import org.dezero.array.BinaryOp;
import org.dezero.array.CompareOp;
import org.dezero.array.DType;
import org.dezero.array.NdArray;
import org.dezero.array.Shape;

/** {@code x} above 0, {@code slope * x} elsewhere; its derivative at 0 is the slope. */
final class LeakyRelu extends UnaryFunction {
    private final double slope;

    LeakyRelu(double slope) {
        this.slope = slope;
    }

    @Override
    protected NdArray forward(ArrayBackend xp, NdArray x) {
        NdArray a = Promotion.floating(xp, this, x);
        return xp.where(xp.compare(CompareOp.GT, a, 0), a, xp.binary(BinaryOp.MUL, a, slope));
    }

    @Override
    protected Variable backward(Variable gy) {
        NdArray x = input(0).array();
        ArrayBackend xp = x.backend();
        DType t = gy.dtype();
        NdArray factor =
                xp.where(xp.compare(CompareOp.GT, x, 0), xp.full(Shape.SCALAR, t, 1), xp.full(Shape.SCALAR, t, slope));
        return F.mul(gy, Variable.constant(factor));
    }

    @Override
    protected boolean retainsOutput(int i) {
        return false;
    }
}
