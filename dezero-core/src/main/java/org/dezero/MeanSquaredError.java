package org.dezero;

import org.dezero.array.ArrayBackend;
import org.dezero.array.BinaryOp;
import org.dezero.array.NdArray;
import org.dezero.array.ReduceOp;

/** {@code sum((a - b)^2) / n}, where n is the length of the first axis, as in DeZero. */
final class MeanSquaredError extends BinaryFunction {

    @Override
    protected NdArray forward(ArrayBackend xp, NdArray a, NdArray b) {
        NdArray diff = xp.binary(BinaryOp.SUB, Promotion.floating(xp, this, a), Promotion.floating(xp, this, b));
        NdArray squares = xp.binary(BinaryOp.MUL, diff, diff);
        NdArray sum = xp.reduce(ReduceOp.SUM, squares, squares.shape().axes(null, name()), false);
        return xp.binary(BinaryOp.DIV, sum, diff.shape().dim(0));
    }

    @Override
    protected Variable backwardLeft(Variable gy) {
        return F.sumTo(gradient(gy), inputShape(0));
    }

    @Override
    protected Variable backwardRight(Variable gy) {
        return F.sumTo(F.neg(gradient(gy)), inputShape(1));
    }

    private Variable gradient(Variable gy) {
        Variable diff = F.sub(input(0), input(1));
        return F.mul(F.mul(gy, diff), 2.0 / diff.length());
    }

    @Override
    protected boolean retainsOutput(int i) {
        return false;
    }
}
