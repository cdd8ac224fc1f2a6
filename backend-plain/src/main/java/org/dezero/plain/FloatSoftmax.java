package org.dezero.plain;

/**
 * Softmax and its relatives on rows of float that lie one after the other. Every row is shifted by its maximum, unless
 * that is infinite where a shift would turn infinities into NaN; exponentials are summed in double.
 */
final class FloatSoftmax {
    private FloatSoftmax() {}

    private static float max(float[] x, int r, int n) {
        float best = x[r];
        for (int i = 1; i < n; i++) {
            best = Math.max(best, x[r + i]);
        }
        return best;
    }

    /** {@code out = e^x / sum(e^x)} for each row. */
    static void softmax(int rows, int n, float[] x, int xo, float[] out) {
        for (int row = 0; row < rows; row++) {
            int r = xo + row * n;
            int q = row * n;
            float shift = max(x, r, n);
            double sum = 0;
            for (int i = 0; i < n; i++) {
                float e = (float) Math.exp(x[r + i] - shift);
                out[q + i] = e;
                sum += e;
            }
            for (int i = 0; i < n; i++) {
                out[q + i] = (float) (out[q + i] / sum);
            }
        }
    }

    /** {@code log(sum(e^x))} of the row that starts at {@code r}. */
    private static double logSumExp(float[] x, int r, int n) {
        float max = max(x, r, n);
        float shift = Math.abs(max) < Float.POSITIVE_INFINITY ? max : 0;
        double sum = 0;
        for (int i = 0; i < n; i++) {
            sum += Math.exp(x[r + i] - shift);
        }
        return Math.log(sum) + shift;
    }

    /** {@code out = log(sum(e^x))}, one number for each row. */
    static void logSumExp(int rows, int n, float[] x, int xo, float[] out) {
        for (int row = 0; row < rows; row++) {
            out[row] = (float) logSumExp(x, xo + row * n, n);
        }
    }

    /** {@code out = x - log(sum(e^x))} for each row. */
    static void logSoftmax(int rows, int n, float[] x, int xo, float[] out) {
        for (int row = 0; row < rows; row++) {
            int r = xo + row * n;
            double lse = logSumExp(x, r, n);
            for (int i = 0; i < n; i++) {
                out[row * n + i] = (float) (x[r + i] - lse);
            }
        }
    }

    /** The mean over rows of {@code log(sum(e^x)) - x[t]}. */
    static float crossEntropy(int rows, int n, float[] x, int xo, long[] t, int to) {
        double sum = 0;
        for (int row = 0; row < rows; row++) {
            int r = xo + row * n;
            sum += logSumExp(x, r, n) - x[r + (int) t[to + row]];
        }
        return (float) (sum / rows);
    }
}
