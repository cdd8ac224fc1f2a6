package org.dezero;

import org.dezero.array.ArrayBackend;
import org.dezero.array.DType;
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

    /** Runs the function; see {@link Function#apply}. */
    public final Variable apply(Variable a, Variable b) {
        if (records(a, b)) {
            return record(a, b);
        }
        NdArray x = a.array();
        NdArray y = b.array();
        requireSameBackend(x, y);
        begin();
        return unrecorded(run(x.backend(), x, y), a.requiresGrad() || b.requiresGrad());
    }

    /** {@link #apply} where {@link #records} has said that a graph is recorded. */
    final Variable record(Variable a, Variable b) {
        NdArray x = a.array();
        NdArray y = b.array();
        requireSameBackend(x, y);
        begin();
        NdArray z = run(x.backend(), x, y);
        recordInputs(a, x, b, y);
        return recordOutput(z);
    }

    /**
     * The output where no graph is recorded, which {@link #records} tells: for functions that keep nothing in themselves, of
     * which one instance then does for all. Backward is made of such calls.
     */
    final Variable compute(Variable a, Variable b) {
        NdArray x = a.array();
        NdArray y = b.array();
        requireSameBackend(x, y);
        return unrecorded(run(x.backend(), x, y), a.requiresGrad() ? a : b);
    }

    private NdArray run(ArrayBackend xp, NdArray a, NdArray b) {
        if (a.dtype() == b.dtype() || !promotesInputs()) {
            return forward(xp, a, b);
        }
        DType common = DType.promote(a.dtype(), b.dtype());
        return forward(xp, Promotion.as(xp, a, common), Promotion.as(xp, b, common));
    }

    @Override
    void differentiate(Backward walk, Variable gy) {
        if (needsGrad(0)) {
            walk.accumulate(this, 0, backwardLeft(gy));
        }
        if (needsGrad(1)) {
            walk.accumulate(this, 1, backwardRight(gy));
        }
    }

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
