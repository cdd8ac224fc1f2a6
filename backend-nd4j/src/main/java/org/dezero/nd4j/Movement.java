package org.dezero.nd4j;

import java.util.Arrays;
import org.dezero.array.DType;
import org.dezero.array.Shape;
import org.nd4j.linalg.api.ndarray.INDArray;

/** The same elements elsewhere: views where ND4J can have them, one copy where it cannot. */
final class Movement {
    private final NativeCalls calls;

    Movement(NativeCalls calls) {
        this.calls = calls;
    }

    Nd4jArray reshape(Nd4jArray a, Shape shape) {
        a.buffer();
        if (a.size() == 0) {
            return calls.empty(a.dtype(), shape);
        }
        long[] strides = Strides.reshaped(a.shape(), a.strides(), shape);
        if (strides != null) {
            return a.view(shape, strides, a.offset()).withRange(a.knownRange());
        }
        return calls.copy(a).recast(shape, Nd4jArray.denseStrides(shape)).withRange(a.knownRange());
    }

    Nd4jArray transpose(Nd4jArray a, int[] axes) {
        long[] strides = new long[axes.length];
        for (int i = 0; i < axes.length; i++) {
            strides[i] = a.strides()[axes[i]];
        }
        return a.view(a.shape().permute(axes), strides, a.offset()).withRange(a.knownRange());
    }

    Nd4jArray broadcastTo(Nd4jArray a, Shape shape) {
        a.buffer();
        if (shape.size() == 0) {
            return calls.empty(a.dtype(), shape);
        }
        if (a.size() == shape.size()) {
            return reshape(a, shape);
        }
        // A stride of 0 would do for most of ND4J, but its matrix product comes out wrong.
        return calls.fresh(a.dtype(), shape, calls.expand(a, shape)).withRange(a.knownRange());
    }

    Nd4jArray slice(Nd4jArray a, int[] start, int[] count, int[] step) {
        Shape shape = Shape.of(count);
        a.buffer();
        if (shape.size() == 0) {
            return calls.empty(a.dtype(), shape);
        }
        long[] strides = new long[count.length];
        long offset = a.offset();
        int[] backwards = new int[count.length];
        int n = 0;
        for (int i = 0; i < count.length; i++) {
            long from = start[i];
            if (step[i] < 0) {
                // ND4J has no negative strides: the same entries in ascending order first.
                from += (count[i] - 1L) * step[i];
                if (count[i] > 1) {
                    backwards[n++] = i;
                }
            }
            offset += from * a.strides()[i];
            strides[i] = Math.abs((long) step[i]) * a.strides()[i];
        }
        if (n == 0) {
            return a.view(shape, strides, offset).withRange(a.knownRange());
        }
        INDArray part = a.part(shape, strides, offset).nd();
        INDArray z = calls.allocate(a.dtype(), shape);
        calls.custom("reverse", z, new INDArray[] {part}, Arrays.copyOf(backwards, n));
        return calls.fresh(a.dtype(), shape, z).withRange(a.knownRange());
    }

    Nd4jArray pad(Nd4jArray a, int[] before, int[] after, int[] interior, double value) {
        a.buffer();
        int[] dims = new int[before.length];
        for (int i = 0; i < dims.length; i++) {
            int n = a.shape().dim(i);
            dims[i] = before[i] + n + Math.max(n - 1, 0) * interior[i] + after[i];
        }
        Shape shape = Shape.of(dims);
        Nd4jArray out = calls.full(shape, a.dtype(), value);
        if (a.size() == 0) {
            return out;
        }
        long[] strides = out.strides().clone();
        long offset = 0;
        for (int i = 0; i < dims.length; i++) {
            offset += before[i] * strides[i];
            strides[i] *= interior[i] + 1L;
        }
        INDArray hole = out.part(a.shape(), strides, offset).nd();
        calls.custom("assign", hole, hole, a.nd());
        return out.withRange(null);
    }

    Nd4jArray concat(Nd4jArray[] xs, int axis) {
        DType dtype = xs[0].dtype();
        int length = 0;
        int n = 0;
        Nd4jArray[] parts = new Nd4jArray[xs.length];
        for (Nd4jArray a : xs) {
            a.buffer();
            length += a.shape().dim(axis);
            if (a.size() > 0) {
                parts[n++] = a;
            }
        }
        Shape shape = xs[0].shape().with(axis, length);
        if (shape.size() == 0) {
            return calls.empty(dtype, shape);
        }
        if (n == 1) {
            return reshape(parts[0], shape);
        }
        INDArray[] nd = new INDArray[n];
        for (int i = 0; i < n; i++) {
            nd[i] = parts[i].nd();
        }
        return calls.fresh(dtype, shape, calls.custom("concat", calls.allocate(dtype, shape), nd, axis));
    }
}
