package org.dezero.plain;

import java.util.Arrays;
import org.dezero.array.Shape;

/** Moves elements of any type between strided places in Java arrays. */
final class Movement {
    /** Side of the square blocks in which an array is copied across its rows: a block's cache lines fit the first cache. */
    private static final int TILE = 32;

    private Movement() {}

    /** Fills a whole Java array with a value, converted as {@code full} converts. */
    static void fill(Object data, double value) {
        if (data instanceof float[] f) {
            Arrays.fill(f, (float) value);
        } else if (data instanceof double[] d) {
            Arrays.fill(d, value);
        } else if (data instanceof long[] l) {
            Arrays.fill(l, (long) value);
        } else {
            Arrays.fill((boolean[]) data, value != 0);
        }
    }

    /** A new Java array with the elements of {@code x} in row order, for use outside of the backend. */
    static Object rows(PlainArray x) {
        return rows(x, Buffers.allocate(x.dtype, x.shape.size()));
    }

    /** The elements of {@code x} in row order, for another array. */
    static Object copied(PlainArray x) {
        return rows(x, Buffers.of(x.dtype, x.shape.size()));
    }

    private static Object rows(PlainArray x, Object out) {
        if (x.isRowOrder()) {
            System.arraycopy(x.data, x.offset, out, 0, x.shape.size());
        } else {
            copy(x.shape, x.data, x.offset, x.strides(), out, 0, Strides.rowOrder(x.shape));
        }
        return out;
    }

    /** {@code dst[.. i ..] = src[.. i ..]} for every index of a shape. */
    static void copy(Shape shape, Object src, int s, int[] srcStrides, Object dst, int d, int[] dstStrides) {
        if (shape.size() == 0) {
            return;
        }
        int n = shape.ndim();
        int[] length = new int[n];
        int[] from = new int[n];
        int[] to = new int[n];
        int axes = 0;
        for (int i = 0; i < n; i++) {
            int len = shape.dim(i);
            if (len == 1) {
                continue;
            }
            // Join axes that lie one behind the other on both sides: longer inner loops.
            if (axes > 0 && from[axes - 1] == srcStrides[i] * len && to[axes - 1] == dstStrides[i] * len) {
                length[axes - 1] *= len;
                from[axes - 1] = srcStrides[i];
                to[axes - 1] = dstStrides[i];
            } else {
                length[axes] = len;
                from[axes] = srcStrides[i];
                to[axes++] = dstStrides[i];
            }
        }
        copyAxes(0, axes, length, src, s, from, dst, d, to);
    }

    private static void copyAxes(
            int axis, int axes, int[] length, Object src, int s, int[] from, Object dst, int d, int[] to) {
        int left = axes - axis;
        if (left <= 1) {
            if (left == 0) {
                line(src, s, 0, dst, d, 0, 1);
            } else {
                line(src, s, from[axis], dst, d, to[axis], length[axis]);
            }
        } else if (left == 2 && from[axis + 1] != 1 && from[axis] == 1) {
            transposed(length[axis], length[axis + 1], src, s, from[axis + 1], dst, d, to[axis], to[axis + 1]);
        } else {
            for (int i = 0; i < length[axis]; i++) {
                copyAxes(axis + 1, axes, length, src, s + i * from[axis], from, dst, d + i * to[axis], to);
            }
        }
    }

    /** A matrix whose columns, not rows, lie together in the source. */
    private static void transposed(
            int rows, int columns, Object src, int s, int columnStep, Object dst, int d, int toRow, int toColumn) {
        for (int i0 = 0; i0 < rows; i0 += TILE) {
            int i1 = Math.min(i0 + TILE, rows);
            for (int j0 = 0; j0 < columns; j0 += TILE) {
                int w = Math.min(TILE, columns - j0);
                for (int i = i0; i < i1; i++) {
                    line(src, s + i + j0 * columnStep, columnStep, dst, d + i * toRow + j0 * toColumn, toColumn, w);
                }
            }
        }
    }

    /** {@code dst[d + i * to] = src[s + i * from]} for i below n. */
    static void line(Object src, int s, int from, Object dst, int d, int to, int n) {
        if (from == 1 && to == 1) {
            System.arraycopy(src, s, dst, d, n);
        } else if (src instanceof float[] a) {
            float[] b = (float[]) dst;
            for (int i = 0; i < n; i++) {
                b[d + i * to] = a[s + i * from];
            }
        } else if (src instanceof double[] a) {
            double[] b = (double[]) dst;
            for (int i = 0; i < n; i++) {
                b[d + i * to] = a[s + i * from];
            }
        } else if (src instanceof long[] a) {
            long[] b = (long[]) dst;
            for (int i = 0; i < n; i++) {
                b[d + i * to] = a[s + i * from];
            }
        } else {
            boolean[] a = (boolean[]) src;
            boolean[] b = (boolean[]) dst;
            for (int i = 0; i < n; i++) {
                b[d + i * to] = a[s + i * from];
            }
        }
    }
}
