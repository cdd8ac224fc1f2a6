package org.dezero.nd4j;

import org.dezero.array.Shape;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.impl.reduce.same.Sum;

/**
 * Sums of floating arrays whose error grows no faster than pairwise summation's. ND4J keeps one running sum for each
 * result, which in float32 is off by three parts in a thousand after a million tenths, so that a long axis is summed in
 * parts, and the parts' sums in turn.
 */
final class Sums {
    /** The longest running sum: up to here one call is worth more than the last digits. */
    private static final int RUN = 128;

    /** The longest running sum of a part. */
    private static final int PART = 32;

    private final NativeCalls calls;

    Sums(NativeCalls calls) {
        this.calls = calls;
    }

    /** The sum over axes, which stay with length 1; in row order. */
    INDArray sum(Nd4jArray x, int[] axes) {
        Nd4jArray rest = x;
        while (true) {
            long terms = 1;
            int longest = axes[0];
            for (int a : axes) {
                terms *= rest.shape().dim(a);
                if (rest.shape().dim(a) > rest.shape().dim(longest)) {
                    longest = a;
                }
            }
            INDArray sums;
            if (terms <= RUN) {
                sums = along(rest.nd(), rest, axes);
            } else if (rest.shape().dim(longest) <= RUN) {
                sums = along(rest.nd(), rest, longest);
            } else {
                sums = parts(rest, longest);
            }
            if (rest != x) {
                calls.free(rest.nd());
            }
            if (terms <= RUN) {
                return sums;
            }
            int length = (int) sums.size(longest);
            rest = calls.fresh(x.dtype(), rest.shape().with(longest, length), sums);
        }
    }

    private INDArray along(INDArray nd, Nd4jArray x, int... axes) {
        INDArray out = calls.allocate(x.dtype(), x.shape().reduce(axes, true));
        calls.run(new Sum(nd, out, true, axes));
        return out;
    }

    /** Shortens an axis of n elements to k sums: element j is the sum of the elements j, j + k, j + 2k, ... */
    private INDArray parts(Nd4jArray x, int axis) {
        int n = x.shape().dim(axis);
        int k = (n + PART - 1) / PART;
        int rows = n / k;
        int left = n - rows * k;
        int ndim = x.shape().ndim();
        int[] dims = new int[ndim + 1];
        long[] strides = new long[ndim + 1];
        for (int i = 0; i <= ndim; i++) {
            int from = i <= axis ? i : i - 1;
            dims[i] = x.shape().dim(from);
            strides[i] = x.strides()[from];
        }
        dims[axis] = rows;
        strides[axis] = k * x.strides()[axis];
        dims[axis + 1] = k;
        Nd4jArray table = x.part(Shape.of(dims), strides, x.offset());
        INDArray out = calls.allocate(x.dtype(), x.shape().with(axis, k));
        calls.run(new Sum(table.nd(), out, false, axis));
        if (left > 0) {
            Nd4jArray sums = calls.fresh(x.dtype(), x.shape().with(axis, k), out);
            Shape few = x.shape().with(axis, left);
            INDArray head = sums.part(few, sums.strides(), 0).nd();
            long tail = x.offset() + (long) rows * k * x.strides()[axis];
            calls.custom("add", head, head, x.part(few, x.strides(), tail).nd());
        }
        return out;
    }
}
