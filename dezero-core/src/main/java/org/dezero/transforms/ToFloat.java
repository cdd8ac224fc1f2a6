package org.dezero.transforms;

import org.dezero.array.DType;

/** Converts an array to FLOAT32, or another dtype; another name of {@link AsType}. */
public final class ToFloat extends AsType {
    /** To FLOAT32. */
    public ToFloat() {}

    /** To a dtype. */
    public ToFloat(DType dtype) {
        super(dtype);
    }
}
