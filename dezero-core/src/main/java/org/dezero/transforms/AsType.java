package org.dezero.transforms;

import java.util.function.UnaryOperator;
import org.dezero.array.DType;
import org.dezero.array.HostArray;

/** Converts an array to a dtype, as {@link HostArray#cast} does. */
public class AsType implements UnaryOperator<HostArray> {
    private final DType dtype;

    /** To FLOAT32. */
    public AsType() {
        this(DType.FLOAT32);
    }

    /** To a dtype. */
    public AsType(DType dtype) {
        this.dtype = dtype;
    }

    /** The elements as the dtype; the array itself if it has it. */
    @Override
    public final HostArray apply(HostArray array) {
        return array.cast(dtype);
    }
}
