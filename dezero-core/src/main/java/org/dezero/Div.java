package org.dezero;

import org.dezero.array.ArrayBackend;
import org.dezero.array.BinaryOp;
import org.dezero.array.DType;
import org.dezero.array.NdArray;

/** {@code a / b}; true division, so integers give FLOAT64. */
final class Div extends ElementwiseBinary {
    private static final Div UNRECORDED = new Div();

    static Variable of(Variable a, Variable b) {
        return records(a, b) ? new Div().record(a, b) : UNRECORDED.compute(a, b);
    }

    @Override
    NdArray elementwise(ArrayBackend xp, NdArray a, NdArray b) {
        if (a.dtype() == DType.INT64) {
            return xp.binary(BinaryOp.DIV, xp.cast(a, DType.FLOAT64), xp.cast(b, DType.FLOAT64));
        }
        return xp.binary(BinaryOp.DIV, a, b);
    }

    @Override
    Variable left(Variable gy) {
        return F.div(gy, input(1));
    }

    @Override
    Variable right(Variable gy) {
        return F.mul(gy, F.div(F.neg(floating(0)), F.pow(floating(1), 2)));
    }

    @Override
    protected boolean gradReads(int j, int i) {
        return i == 1 || j == 1;
    }
}
