package org.dezero;

import org.dezero.array.ArrayBackend;
import org.dezero.array.NdArray;
import org.jspecify.annotations.Nullable;

/** A {@link Function} of two inputs and one output; the gradient of each input is asked for only where it is needed. */
public abstract class BinaryFunction extends Function {
    /** For subclasses. */
    protected BinaryFunction() {}

    /** Computes the output. */
    protected abstract NdArray forward(ArrayBackend xp, NdArray a, NdArray b);

    /** Computes the first input's gradient from the output's. */
    protected abstract Variable backwardLeft(Variable gy);

    /** Computes the second input's gradient from the output's. */
    protected abstract Variable backwardRight(Variable gy);

    @Override
    protected final NdArray[] forward(ArrayBackend xp, NdArray... xs) {
        if (xs.length != 2) {
            throw new IllegalArgumentException(name() + ": takes two inputs, got " + xs.length);
        }
        return new NdArray[] {forward(xp, xs[0], xs[1])};
    }

    @Override
    protected final @Nullable Variable[] backward(Variable... gys) {
        return new @Nullable Variable[] {
            needsGrad(0) ? backwardLeft(gys[0]) : null, needsGrad(1) ? backwardRight(gys[0]) : null
        };
    }
}
