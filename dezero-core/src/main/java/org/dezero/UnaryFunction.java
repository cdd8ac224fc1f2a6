package org.dezero;

import org.dezero.array.ArrayBackend;
import org.dezero.array.NdArray;

/** A {@link Function} of one input and one output. */
public abstract class UnaryFunction extends Function {
    /** For subclasses. */
    protected UnaryFunction() {}

    /** Computes the output. */
    protected abstract NdArray forward(ArrayBackend xp, NdArray x);

    /** Computes the input's gradient from the output's; never null. */
    protected abstract Variable backward(Variable gy);

    /** Runs the function; see {@link Function#apply}. */
    public final Variable apply(Variable x) {
        if (records(x)) {
            return record(x);
        }
        NdArray a = x.array();
        begin();
        return unrecorded(forward(a.backend(), a), x.requiresGrad());
    }

    /** {@link #apply} where {@link #records} has said that a graph is recorded. */
    final Variable record(Variable x) {
        NdArray a = x.array();
        begin();
        NdArray y = forward(a.backend(), a);
        recordInput(x, a);
        return recordOutput(y);
    }

    /** As {@link BinaryFunction#compute}. */
    final Variable compute(Variable x) {
        NdArray a = x.array();
        return unrecorded(forward(a.backend(), a), x);
    }

    @Override
    final void differentiate(Backward walk, Variable gy) {
        walk.accumulate(this, 0, backward(gy));
    }

    @Override
    protected final NdArray[] forward(ArrayBackend xp, NdArray... xs) {
        if (xs.length != 1) {
            throw new IllegalArgumentException(name() + ": takes one input, got " + xs.length);
        }
        return new NdArray[] {forward(xp, xs[0])};
    }

    @Override
    protected final Variable[] backward(Variable... gys) {
        return new Variable[] {backward(gys[0])};
    }
}
