package org.dezero;

import org.dezero.array.ArrayBackend;
import org.dezero.array.DType;
import org.dezero.array.DTypeException;
import org.dezero.array.NdArray;
import org.dezero.array.Shape;

/** {@code condition ? a : b}, element by element, by a constant condition. */
final class Where extends BinaryFunction {

    Where(NdArray condition) {
        save(condition);
    }

    private NdArray condition() {
        return saved(0);
    }

    @Override
    protected NdArray forward(ArrayBackend xp, NdArray a, NdArray b) {
        NdArray condition = condition();
        if (condition.dtype() != DType.BOOL) {
            throw new DTypeException("where: the condition is not BOOL: condition " + Promotion.describe(condition)
                    + "; compare with something, or cast it to BOOL");
        }
        Promotion.checkBroadcast(this, a, b);
        Promotion.checkBroadcast(this, condition, a);
        Promotion.checkBroadcast(this, condition, b);
        return xp.where(condition, a, b);
    }

    @Override
    protected Variable backwardLeft(Variable gy) {
        return F.sumTo(F.where(condition(), gy, zero(gy)), inputShape(0));
    }

    @Override
    protected Variable backwardRight(Variable gy) {
        return F.sumTo(F.where(condition(), zero(gy), gy), inputShape(1));
    }

    private static Variable zero(Variable gy) {
        return Variable.constant(gy.array().backend().full(Shape.SCALAR, gy.dtype(), 0));
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
