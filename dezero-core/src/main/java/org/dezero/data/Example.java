package org.dezero.data;

import org.dezero.array.HostArray;
import org.jspecify.annotations.Nullable;

/** An input and its label; or many of them, along the first axis of both. */
public final class Example {
    private final HostArray x;
    private final @Nullable HostArray t;

    /**
     * An example.
     *
     * @param x the input
     * @param t the label, null if there is none
     */
    public Example(HostArray x, @Nullable HostArray t) {
        this.x = x;
        this.t = t;
    }

    /** The input. */
    public HostArray x() {
        return x;
    }

    /**
     * The label.
     *
     * @throws IllegalStateException if there is none; {@link #hasLabel} asks
     */
    public HostArray t() {
        if (t == null) {
            throw new IllegalStateException("t: the data set has no labels; use x alone, or give the data set labels");
        }
        return t;
    }

    /** Whether there is a label. */
    public boolean hasLabel() {
        return t != null;
    }
}
