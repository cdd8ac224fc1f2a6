package org.dezero;

import org.dezero.array.ArrayBackend;
import org.dezero.array.DType;
import org.dezero.array.NdArray;

/** {@code gy} where {@code y > 0}, else 0: linear in {@code gy}, and no function of {@code y} as far as derivatives go. */
final class ReluGrad extends UnaryFunction {

    private ReluGrad(NdArray y) {
        save(y);
    }

    static Variable of(Variable gy, NdArray y) {
        return records(gy) ? new ReluGrad(y).record(gy) : unrecorded(compute(y.backend(), gy.array(), y), gy);
    }

    private static NdArray compute(ArrayBackend xp, NdArray gy, NdArray y) {
        DType common = DType.promote(gy.dtype(), y.dtype());
        return xp.reluGrad(Promotion.as(xp, gy, common), Promotion.as(xp, y, common));
    }

    @Override
    protected NdArray forward(ArrayBackend xp, NdArray gy) {
        return compute(xp, gy, saved(0));
    }

    @Override
    protected Variable backward(Variable ggx) {
        return of(ggx, saved(0));
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
