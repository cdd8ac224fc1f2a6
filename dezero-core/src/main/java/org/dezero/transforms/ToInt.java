package org.dezero.transforms;

import org.dezero.array.DType;

/** Converts an array to INT64, or another dtype: fractions are cut off towards zero, NaN becomes 0. */
public final class ToInt extends AsType {
    /** To INT64. */
    public ToInt() {
        this(DType.INT64);
    }

    /** To a dtype. */
    public ToInt(DType dtype) {
        super(dtype);
    }
}
