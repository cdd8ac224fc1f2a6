package org.dezero.data;

import java.util.function.IntFunction;
import org.dezero.array.DType;
import org.dezero.array.HostArray;
import org.dezero.array.Shape;
import org.dezero.array.ShapeException;

/** Entries of the first axis of arrays in the JVM's memory. */
final class Rows {
    private Rows() {}

    /** Entry {@code i}, without the axis; a copy. */
    static HostArray get(HostArray x, int i) {
        return gather(x, new int[] {i}).reshape(rowShape(x.shape()).dims());
    }

    /** The entries of the given indices, which are in range; a copy. */
    static HostArray gather(HostArray x, int[] indices) {
        Shape row = rowShape(x.shape());
        int n = row.size();
        Object from = values(x);
        HostArray out = HostArray.full(Shape.of(indices.length).concat(row), x.dtype(), 0);
        Object to = values(out);
        for (int i = 0; i < indices.length; i++) {
            System.arraycopy(from, indices[i] * n, to, i * n, n);
        }
        return out;
    }

    /** Arrays of one shape and dtype side by side along a new first axis; the first one, which there is, decides. */
    static HostArray stack(int count, IntFunction<HostArray> rows) {
        HostArray first = rows.apply(0);
        Shape shape = first.shape();
        DType dtype = first.dtype();
        int n = shape.size();
        HostArray out = HostArray.full(Shape.of(count).concat(shape), dtype, 0);
        Object to = values(out);
        for (int i = 0; i < count; i++) {
            HostArray row = rows.apply(i);
            if (!row.shape().equals(shape) || row.dtype() != dtype) {
                throw new ShapeException("batch: examples differ: the first is " + shape + " " + dtype + ", number " + i
                        + " is " + row.shape() + " " + row.dtype()
                        + "; bring them to one shape and dtype by a transform");
            }
            System.arraycopy(values(row), 0, to, i * n, n);
        }
        return out;
    }

    private static Shape rowShape(Shape shape) {
        int[] axes = {0};
        return shape.reduce(axes, false);
    }

    private static Object values(HostArray x) {
        switch (x.dtype()) {
            case FLOAT64:
                return x.doubles();
            case FLOAT32:
                return x.floats();
            case INT64:
                return x.longs();
            default:
                return x.booleans();
        }
    }
}
