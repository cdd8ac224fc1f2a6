package org.dezero.nd4j;

import java.util.Arrays;
import org.dezero.array.CompareOp;
import org.dezero.array.DType;
import org.dezero.array.Shape;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Picking and adding up by index. */
final class Indexing {
    private final NativeCalls calls;
    private final Movement movement;
    private final Reductions reductions;
    private final Elementwise elementwise;

    Indexing(NativeCalls calls, Movement movement, Reductions reductions, Elementwise elementwise) {
        this.calls = calls;
        this.movement = movement;
        this.reductions = reductions;
        this.elementwise = elementwise;
    }

    /** Refuses an index outside of 0 to {@code length - 1}: ND4J would read or write whatever lies there. */
    void checkIndices(String op, Nd4jArray index, int length, String axis) {
        index.buffer();
        IndexRange known = index.knownRange();
        if (index.size() > 0 && (known == null || !known.isWithin(length))) {
            // What is known may come from a larger array that this one is a part of.
            IndexRange exact = reductions.range(index);
            index.withRange(exact);
            exact.check(op, length, axis);
        }
    }

    Nd4jArray take(Nd4jArray a, Nd4jArray i, int axis) {
        a.buffer();
        checkIndices("take", i, a.shape().dim(axis), "axis " + axis + " of " + a.shape() + " " + a.dtype());
        Shape shape = a.shape().replace(axis, i.shape());
        if (shape.size() == 0) {
            return calls.empty(a.dtype(), shape);
        }
        // With an index of several axes ND4J's gather writes out of bounds.
        Nd4jArray line = i.ndim() != 1 ? movement.reshape(i, Shape.of(i.size())) : i;
        Shape gathered = a.shape().replace(axis, line.shape());
        INDArray z = calls.allocate(a.dtype(), gathered);
        if (a.ndim() == 1) {
            SingleElements.take(a, line, z);
        } else if (a.dtype() == DType.BOOL) {
            // ND4J gathers numbers only.
            INDArray numbers = calls.castInto(calls.allocate(DType.INT64, a.shape()), a.nd());
            INDArray picked = calls.allocate(DType.INT64, gathered);
            calls.castInto(z, calls.custom("gather", picked, new INDArray[] {numbers, line.nd()}, axis));
            calls.free(numbers);
            calls.free(picked);
        } else {
            calls.custom("gather", z, new INDArray[] {a.nd(), line.nd()}, axis);
        }
        Nd4jArray out = calls.fresh(a.dtype(), gathered, z).withRange(a.knownRange());
        return gathered.equals(shape)
                ? out
                : out.recast(shape, Nd4jArray.denseStrides(shape)).withRange(a.knownRange());
    }

    /**
     * A sum of segments, one for each index: ND4J's scatter_add loses updates to races unless it is told to lock, and
     * then takes twice the time.
     */
    Nd4jArray scatterAdd(Shape shape, Nd4jArray i, Nd4jArray u, int axis) {
        u.buffer();
        checkIndices("scatterAdd", i, shape.dim(axis), "axis " + axis + " of " + shape + " " + u.dtype());
        if (shape.size() == 0) {
            return calls.empty(u.dtype(), shape);
        }
        if (u.size() == 0) {
            return calls.full(shape, u.dtype(), 0);
        }
        Nd4jArray ids = movement.reshape(i, Shape.of(i.size()));
        if (shape.ndim() == 1) {
            INDArray sum = calls.zeros(u.dtype(), shape);
            SingleElements.scatterAdd(ids, movement.reshape(u, Shape.of(u.size())), sum);
            return calls.fresh(u.dtype(), shape, sum);
        }
        // Segments lie along the first axis: (before, index, behind) becomes (index, before * behind).
        int[] toFront = new int[u.ndim()];
        int k = 0;
        for (int j = axis; j < axis + i.ndim(); j++) {
            toFront[k++] = j;
        }
        for (int j = 0; j < u.ndim(); j++) {
            if (j < axis || j >= axis + i.ndim()) {
                toFront[k++] = j;
            }
        }
        int length = shape.dim(axis);
        // Three axes: two of which one has length 1 ND4J takes for a vector.
        Shape rows = Shape.of(i.size(), 1, u.size() / i.size());
        Shape segments = rows.with(0, length);
        Nd4jArray data = movement.reshape(movement.transpose(u, toFront), rows);
        INDArray z = calls.custom(
                "unsorted_segment_sum",
                calls.allocate(u.dtype(), segments),
                new INDArray[] {data.nd(), ids.nd()},
                length);
        long[] strides = new long[shape.ndim()];
        long stride = 1;
        for (int j = shape.ndim() - 1; j >= 0; j--) {
            if (j != axis) {
                strides[j] = stride;
                stride *= shape.dim(j);
            }
        }
        strides[axis] = stride;
        return calls.fresh(u.dtype(), segments, z).recast(shape, strides);
    }

    Nd4jArray oneHot(Nd4jArray i, int depth, DType dtype) {
        checkIndices("oneHot", i, depth, "depth " + depth);
        int[] dims = Arrays.copyOf(i.shape().dims(), i.ndim() + 1);
        dims[i.ndim()] = depth;
        Shape shape = Shape.of(dims);
        if (shape.size() == 0) {
            return calls.empty(dtype, shape);
        }
        if (dtype == DType.BOOL) {
            // ND4J's onehot has numbers only.
            dims[i.ndim()] = 1;
            return elementwise.compare(CompareOp.EQ, movement.reshape(i, Shape.of(dims)), calls.arange(depth));
        }
        INDArray z = calls.allocate(dtype, shape);
        // ND4J's onehot reads the index from the start of its buffer, one element after the other.
        Nd4jArray plain = i.isDense() && i.offset() == 0 ? i : calls.copy(i);
        calls.custom("onehot", z, new INDArray[] {plain.nd()}, new double[] {1, 0}, -1, depth);
        return calls.fresh(dtype, shape, z);
    }
}
