package org.dezero.layers;

import org.dezero.Variable;

/** A {@link Layer} of one input. */
public abstract class UnaryLayer extends Layer {
    /** For subclasses. */
    protected UnaryLayer() {}

    /** Computes the output. */
    protected abstract Variable forward(Variable x);

    @Override
    protected final Variable forward(Variable... xs) {
        if (xs.length != 1) {
            throw new IllegalArgumentException(getClass().getSimpleName() + ": takes one input, got " + xs.length);
        }
        return forward(xs[0]);
    }
}
