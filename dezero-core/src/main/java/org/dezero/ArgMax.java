package org.dezero;

import java.util.Arrays;
import org.dezero.array.NdArray;
import org.dezero.array.Shape;
import org.dezero.array.ShapeException;
import org.jspecify.annotations.Nullable;

/** Where the largest elements are; has no derivative. */
final class ArgMax {
    private ArgMax() {}

    static Variable of(Variable x, @Nullable Integer axis, boolean keepDims) {
        NdArray data = Promotion.number("argMax", x.array());
        Shape shape = data.shape();
        if (axis == null) {
            requireElements(data, shape.size());
            NdArray flat = data.backend().reshape(data, Shape.of(shape.size()));
            NdArray found = data.backend().argMax(flat, 0);
            return Variable.constant(keepDims ? data.backend().reshape(found, ones(shape.ndim())) : found);
        }
        int a = shape.axis(axis, "argMax");
        requireElements(data, shape.dim(a));
        NdArray found = data.backend().argMax(data, a);
        return Variable.constant(keepDims ? data.backend().reshape(found, shape.with(a, 1)) : found);
    }

    private static void requireElements(NdArray x, int length) {
        if (length == 0) {
            throw new ShapeException("argMax: no elements to choose from: operand " + Promotion.describe(x)
                    + "; the axis must not be empty");
        }
    }

    private static Shape ones(int ndim) {
        int[] dims = new int[ndim];
        Arrays.fill(dims, 1);
        return Shape.of(dims);
    }
}
