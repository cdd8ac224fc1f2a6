package org.dezero;

import org.dezero.array.ArrayBackend;
import org.dezero.array.NdArray;

/** The same array on another backend; the gradient moves back. */
final class To extends UnaryFunction {
    private final ArrayBackend target;
    private final ArrayBackend source;

    To(ArrayBackend source, ArrayBackend target) {
        this.source = source;
        this.target = target;
    }

    @Override
    protected NdArray forward(ArrayBackend xp, NdArray x) {
        return target.fromHost(source.toHost(x));
    }

    @Override
    protected Variable backward(Variable gy) {
        return F.to(gy, source);
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
