package org.dezero;

import org.dezero.array.ArrayBackend;
import org.dezero.array.NdArray;

/** The products of the matrices of two stacks, {@code (b, m, k)} and {@code (b, k, n)}. */
final class BatchMatMul extends BinaryFunction {

    @Override
    protected NdArray forward(ArrayBackend xp, NdArray a, NdArray b) {
        return xp.batchMatmul(Promotion.number("matmul", a), b);
    }

    @Override
    protected Variable backwardLeft(Variable gy) {
        return new BatchMatMul().apply(gy, F.transpose(input(1), 0, 2, 1));
    }

    @Override
    protected Variable backwardRight(Variable gy) {
        return new BatchMatMul().apply(F.transpose(input(0), 0, 2, 1), gy);
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
