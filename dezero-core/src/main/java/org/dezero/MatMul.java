package org.dezero;

import org.dezero.array.ArrayBackend;
import org.dezero.array.DType;
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
        Variable a = input(0);
        Variable b = input(1);
        Gradient sum = walk.growing(this, 1);
        if (sum == null || !areFloating(gy, a, b) || sum.dtype() != gy.dtype()) {
            Variable[] gs = gradients(gy, a, b);
            walk.accumulate(this, 0, gs[0]);
            walk.accumulate(this, 1, gs[1]);
            return;
        }
        NdArray[] gs = gy.backend().matmulGrads(gy.array(), a.array(), b.array(), sum.array());
        // Before the other, which may belong to the same place.
        sum.become(gs[1]);
        walk.accumulate(this, 0, Variable.constant(gs[0]));
    }

    /** Whether all are of one dtype, a floating one. */
    private static boolean areFloating(Variable gy, Variable a, Variable b) {
        DType dtype = gy.array().dtype();
        return dtype.isFloating() && dtype == a.dtype() && dtype == b.dtype();
    }

    /** {@code gy b^T} and {@code a^T gy}, as constants. */
    static Variable[] gradients(Variable gy, Variable a, Variable b) {
        if (areFloating(gy, a, b)) {
            NdArray g = gy.array();
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
