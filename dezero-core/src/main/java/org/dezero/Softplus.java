package org.dezero;

import org.dezero.array.ArrayBackend;
import org.dezero.array.BinaryOp;
import org.dezero.array.NdArray;
import org.dezero.array.UnaryOp;

/** {@code log(1 + e^x)}, which does not overflow. */
final class Softplus extends UnaryFunction {

    @Override
    protected NdArray forward(ArrayBackend xp, NdArray x) {
        NdArray a = Promotion.floating(xp, this, x);
        NdArray tail = xp.unary(UnaryOp.LOG1P, xp.unary(UnaryOp.EXP, xp.unary(UnaryOp.NEG, xp.unary(UnaryOp.ABS, a))));
        return xp.binary(BinaryOp.ADD, xp.binary(BinaryOp.MAXIMUM, a, 0), tail);
    }

    @Override
    protected Variable backward(Variable gy) {
        return F.mul(gy, F.sigmoid(input(0)));
    }

    @Override
    protected boolean retainsOutput(int i) {
        return false;
    }
}
