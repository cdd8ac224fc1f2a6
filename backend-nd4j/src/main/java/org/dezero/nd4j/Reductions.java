package org.dezero.nd4j;

import java.util.Arrays;
import org.dezero.array.DType;
import org.dezero.array.ReduceOp;
import org.dezero.array.Shape;
import org.dezero.array.ShapeException;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.impl.indexaccum.FirstIndex;
import org.nd4j.linalg.api.ops.impl.reduce.floating.Norm1;
import org.nd4j.linalg.api.ops.impl.reduce.same.Max;
import org.nd4j.linalg.api.ops.impl.reduce.same.Min;
import org.nd4j.linalg.api.ops.impl.reduce.same.Sum;
import org.nd4j.linalg.api.ops.impl.scalar.ScalarReverseSubtraction;
import org.nd4j.linalg.api.ops.impl.transforms.comparison.CompareAndSet;
import org.nd4j.linalg.indexing.conditions.Conditions;

/** Maxima, minima and where they are; sums are in {@link Sums}. */
final class Reductions {
    private final NativeCalls calls;
    private final Sums sums;

    Reductions(NativeCalls calls, Sums sums) {
        this.calls = calls;
        this.sums = sums;
    }

    Nd4jArray reduce(ReduceOp op, Nd4jArray a, int[] axes, boolean keepDims) {
        a.buffer();
        if (axes.length == 0) {
            return a;
        }
        DType dtype = a.dtype();
        Shape shape = a.shape().reduce(axes, keepDims);
        if (a.size() == 0) {
            if (shape.size() > 0 && op != ReduceOp.SUM) {
                throw new ShapeException((op == ReduceOp.MAX ? "max" : "min") + ": no elements to choose from: operand "
                        + a.shape() + " " + dtype + ", axes " + Arrays.toString(axes)
                        + "; an empty axis has a sum only");
            }
            return calls.full(shape, dtype, 0);
        }
        if (op == ReduceOp.SUM && dtype.isFloating()) {
            INDArray kept = sums.sum(a, axes);
            return calls.fresh(dtype, shape, kept);
        }
        INDArray z = calls.allocate(dtype, shape);
        if (op == ReduceOp.SUM) {
            calls.run(new Sum(a.nd(), z, keepDims, axes));
        } else if (dtype.isFloating()) {
            calls.run(op == ReduceOp.MAX ? new Max(a.nd(), z, keepDims, axes) : new Min(a.nd(), z, keepDims, axes));
            // ND4J passes over NaN. The sum of absolute values is NaN exactly where there is one.
            INDArray norm = calls.allocate(dtype, shape);
            calls.run(new Norm1(a.nd(), norm, keepDims, axes));
            calls.takeNansFrom(norm, z);
            calls.free(norm);
        } else if (op == ReduceOp.MIN) {
            calls.run(new Min(a.nd(), z, keepDims, axes));
        } else {
            // ND4J starts a maximum at -Long.MAX_VALUE, one too high; its minimum is right, and max(x) = ~min(~x).
            INDArray mirrored = calls.allocate(dtype, a.shape());
            calls.run(new ScalarReverseSubtraction(a.nd(), null, mirrored, -1L));
            calls.run(new Min(mirrored, z, keepDims, axes));
            calls.run(new ScalarReverseSubtraction(z, null, z, -1L));
            calls.free(mirrored);
        }
        return calls.fresh(dtype, shape, z);
    }

    Nd4jArray argMax(Nd4jArray a, int axis) {
        a.buffer();
        Shape shape = a.shape().reduce(new int[] {axis}, false);
        if (a.size() == 0) {
            if (shape.size() > 0) {
                throw new ShapeException("argMax: no elements to choose from: operand " + a.shape() + " " + a.dtype()
                        + ", axis " + axis + "; an empty axis has no largest element");
            }
            return calls.empty(DType.INT64, shape);
        }
        INDArray z = calls.custom("argmax", calls.allocate(DType.INT64, shape), new INDArray[] {a.nd()}, axis);
        if (a.dtype().isFloating()) {
            // ND4J passes over NaN; -1 stands for none.
            INDArray firstNan = calls.run(new FirstIndex(a.nd(), Conditions.isNan(), axis));
            calls.run(new CompareAndSet(z, firstNan, z, Conditions.greaterThanOrEqual(0)));
        }
        return calls.fresh(DType.INT64, shape, z)
                .withRange(new IndexRange(0, a.shape().dim(axis) - 1L));
    }

    /** The smallest and the largest element of an INT64 array that has some. */
    IndexRange range(Nd4jArray x) {
        if (x.ndim() == 0) {
            long value = x.buffer().data().getLong(x.offset());
            return new IndexRange(value, value);
        }
        int[] all = new int[x.ndim()];
        Arrays.setAll(all, i -> i);
        Nd4jArray min = reduce(ReduceOp.MIN, x, all, false);
        Nd4jArray max = reduce(ReduceOp.MAX, x, all, false);
        return new IndexRange(
                min.buffer().data().getLong(0), max.buffer().data().getLong(0));
    }
}
