package org.dezero;

import org.dezero.array.ArrayBackend;
import org.dezero.array.BinaryOp;
import org.dezero.array.NdArray;

/** {@code a * b}. */
final class Mul extends ElementwiseBinary {
    private static final Mul UNRECORDED = new Mul();

    static Variable of(Variable a, Variable b) {
        return records(a, b) ? new Mul().record(a, b) : UNRECORDED.compute(a, b);
    }

    @Override
    NdArray elementwise(ArrayBackend xp, NdArray a, NdArray b) {
        return xp.binary(BinaryOp.MUL, a, b);
    }

    @Override
    Variable left(Variable gy) {
        return F.mul(gy, input(1));
    }

    @Override
    Variable right(Variable gy) {
        return F.mul(gy, input(0));
    }

    @Override
    protected boolean gradReads(int j, int i) {
        return i != j;
    }
}
