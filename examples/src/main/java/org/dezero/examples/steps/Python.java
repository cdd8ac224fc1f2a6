package org.dezero.examples.steps;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.dezero.Variable;
import org.dezero.array.DType;
import org.dezero.array.HostArray;
import org.dezero.array.NdArray;
import org.dezero.array.Shape;
import org.jspecify.annotations.Nullable;

/** Values as Python's {@code print} shows them, and the numbers in them. */
final class Python {
    private Python() {}

    /** The text of a value. */
    static String text(@Nullable Object value) {
        if (value == null) {
            return "None";
        }
        if (value instanceof Boolean b) {
            return b ? "True" : "False";
        }
        if (value instanceof Double d) {
            return HostArray.of(new double[] {d}, Shape.SCALAR).toString();
        }
        if (value instanceof Float f) {
            return HostArray.of(new float[] {f}, Shape.SCALAR).toString();
        }
        return value.toString();
    }

    /** The numbers of a value in row order; none for what is no number, a truth value among it. */
    static List<Double> numbers(@Nullable Object value) {
        if (value instanceof Number n) {
            return List.of(n.doubleValue());
        }
        if (value instanceof Variable v) {
            return numbers(v.data());
        }
        if (value instanceof NdArray a) {
            return numbers(a.toHost());
        }
        if (value instanceof HostArray a) {
            return a.dtype() == DType.BOOL ? List.of() : numbers(a.toDoubleArray());
        }
        if (value instanceof double[] values) {
            return Arrays.stream(values).boxed().toList();
        }
        List<Double> out = new ArrayList<>();
        if (value instanceof Shape s) {
            for (int length : s.dims()) {
                out.add((double) length);
            }
        } else if (value instanceof Iterable<?> items) {
            for (Object item : items) {
                out.addAll(numbers(item));
            }
        }
        return out;
    }
}
