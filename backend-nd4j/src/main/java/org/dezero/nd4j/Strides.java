package org.dezero.nd4j;

import org.dezero.array.Shape;
import org.jspecify.annotations.Nullable;

/** Where a reshaped array's elements lie, if no copy is needed. */
final class Strides {
    private Strides() {}

    /**
     * The strides that give the same elements, in row order, another shape.
     *
     * @return null if no strides do
     */
    static long @Nullable [] reshaped(Shape from, long[] strides, Shape to) {
        int n = 0;
        int[] oldDims = new int[from.ndim()];
        long[] oldStrides = new long[from.ndim()];
        for (int i = 0; i < from.ndim(); i++) {
            if (from.dim(i) != 1) {
                oldDims[n] = from.dim(i);
                oldStrides[n++] = strides[i];
            }
        }
        long[] out = new long[to.ndim()];
        int newEnd = 0;
        int oldEnd = 0;
        while (oldEnd < n) {
            // The shortest run of old axes that holds as many elements as a run of new axes.
            int oldStart = oldEnd;
            int newStart = newEnd;
            long have = oldDims[oldEnd++];
            long want = to.dim(newEnd++);
            while (have != want) {
                if (have < want) {
                    have *= oldDims[oldEnd++];
                } else {
                    want *= to.dim(newEnd++);
                }
            }
            for (int i = oldStart; i < oldEnd - 1; i++) {
                if (oldStrides[i] != oldStrides[i + 1] * oldDims[i + 1]) {
                    return null;
                }
            }
            long stride = oldStrides[oldEnd - 1];
            for (int i = newEnd - 1; i >= newStart; i--) {
                out[i] = stride;
                stride *= to.dim(i);
            }
        }
        for (int i = newEnd; i < out.length; i++) {
            out[i] = 1;
        }
        return out;
    }
}
