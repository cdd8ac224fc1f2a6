package org.dezero.tck.capability;

import java.util.Arrays;
import org.dezero.array.DType;
import org.dezero.array.HostArray;

/**
 * An operand of an example.
 *
 * @param values its elements: FLOAT64, or what they are if it stays as it is
 * @param role what becomes of it when the example runs in another dtype
 */
record Argument(HostArray values, Role role) {

    /** What becomes of an operand in another dtype. */
    enum Role {
        /** It has that dtype. */
        OPERAND,
        /** It has that dtype if that is floating, else it stays FLOAT64. */
        PARAMETER,
        /** The same, and nothing is differentiated by it: running statistics. */
        STATE,
        /** It stays as it is, and nothing is differentiated by it: indices, classes, conditions. */
        FIXED
    }

    boolean isDifferentiated() {
        return role == Role.OPERAND || role == Role.PARAMETER;
    }

    /** The elements in a dtype. */
    HostArray in(DType dtype) {
        return switch (role) {
            case OPERAND -> converted(dtype);
            case PARAMETER, STATE -> dtype.isFloating() ? values.cast(dtype) : values;
            case FIXED -> values;
        };
    }

    private HostArray converted(DType dtype) {
        if (dtype.isFloating()) {
            return values.cast(dtype);
        }
        double[] sorted = values.toDoubleArray();
        Arrays.sort(sorted);
        boolean positive = sorted.length > 0 && sorted[0] > 0;
        long[] out = new long[values.size()];
        for (int i = 0; i < out.length; i++) {
            int rank = Arrays.binarySearch(sorted, values.getDouble(i));
            // As many whole numbers as there are different values, on the same side of zero, in the same order.
            out[i] = dtype == DType.BOOL ? rank % 3 == 0 ? 0 : 1 : positive ? rank + 1 : rank - sorted.length / 2;
        }
        return HostArray.of(out, values.shape()).cast(dtype);
    }
}
