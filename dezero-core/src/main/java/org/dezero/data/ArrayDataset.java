package org.dezero.data;

import java.util.Objects;
import org.dezero.array.HostArray;
import org.dezero.array.ShapeException;
import org.jspecify.annotations.Nullable;

/** A data set held in two arrays, example by example along their first axes. */
public class ArrayDataset implements Dataset {
    private final HostArray x;
    private final @Nullable HostArray t;
    private final int size;

    /**
     * The examples in two arrays, which are kept and not copied.
     *
     * @param x {@code (n, ...)}: the inputs
     * @param t {@code (n, ...)}: the labels, null if there are none
     * @throws ShapeException if an array is 0-d or their first axes differ
     */
    public ArrayDataset(HostArray x, @Nullable HostArray t) {
        if (x.shape().ndim() == 0
                || (t != null
                        && (t.shape().ndim() == 0
                                || t.shape().dim(0) != x.shape().dim(0)))) {
            throw new ShapeException("dataset: shapes do not fit: x " + x.shape() + " " + x.dtype() + ", t "
                    + (t == null ? "none" : t.shape() + " " + t.dtype())
                    + "; both hold the examples along their first axis");
        }
        this.x = x;
        this.t = t;
        this.size = x.shape().dim(0);
    }

    ArrayDataset(Example all) {
        this(all.x(), all.hasLabel() ? all.t() : null);
    }

    @Override
    public final int size() {
        return size;
    }

    @Override
    public final Example get(int i) {
        Objects.checkIndex(i, size);
        return new Example(Rows.get(x, i), t == null ? null : Rows.get(t, i));
    }

    @Override
    public final Example gather(int... indices) {
        for (int i : indices) {
            Objects.checkIndex(i, size);
        }
        return new Example(Rows.gather(x, indices), t == null ? null : Rows.gather(t, indices));
    }

    /** All examples, not copied. */
    public final Example all() {
        return new Example(x, t);
    }
}
