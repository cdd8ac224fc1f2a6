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
