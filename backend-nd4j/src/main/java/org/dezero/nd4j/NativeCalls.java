package org.dezero.nd4j;

import java.util.ArrayList;
import java.util.List;
import org.dezero.array.DType;
import org.dezero.array.Shape;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.DynamicCustomOp;
import org.nd4j.linalg.api.ops.Op;
import org.nd4j.linalg.api.ops.impl.transforms.comparison.CompareAndSet;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.conditions.Conditions;

/**
 * Memory, and the calls that fill it: the way to ND4J for everything else here. Every call has its output given: left to
 * itself, ND4J asks the native side for the output's shape first, which costs more than a small computation does.
 */
final class NativeCalls {
    private final Nd4jBackend backend;
    private final OffHeapBudget budget = new OffHeapBudget();

    NativeCalls(Nd4jBackend backend) {
        this.backend = backend;
    }

    // ---- memory ------------------------------------------------------------------------------------------------

    /** A new array in row order whose elements are anything; never in a workspace that somebody may have open. */
    INDArray allocate(DType dtype, Shape shape) {
        INDArray recycled = Nd4jScope.recycled(dtype, shape);
        if (recycled != null) {
            return recycled;
        }
        budget.allocating((long) shape.size() * dtype.itemSize());
        return Nd4j.createUninitializedDetached(Types.nd(dtype), 'c', Types.lengths(shape));
    }

    /** A new array of zeros, in row order. */
    INDArray zeros(DType dtype, Shape shape) {
        INDArray recycled = Nd4jScope.recycled(dtype, shape);
        if (recycled != null) {
            return dtype == DType.BOOL ? recycled.assign(false) : recycled.assign(0);
        }
        budget.allocating((long) shape.size() * dtype.itemSize());
        return Nd4j.create(
                Nd4j.createBufferDetached(new long[] {shape.size()}, Types.nd(dtype)),
                Types.lengths(shape),
                Nd4jArray.denseStrides(shape),
                0,
                'c',
                Types.nd(dtype));
    }

    /** Counts memory that was allocated elsewhere for an array. */
    void allocating(long bytes) {
        budget.allocating(bytes);
    }

    /** Ends an array of {@link #allocate} or {@link #zeros} that nobody else has seen. */
    void free(INDArray temporary) {
        if (!Nd4jScope.recycle(temporary)) {
            giveBack(temporary);
        }
    }

    /** Gives memory that nobody uses any more back to ND4J. */
    void giveBack(INDArray temporary) {
        budget.freed(temporary.length() * temporary.dataType().width());
        temporary.close();
    }

    // ---- handles -----------------------------------------------------------------------------------------------

    /** The handle of a new INDArray in row order that nobody else has. */
    Nd4jArray fresh(DType dtype, Shape shape, INDArray nd) {
        return Nd4jArray.fresh(backend, dtype, shape, nd);
    }

    /** An array without elements. */
    Nd4jArray empty(DType dtype, Shape shape) {
        return Nd4jArray.empty(backend, dtype, shape);
    }

    /** An array of equal elements. */
    Nd4jArray full(Shape shape, DType dtype, double value) {
        if (shape.size() == 0) {
            return empty(dtype, shape);
        }
        // Not -0.0: its bits are not those of a new buffer.
        boolean zero = Double.doubleToRawLongBits(value) == 0;
        Nd4jArray out = fresh(dtype, shape, zero ? zeros(dtype, shape) : filled(dtype, shape, value));
        return dtype == DType.INT64 ? out.withRange(new IndexRange((long) value, (long) value)) : out;
    }

    /** The INT64 array 0, 1, ..., n - 1. */
    Nd4jArray arange(int n) {
        Shape shape = Shape.of(n);
        if (n == 0) {
            return empty(DType.INT64, shape);
        }
        INDArray z = custom("range", allocate(DType.INT64, shape), new INDArray[0], 0, n, 1);
        return fresh(DType.INT64, shape, z).withRange(new IndexRange(0, n - 1L));
    }

    /** A fresh array of the same elements in row order. */
    Nd4jArray copy(Nd4jArray x) {
        x.buffer();
        if (x.size() == 0) {
            return empty(x.dtype(), x.shape());
        }
        return fresh(x.dtype(), x.shape(), expand(x, x.shape()));
    }

    // ---- calls -------------------------------------------------------------------------------------------------

    /** A new INDArray of equal elements. */
    INDArray filled(DType dtype, Shape shape, double value) {
        INDArray z = allocate(dtype, shape);
        return dtype == DType.BOOL ? z.assign(value != 0) : z.assign(Types.number(dtype, value));
    }

    /** A new INDArray of a shape that {@code x} broadcasts to. */
    INDArray expand(Nd4jArray x, Shape shape) {
        INDArray z = allocate(x.dtype(), shape);
        return custom("assign", z, z, x.nd());
    }

    /** The elements of {@code x} in the data type of {@code z}. */
    INDArray castInto(INDArray z, INDArray x) {
        return custom("cast", z, new INDArray[] {x}, z.dataType().toInt());
    }

    /** Puts a NaN wherever {@code from} has one. */
    void takeNansFrom(INDArray from, INDArray z) {
        run(new CompareAndSet(z, from, z, Conditions.isNan()));
    }

    /** Runs an operation of ND4J's newer kind, which broadcasts by NumPy's rule; {@code out} may be an input. */
    INDArray custom(String name, INDArray out, INDArray... in) {
        return run(new DynamicCustomOp(name, in, new INDArray[] {out}), out);
    }

    /** The same, with integer arguments. */
    INDArray custom(String name, INDArray out, INDArray[] in, int... arguments) {
        List<Integer> list = new ArrayList<>(arguments.length);
        for (int a : arguments) {
            list.add(a);
        }
        return run(new DynamicCustomOp(name, in, new INDArray[] {out}, List.of(), list), out);
    }

    /** The same, with floating arguments and then integer ones. */
    INDArray custom(String name, INDArray out, INDArray[] in, double[] reals, int... arguments) {
        List<Double> first = new ArrayList<>(reals.length);
        for (double r : reals) {
            first.add(r);
        }
        List<Integer> second = new ArrayList<>(arguments.length);
        for (int a : arguments) {
            second.add(a);
        }
        return run(new DynamicCustomOp(name, in, new INDArray[] {out}, first, second), out);
    }

    private static INDArray run(DynamicCustomOp op, INDArray out) {
        Nd4j.getExecutioner().exec(op);
        return out;
    }

    /** Runs an operation of ND4J's older kind, which has its output inside. */
    INDArray run(Op op) {
        return Nd4j.getExecutioner().exec(op);
    }
}
