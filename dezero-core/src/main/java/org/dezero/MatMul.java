package org.dezero;

import org.dezero.array.ArrayBackend;
import org.dezero.array.NdArray;

/** The product of two matrices. */
final class MatMul extends BinaryFunction {
    private static final MatMul UNRECORDED = new MatMul();

    static Variable of(Variable a, Variable b) {
        return records(a, b) ? new MatMul().record(a, b) : UNRECORDED.compute(a, b);
    }

    @Override
    protected NdArray forward(ArrayBackend xp, NdArray a, NdArray b) {
        return xp.matmul(Promotion.number("matmul", a), b);
    }

    /** Both gradients at once, where they are not differentiated again. */
    @Override
    void differentiate(Backward walk, Variable gy) {
        if (!needsGrad(0) || !needsGrad(1) || records(input(0), input(1))) {
            super.differentiate(walk, gy);
            return;
        }
        Variable[] gs = gradients(gy, input(0), input(1));
        walk.accumulate(this, 0, gs[0]);
        walk.accumulate(this, 1, gs[1]);
    }

    /** {@code gy b^T} and {@code a^T gy}, as constants. */
    static Variable[] gradients(Variable gy, Variable a, Variable b) {
        NdArray g = gy.array();
        if (g.dtype().isFloating() && g.dtype() == a.dtype() && g.dtype() == b.dtype()) {
            NdArray[] gs = g.backend().matmulGrads(g, a.array(), b.array());
            return new Variable[] {Variable.constant(gs[0]), Variable.constant(gs[1])};
        }
        return new Variable[] {F.matmul(gy, F.transpose(b)), F.matmul(F.transpose(a), gy)};
    }

    @Override
    protected Variable backwardLeft(Variable gy) {
        return F.matmul(gy, F.transpose(input(1)));
    }

    @Override
    protected Variable backwardRight(Variable gy) {
        return F.matmul(F.transpose(input(0)), gy);
    }

    @Override
    protected boolean retainsOutput(int i) {
        return false;
    }

    @Override
    protected boolean gradReads(int j, int i) {
        return i != j;
    }
}
