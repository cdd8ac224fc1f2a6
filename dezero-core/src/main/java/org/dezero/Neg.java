package org.dezero;

import org.dezero.array.ArrayBackend;
import org.dezero.array.NdArray;
import org.dezero.array.UnaryOp;

/** {@code -x}. */
final class Neg extends UnaryFunction {
    private static final Neg UNRECORDED = new Neg();

    static Variable of(Variable x) {
        return records(x) ? new Neg().record(x) : UNRECORDED.compute(x);
    }

    @Override
    protected NdArray forward(ArrayBackend xp, NdArray x) {
        return xp.unary(UnaryOp.NEG, Promotion.number(this, x));
    }

    @Override
    protected Variable backward(Variable gy) {
        return F.neg(gy);
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
