package org.dezero.plain;

import java.util.Arrays;
import org.dezero.array.BinaryOp;
import org.dezero.array.ReduceOp;

/**
 * Reductions of double along the middle axis of memory in row order seen as {@code (outer, n, inner)}. Long sums are taken pairwise. The order in
 * which a sum is taken is fixed by the shape, and on a machine with other vectors may be another one; how many threads take part
 * does not matter.
 */
final class DoubleReductions {
    /** Up to here a sum runs straight on in one loop. */
    private static final int BLOCK = 1024;

    /** The same for rows added to each other, which have no independent sums to spread the error over. */
    private static final int BLOCK_ROWS = 32;

    /** What is long is cut into runs of this length, which threads share. */
    private static final int RUN = 1 << 16;

    /** The most columns that are summed up at once: the sums stay in the first cache. */
    private static final int STRIP = 1024;

    /** How often a run of rows can be halved. */
    private static final int LEVELS = 12;

    private DoubleReductions() {}

    /** {@code out[o, j] = op over i of x[o, i, j]}; the content of {@code out} is arbitrary, and n is at least 1 but for a sum. */
    static void reduce(ReduceOp op, int outer, int n, int inner, double[] x, int xo, double[] out) {
        int each = n * inner;
        if (outer > 1 && Pieces.shared(outer * each, Pieces.ARITHMETIC)) {
            int least = Math.max(1, Pieces.ARITHMETIC / Math.max(each, 1));
            Pieces.rows(outer, least, (from, length) -> pieces(op, from, from + length, n, inner, x, xo, out));
        } else {
            pieces(op, 0, outer, n, inner, x, xo, out);
        }
    }

    private static void pieces(ReduceOp op, int from, int to, int n, int inner, double[] x, int xo, double[] out) {
        switch (op) {
            case SUM:
                sum(from, to, n, inner, x, xo, out);
                break;
            case MAX:
                extreme(BinaryOp.MAXIMUM, from, to, n, inner, x, xo, out);
                break;
            case MIN:
                extreme(BinaryOp.MINIMUM, from, to, n, inner, x, xo, out);
                break;
            default:
                throw new AssertionError(op);
        }
    }

    private static void sum(int from, int to, int n, int inner, double[] x, int xo, double[] out) {
        if (inner == 1) {
            double[] lanes = lanes(n);
            for (int o = from; o < to; o++) {
                out[o] = sum(x, xo + o * n, n, lanes);
            }
            return;
        }
        int runs = Math.max(1, Tiling.blocks(n, Math.max(BLOCK_ROWS, RUN / Math.min(inner, STRIP))));
        double[] sums = new double[runs * inner];
        for (int o = from; o < to; o++) {
            Arrays.fill(sums, 0);
            sumColumns(x, xo + o * n * inner, n, inner, runs, sums);
            System.arraycopy(sums, 0, out, o * inner, inner);
        }
    }

    /** Whether rows of a length are long enough for {@link DoubleVectorReductions}. */
    static boolean byVectors(int n) {
        return Simd.ON && n >= DoubleVectorReductions.LEAST;
    }

    /** Room for its sums, if it will be called for rows of a length. */
    static double[] lanes(int n) {
        return new double[byVectors(n) ? DoubleLanes.LENGTH : 0];
    }

    /** The sum of a row: of its runs, one after the other if there are several. */
    static double sum(double[] x, int xo, int n, double[] lanes) {
        if (n <= RUN) {
            return sumRun(x, xo, n, lanes);
        }
        double[] runs = new double[(n + RUN - 1) / RUN];
        Workers.run(runs.length, i -> {
            int from = i * RUN;
            runs[i] = sumRun(x, xo + from, Math.min(RUN, n - from), lanes(n));
        });
        double sum = 0;
        for (double run : runs) {
            sum += run;
        }
        return sum;
    }

    /** Pairwise down to blocks. */
    private static double sumRun(double[] x, int xo, int n, double[] lanes) {
        if (n > BLOCK) {
            int half = n / 2;
            return sumRun(x, xo, half, lanes) + sumRun(x, xo + half, n - half, lanes);
        }
        if (byVectors(n)) {
            return DoubleVectorReductions.sum(x, xo, n, lanes);
        }
        double s0 = 0;
        double s1 = 0;
        double s2 = 0;
        double s3 = 0;
        int i = xo;
        int end = xo + n;
        for (; i <= end - 4; i += 4) {
            s0 += x[i];
            s1 += x[i + 1];
            s2 += x[i + 2];
            s3 += x[i + 3];
        }
        for (; i < end; i++) {
            s0 += x[i];
        }
        return (s0 + s1) + (s2 + s3);
    }

    /** Adds up n rows: strips of columns and runs of rows, which threads share; those of a strip one after the other. */
    private static void sumColumns(double[] x, int xo, int n, int width, int runs, double[] sums) {
        int strips = Tiling.blocks(width, STRIP);
        Workers.Part part = i -> {
            int run = i / strips;
            int first = Tiling.border(n, run, runs);
            int rows = Tiling.border(n, run + 1, runs) - first;
            int from = Tiling.border(width, i % strips, strips);
            int columns = Tiling.border(width, i % strips + 1, strips) - from;
            sumRows(x, xo + first * width + from, rows, width, columns, sums, run * width + from, 0);
        };
        if ((long) n * width >= 2 * Pieces.ARITHMETIC) {
            Workers.run(runs * strips, part);
        } else {
            for (int i = 0; i < runs * strips; i++) {
                part.run(i);
            }
        }
        for (int r = 1; r < runs; r++) {
            for (int j = 0; j < width; j++) {
                sums[j] += sums[r * width + j];
            }
        }
    }

    /** Adds n rows, {@code step} apart, to {@code sums} from {@code so} on: pairwise down to blocks. */
    private static void sumRows(double[] x, int xo, int n, int step, int width, double[] sums, int so, int level) {
        if (n > BLOCK_ROWS) {
            // Halves that are whole blocks: fewer levels.
            int half = (n / 2 + BLOCK_ROWS - 1) / BLOCK_ROWS * BLOCK_ROWS;
            sumRows(x, xo, half, step, width, sums, so, level);
            double[] rest = DoubleScratch.mine().sums(LEVELS * width);
            int at = level * width;
            Arrays.fill(rest, at, at + width, 0);
            sumRows(x, xo + half * step, n - half, step, width, rest, at, level + 1);
            for (int j = 0; j < width; j++) {
                sums[so + j] += rest[at + j];
            }
            return;
        }
        if (Simd.ON) {
            DoubleVectorReductions.addRows(x, xo, n, step, width, sums, so);
            return;
        }
        for (int i = 0; i < n; i++) {
            int r = xo + i * step;
            for (int j = 0; j < width; j++) {
                sums[so + j] += x[r + j];
            }
        }
    }

    private static void extreme(BinaryOp op, int from, int to, int n, int inner, double[] x, int xo, double[] out) {
        if (inner == 1) {
            for (int o = from; o < to; o++) {
                out[o] = extreme(op, x, xo + o * n, n);
            }
            return;
        }
        for (int o = from; o < to; o++) {
            int q = o * inner;
            System.arraycopy(x, xo + q * n, out, q, inner);
            for (int i = 1; i < n; i++) {
                DoubleElementwise.binary(op, out, q, 1, x, xo + q * n + i * inner, 1, out, q, inner);
            }
        }
    }

    /** That of a row: of its runs, if there are several. */
    private static double extreme(BinaryOp op, double[] x, int r, int n) {
        if (n <= RUN) {
            return op == BinaryOp.MAXIMUM ? max(x, r, n) : min(x, r, n);
        }
        double[] runs = new double[Tiling.blocks(n, RUN)];
        Workers.run(runs.length, i -> {
            int from = Tiling.border(n, i, runs.length);
            runs[i] = extreme(op, x, r + from, Tiling.border(n, i + 1, runs.length) - from);
        });
        return extreme(op, runs, 0, runs.length);
    }

    private static double max(double[] x, int r, int n) {
        if (byVectors(n)) {
            return DoubleVectorReductions.max(x, r, n);
        }
        double best = x[r];
        for (int i = 1; i < n; i++) {
            best = Math.max(best, x[r + i]);
        }
        return best;
    }

    private static double min(double[] x, int r, int n) {
        if (byVectors(n)) {
            return DoubleVectorReductions.min(x, r, n);
        }
        double best = x[r];
        for (int i = 1; i < n; i++) {
            best = Math.min(best, x[r + i]);
        }
        return best;
    }

    /** {@code out[o, j]} is the index i of the largest {@code x[o, i, j]}: the first NaN, else the first of the largest. */
    static void argMax(int outer, int n, int inner, double[] x, int xo, long[] out) {
        if (inner == 1 && byVectors(n)) {
            for (int o = 0; o < outer; o++) {
                int r = xo + o * n;
                out[o] = first(x, r, extreme(BinaryOp.MAXIMUM, x, r, n));
            }
            return;
        }
        for (int o = 0; o < outer; o++) {
            for (int j = 0; j < inner; j++) {
                int r = xo + o * n * inner + j;
                double best = x[r];
                int index = 0;
                for (int i = 1; i < n; i++) {
                    double v = x[r + i * inner];
                    // NaN goes before every number, and the first of several stays.
                    if (v > best || (Double.isNaN(v) && !Double.isNaN(best))) {
                        best = v;
                        index = i;
                    }
                }
                out[o * inner + j] = index;
            }
        }
    }

    /** The index from r on of the first element that is a value, which there is. */
    private static int first(double[] x, int r, double value) {
        int i = r;
        if (Double.isNaN(value)) {
            while (!Double.isNaN(x[i])) {
                i++;
            }
        } else {
            while (x[i] != value) {
                i++;
            }
        }
        return i - r;
    }
}
