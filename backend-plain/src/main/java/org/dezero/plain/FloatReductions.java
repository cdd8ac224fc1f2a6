package org.dezero.plain;

import java.util.Arrays;
import org.dezero.array.ReduceOp;

/**
 * Reductions of float along the middle axis of memory in row order seen as {@code (outer, n, inner)}. Sums are kept in double and rounded once;
 * the order is fixed by the shape alone.
 */
final class FloatReductions {
    /** Up to here a sum runs straight on. */
    private static final int BLOCK = 128;
    /** The same for rows added to each other, which have no independent sums to spread the error over. */
    private static final int BLOCK_ROWS = 32;

    private FloatReductions() {}

    /** {@code out[o, j] = op over i of x[o, i, j]}; the content of {@code out} is arbitrary, and n is at least 1 but for a sum. */
    static void reduce(ReduceOp op, int outer, int n, int inner, float[] x, int xo, float[] out) {
        switch (op) {
            case SUM:
                sum(outer, n, inner, x, xo, out);
                break;
            case MAX:
                max(outer, n, inner, x, xo, out);
                break;
            case MIN:
                min(outer, n, inner, x, xo, out);
                break;
            default:
                throw new AssertionError(op);
        }
    }

    private static void sum(int outer, int n, int inner, float[] x, int xo, float[] out) {
        if (inner == 1) {
            for (int o = 0; o < outer; o++) {
                out[o] = (float) sumRow(x, xo + o * n, n);
            }
            return;
        }
        double[] sums = new double[inner];
        for (int o = 0; o < outer; o++) {
            Arrays.fill(sums, 0);
            sumColumns(x, xo + o * n * inner, n, inner, sums);
            for (int j = 0; j < inner; j++) {
                out[o * inner + j] = (float) sums[j];
            }
        }
    }

    private static double sumRow(float[] x, int xo, int n) {
        if (n > BLOCK) {
            int half = n / 2;
            return sumRow(x, xo, half) + sumRow(x, xo + half, n - half);
        }
        double s0 = 0;
        double s1 = 0;
        double s2 = 0;
        double s3 = 0;
        double s4 = 0;
        double s5 = 0;
        double s6 = 0;
        double s7 = 0;
        int i = xo;
        int end = xo + n;
        for (; i <= end - 8; i += 8) {
            s0 += x[i];
            s1 += x[i + 1];
            s2 += x[i + 2];
            s3 += x[i + 3];
            s4 += x[i + 4];
            s5 += x[i + 5];
            s6 += x[i + 6];
            s7 += x[i + 7];
        }
        for (; i < end; i++) {
            s0 += x[i];
        }
        return ((s0 + s1) + (s2 + s3)) + ((s4 + s5) + (s6 + s7));
    }

    /** Adds n rows of a width to {@code sums}. */
    private static void sumColumns(float[] x, int xo, int n, int width, double[] sums) {
        if (n > BLOCK_ROWS) {
            int half = n / 2;
            sumColumns(x, xo, half, width, sums);
            double[] rest = new double[width];
            sumColumns(x, xo + half * width, n - half, width, rest);
            for (int j = 0; j < width; j++) {
                sums[j] += rest[j];
            }
            return;
        }
        for (int i = 0; i < n; i++) {
            int r = xo + i * width;
            for (int j = 0; j < width; j++) {
                sums[j] += x[r + j];
            }
        }
    }

    private static void max(int outer, int n, int inner, float[] x, int xo, float[] out) {
        if (inner == 1) {
            for (int o = 0; o < outer; o++) {
                int r = xo + o * n;
                float best = x[r];
                for (int i = 1; i < n; i++) {
                    best = Math.max(best, x[r + i]);
                }
                out[o] = best;
            }
            return;
        }
        for (int o = 0; o < outer; o++) {
            int q = o * inner;
            System.arraycopy(x, xo + q * n, out, q, inner);
            for (int i = 1; i < n; i++) {
                int r = xo + q * n + i * inner;
                for (int j = 0; j < inner; j++) {
                    out[q + j] = Math.max(out[q + j], x[r + j]);
                }
            }
        }
    }

    private static void min(int outer, int n, int inner, float[] x, int xo, float[] out) {
        if (inner == 1) {
            for (int o = 0; o < outer; o++) {
                int r = xo + o * n;
                float best = x[r];
                for (int i = 1; i < n; i++) {
                    best = Math.min(best, x[r + i]);
                }
                out[o] = best;
            }
            return;
        }
        for (int o = 0; o < outer; o++) {
            int q = o * inner;
            System.arraycopy(x, xo + q * n, out, q, inner);
            for (int i = 1; i < n; i++) {
                int r = xo + q * n + i * inner;
                for (int j = 0; j < inner; j++) {
                    out[q + j] = Math.min(out[q + j], x[r + j]);
                }
            }
        }
    }

    /** {@code out[o, j]} is the index i of the largest {@code x[o, i, j]}: the first NaN, else the first of the largest. */
    static void argMax(int outer, int n, int inner, float[] x, int xo, long[] out) {
        for (int o = 0; o < outer; o++) {
            for (int j = 0; j < inner; j++) {
                int r = xo + o * n * inner + j;
                float best = x[r];
                int index = 0;
                for (int i = 1; i < n; i++) {
                    float v = x[r + i * inner];
                    // NaN goes before every number, and the first of several stays.
                    if (v > best || (Float.isNaN(v) && !Float.isNaN(best))) {
                        best = v;
                        index = i;
                    }
                }
                out[o * inner + j] = index;
            }
        }
    }
}
