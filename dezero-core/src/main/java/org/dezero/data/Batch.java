package org.dezero.data;

import org.dezero.Variable;
import org.dezero.array.ArrayBackend;
import org.jspecify.annotations.Nullable;

/** Several examples along the first axis, as constants: no gradient is computed for them. */
public final class Batch {
    private final Variable x;
    private final @Nullable Variable t;

    Batch(Example examples, ArrayBackend backend) {
        x = Variable.constant(backend.fromHost(examples.x()));
        t = examples.hasLabel() ? Variable.constant(backend.fromHost(examples.t())) : null;
    }

    /** The inputs. */
    public Variable x() {
        return x;
    }

    /**
     * The labels.
     *
     * @throws IllegalStateException if the data set has none
     */
    public Variable t() {
        if (t == null) {
            throw new IllegalStateException("t: the data set has no labels; use x alone, or give the data set labels");
        }
        return t;
    }

    /** The number of examples. */
    public int size() {
        return x.length();
    }
}
