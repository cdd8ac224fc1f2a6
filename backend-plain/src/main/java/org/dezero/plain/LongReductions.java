package org.dezero.plain;

import java.util.Arrays;
import org.dezero.array.ReduceOp;

/**
 * Reductions of long along the middle axis of memory in row order seen as {@code (outer, n, inner)}. Sums wrap around;
 * the order is fixed by the shape alone.
 */
final class LongReductions {
    private LongReductions() {}

    /** {@code out[o, j] = op over i of x[o, i, j]}; the content of {@code out} is arbitrary, and n is at least 1 but for a sum. */
    static void reduce(ReduceOp op, int outer, int n, int inner, long[] x, int xo, long[] out) {
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

    private static void sum(int outer, int n, int inner, long[] x, int xo, long[] out) {
        Arrays.fill(out, 0, outer * inner, 0);
        for (int o = 0; o < outer; o++) {
            int q = o * inner;
            for (int i = 0; i < n; i++) {
                int r = xo + (o * n + i) * inner;
                for (int j = 0; j < inner; j++) {
                    out[q + j] += x[r + j];
                }
            }
        }
    }

    private static void max(int outer, int n, int inner, long[] x, int xo, long[] out) {
        if (inner == 1) {
            for (int o = 0; o < outer; o++) {
                int r = xo + o * n;
                long best = x[r];
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

    private static void min(int outer, int n, int inner, long[] x, int xo, long[] out) {
        if (inner == 1) {
            for (int o = 0; o < outer; o++) {
                int r = xo + o * n;
                long best = x[r];
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
    static void argMax(int outer, int n, int inner, long[] x, int xo, long[] out) {
        for (int o = 0; o < outer; o++) {
            for (int j = 0; j < inner; j++) {
                int r = xo + o * n * inner + j;
                long best = x[r];
                int index = 0;
                for (int i = 1; i < n; i++) {
                    long v = x[r + i * inner];
                    if (v > best) {
                        best = v;
                        index = i;
                    }
                }
                out[o * inner + j] = index;
            }
        }
    }
}
