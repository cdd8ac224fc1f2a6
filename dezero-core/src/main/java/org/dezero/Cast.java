package org.dezero;

import org.dezero.array.ArrayBackend;
import org.dezero.array.DType;
import org.dezero.array.NdArray;

/** The elements as another dtype; the gradient is converted back. */
final class Cast extends UnaryFunction {
    private final DType dtype;

    Cast(DType dtype) {
        this.dtype = dtype;
    }

    @Override
    protected NdArray forward(ArrayBackend xp, NdArray x) {
        return xp.cast(x, dtype);
    }

    @Override
    protected Variable backward(Variable gy) {
        return F.cast(gy, inputDType(0));
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
