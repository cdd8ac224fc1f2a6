package org.dezero;

import org.dezero.array.ArrayBackend;
import org.dezero.array.BinaryOp;
import org.dezero.array.NdArray;

/** {@code a - b}. */
final class Sub extends ElementwiseBinary {
    private static final Sub UNRECORDED = new Sub();

    static Variable of(Variable a, Variable b) {
        return records(a, b) ? new Sub().record(a, b) : UNRECORDED.compute(a, b);
    }

    @Override
    NdArray elementwise(ArrayBackend xp, NdArray a, NdArray b) {
        return xp.binary(BinaryOp.SUB, a, b);
    }

    @Override
    Variable left(Variable gy) {
        return gy;
    }

    @Override
    Variable right(Variable gy) {
        return F.neg(gy);
    }

    @Override
    protected boolean retainsInput(int i) {
        return false;
    }
}
