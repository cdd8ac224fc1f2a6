package org.dezero;

import org.dezero.array.ArrayBackend;
import org.dezero.array.DType;
import org.dezero.array.NdArray;

/** The elements as another dtype; the gradient is converted back, but not to a dtype that would cut its fractions off. */
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
        DType given = inputDType(0);
        return given.isFloating() ? F.cast(gy, given) : gy;
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
