package org.dezero.plain;

import org.dezero.array.Shape;
import org.jspecify.annotations.Nullable;

/** Arithmetic on strides: the distance, in elements, between neighbours along each axis. */
final class Strides {
    private Strides() {}

    /** The strides of an array that lies in row order. */
    static int[] rowOrder(Shape shape) {
        int[] out = new int[shape.ndim()];
        int step = 1;
        for (int i = out.length - 1; i >= 0; i--) {
            out[i] = step;
            step *= Math.max(shape.dim(i), 1);
        }
        return out;
    }

    /** Whether the strides walk a block of memory in row order without gaps; the stride of a length-1 axis is idle. */
    static boolean isRowOrder(Shape shape, int[] strides) {
        if (shape.size() == 0) {
            return true;
        }
        int step = 1;
        for (int i = strides.length - 1; i >= 0; i--) {
            int d = shape.dim(i);
            if (d != 1 && strides[i] != step) {
                return false;
            }
            step *= d;
        }
        return true;
    }

    /**
     * The strides that show the same elements in another shape of the same size, or null if no strides do: only axes
     * that lie one behind the other in memory can be joined.
     */
    static int @Nullable [] reshape(Shape from, int[] strides, Shape to) {
        if (to.size() == 0) {
            return rowOrder(to);
        }
        // First the axes of `from` joined as far as memory allows, then each joined run cut into axes of `to`.
        int n = from.ndim();
        int[] length = new int[n];
        int[] step = new int[n];
        int runs = 0;
        for (int i = 0; i < n; i++) {
            int d = from.dim(i);
            if (d == 1) {
                continue;
            }
            if (runs > 0 && step[runs - 1] == strides[i] * d) {
                length[runs - 1] *= d;
                step[runs - 1] = strides[i];
            } else {
                length[runs] = d;
                step[runs++] = strides[i];
            }
        }
        int[] out = new int[to.ndim()];
        int run = runs - 1;
        int left = run < 0 ? 1 : length[run];
        int stride = run < 0 ? 1 : step[run];
        for (int i = out.length - 1; i >= 0; i--) {
            int d = to.dim(i);
            out[i] = stride;
            if (d == 1) {
                continue;
            }
            if (left % d != 0) {
                return null;
            }
            left /= d;
            stride *= d;
            if (left == 1 && --run >= 0) {
                left = length[run];
                stride = step[run];
            }
        }
        return out;
    }

    /** The strides of an array broadcast to a shape: 0 along every axis that repeats. */
    static int[] broadcast(Shape from, int[] strides, Shape to) {
        int[] out = new int[to.ndim()];
        int lead = out.length - strides.length;
        for (int i = 0; i < strides.length; i++) {
            out[lead + i] = from.dim(i) == 1 ? 0 : strides[i];
        }
        return out;
    }
}
