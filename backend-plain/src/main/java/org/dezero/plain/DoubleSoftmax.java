package org.dezero.plain;

import org.dezero.array.BinaryOp;
import org.dezero.array.UnaryOp;
import org.jspecify.annotations.Nullable;

/**
 * Softmax and its relatives on rows of double that lie one after the other. Every row is shifted by its maximum, unless that is
 * infinite where a shift would turn infinities into NaN. Rows are taken in groups that fit the first cache, so that
 * short ones share vectors.
 */
final class DoubleSoftmax {
    /** About how many elements a group has. */
    private static final int GROUP = 1024;

    private DoubleSoftmax() {}

    /** What to do with a number of rows from one on. */
    private interface Group {
        void run(int first, int count);
    }

    /** Runs all rows by groups, by several threads if there are many. */
    private static void byGroups(int rows, int n, Group group) {
        int least = Math.max(1, Pieces.FUNCTION / n);
        Pieces.rows(rows, least, (from, length) -> groups(from, from + length, n, group));
    }

    private static void groups(int from, int to, int n, Group group) {
        int step = step(n);
        for (int row = from; row < to; row += step) {
            group.run(row, Math.min(step, to - row));
        }
    }

    private static int step(int n) {
        return Math.max(1, GROUP / n);
    }

    /** The maximum of a row; where there is a NaN, anything, as sums of exponentials will be NaN whatever the shift. */
    private static double max(double[] x, int r, int n) {
        if (DoubleReductions.byVectors(n)) {
            return DoubleVectorReductions.max(x, r, n);
        }
        double best = x[r];
        for (int i = 1; i < n; i++) {
            double v = x[r + i];
            best = v > best ? v : best;
        }
        return best;
    }

    /** Of n rows, {@code e^(x - shift)} to {@code out} from q on, with their shifts if that is not null. */
    private static void exponentials(
            int rows, int n, double[] x, int r, double[] out, int q, double @Nullable [] shifts) {
        for (int row = 0; row < rows; row++) {
            int from = r + row * n;
            int to = q + row * n;
            double shift = max(x, from, n);
            if (shifts != null) {
                shift = Math.abs(shift) < Double.POSITIVE_INFINITY ? shift : 0;
                shifts[row] = shift;
            }
            if (DoubleReductions.byVectors(n)) {
                DoubleElementwise.rowNumber(BinaryOp.SUB, x, from, shift, out, to, n);
            } else {
                for (int i = 0; i < n; i++) {
                    out[to + i] = x[from + i] - shift;
                }
            }
        }
        DoubleElementwise.unary(UnaryOp.EXP, out, q, out, q, rows * n);
    }

    private static double sum(double[] x, int r, int n, double[] lanes) {
        if (DoubleReductions.byVectors(n)) {
            return DoubleReductions.sum(x, r, n, lanes);
        }
        double sum = 0;
        for (int i = 0; i < n; i++) {
            sum += x[r + i];
        }
        return sum;
    }

    /** {@code out = e^x / sum(e^x)} for each row. */
    static void softmax(int rows, int n, double[] x, int xo, double[] out) {
        byGroups(rows, n, (first, count) -> softmaxGroup(count, n, x, xo + first * n, out, first * n));
    }

    private static void softmaxGroup(int rows, int n, double[] x, int xo, double[] out, int oo) {
        double[] lanes = DoubleReductions.lanes(n);
        exponentials(rows, n, x, xo, out, oo, null);
        for (int row = 0; row < rows; row++) {
            int q = oo + row * n;
            double sum = sum(out, q, n, lanes);
            if (DoubleReductions.byVectors(n)) {
                DoubleElementwise.rowNumber(BinaryOp.DIV, out, q, sum, out, q, n);
            } else {
                for (int i = 0; i < n; i++) {
                    out[q + i] /= sum;
                }
            }
        }
    }

    /** {@code out = (softmax(x) - onehot(t)) share} for each row. */
    static void crossEntropyGrad(int rows, int n, double[] x, int xo, long[] t, int to, double share, double[] out) {
        byGroups(rows, n, (first, count) -> {
            softmaxGroup(count, n, x, xo + first * n, out, first * n);
            for (int row = first; row < first + count; row++) {
                out[row * n + (int) t[to + row]] -= 1;
            }
            DoubleElementwise.rowNumber(BinaryOp.MUL, out, first * n, share, out, first * n, count * n);
        });
    }

    /**
     * {@code log(sum(e^x))} of each row to {@code out}, from {@code first} on.
     *
     * @param room for the exponentials, from {@code at} on
     */
    private static void logSumExps(
            int first, int rows, int n, double[] x, int xo, double[] room, int at, double[] out) {
        double[] lanes = DoubleReductions.lanes(n);
        double[] shifts = new double[rows];
        exponentials(rows, n, x, xo, room, at, shifts);
        for (int row = 0; row < rows; row++) {
            out[first + row] = Math.log(sum(room, at + row * n, n, lanes)) + shifts[row];
        }
    }

    /** {@code out = log(sum(e^x))}, one number for each row. */
    static void logSumExp(int rows, int n, double[] x, int xo, double[] out) {
        double[] lse = logSumExps(rows, n, x, xo);
        for (int row = 0; row < rows; row++) {
            out[row] = lse[row];
        }
    }

    private static double[] logSumExps(int rows, int n, double[] x, int xo) {
        double[] lse = new double[rows];
        byGroups(rows, n, (first, count) -> {
            double[] room = new double[count * n];
            logSumExps(first, count, n, x, xo + first * n, room, 0, lse);
        });
        return lse;
    }

    /** {@code out = x - log(sum(e^x))} for each row. */
    static void logSoftmax(int rows, int n, double[] x, int xo, double[] out) {
        double[] lse = new double[rows];
        byGroups(rows, n, (first, count) -> {
            logSumExps(first, count, n, x, xo + first * n, out, first * n, lse);
            for (int row = first; row < first + count; row++) {
                double shift = lse[row];
                for (int i = 0; i < n; i++) {
                    out[row * n + i] = x[xo + row * n + i] - shift;
                }
            }
        });
    }

    /** The mean over rows of {@code log(sum(e^x)) - x[t]}. */
    static double crossEntropy(int rows, int n, double[] x, int xo, long[] t, int to) {
        double[] lse = logSumExps(rows, n, x, xo);
        double sum = 0;
        for (int row = 0; row < rows; row++) {
            sum += lse[row] - x[xo + row * n + (int) t[to + row]];
        }
        return sum / rows;
    }
}
