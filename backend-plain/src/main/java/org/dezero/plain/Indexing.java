package org.dezero.plain;

/**
 * Picking and scattering along the middle axis of memory in row order seen as {@code (outer, length, inner)}. Indices
 * are checked by {@link #check} before anything else happens.
 */
final class Indexing {
    private Indexing() {}

    /**
     * Checks that n indices are from 0 to {@code length - 1}.
     *
     * @param op the operation named in the error
     * @param axis the axis named in the error
     */
    static void check(String op, long[] index, int io, int n, int axis, int length) {
        long outside = 0;
        for (int j = 0; j < n; j++) {
            // The sign of the one or the other.
            outside |= index[io + j] | (length - 1 - index[io + j]);
        }
        if (outside >= 0) {
            return;
        }
        for (int j = 0; j < n; j++) {
            long i = index[io + j];
            if (i < 0 || i >= length) {
                throw new IndexOutOfBoundsException(op + ": index " + i + " is out of bounds for axis " + axis
                        + " with length " + length
                        + (length == 0 ? "; an empty axis has no entries" : "; indices run from 0 to " + (length - 1)));
            }
        }
    }

    /** {@code out[o, j, i] = x[o, index[j], i]}. */
    static void take(int outer, int length, int inner, Object x, int xo, long[] index, int io, int n, Object out) {
        for (int o = 0; o < outer; o++) {
            int from = xo + o * length * inner;
            int to = o * n * inner;
            if (inner == 1) {
                gather(x, from, index, io, n, out, to);
            } else {
                for (int j = 0; j < n; j++) {
                    System.arraycopy(x, from + (int) index[io + j] * inner, out, to + j * inner, inner);
                }
            }
        }
    }

    private static void gather(Object x, int from, long[] index, int io, int n, Object out, int to) {
        if (x instanceof float[] a) {
            float[] b = (float[]) out;
            for (int j = 0; j < n; j++) {
                b[to + j] = a[from + (int) index[io + j]];
            }
        } else if (x instanceof double[] a) {
            double[] b = (double[]) out;
            for (int j = 0; j < n; j++) {
                b[to + j] = a[from + (int) index[io + j]];
            }
        } else if (x instanceof long[] a) {
            long[] b = (long[]) out;
            for (int j = 0; j < n; j++) {
                b[to + j] = a[from + (int) index[io + j]];
            }
        } else {
            boolean[] a = (boolean[]) x;
            boolean[] b = (boolean[]) out;
            for (int j = 0; j < n; j++) {
                b[to + j] = a[from + (int) index[io + j]];
            }
        }
    }

    /** {@code out[o, index[j], i] += updates[o, j, i]}. */
    static void scatterAdd(
            int outer, int length, int inner, Object updates, int uo, long[] index, int io, int n, Object out) {
        for (int o = 0; o < outer; o++) {
            for (int j = 0; j < n; j++) {
                int from = uo + (o * n + j) * inner;
                int to = (o * length + (int) index[io + j]) * inner;
                if (out instanceof float[] a) {
                    add((float[]) updates, from, a, to, inner);
                } else if (out instanceof double[] a) {
                    add((double[]) updates, from, a, to, inner);
                } else {
                    add((long[]) updates, from, (long[]) out, to, inner);
                }
            }
        }
    }

    private static void add(float[] x, int from, float[] out, int to, int n) {
        for (int i = 0; i < n; i++) {
            out[to + i] += x[from + i];
        }
    }

    private static void add(double[] x, int from, double[] out, int to, int n) {
        for (int i = 0; i < n; i++) {
            out[to + i] += x[from + i];
        }
    }

    private static void add(long[] x, int from, long[] out, int to, int n) {
        for (int i = 0; i < n; i++) {
            out[to + i] += x[from + i];
        }
    }

    /** {@code out[j, index[j]] = 1}, in an array that is zero elsewhere. */
    static void setOnes(long[] index, int io, int n, int depth, Object out) {
        for (int j = 0; j < n; j++) {
            int at = j * depth + (int) index[io + j];
            if (out instanceof float[] a) {
                a[at] = 1;
            } else if (out instanceof double[] a) {
                a[at] = 1;
            } else if (out instanceof long[] a) {
                a[at] = 1;
            } else {
                ((boolean[]) out)[at] = true;
            }
        }
    }
}
