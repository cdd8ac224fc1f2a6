package org.dezero.plain;

import java.util.Arrays;
import org.dezero.array.ReduceOp;

/**
 * Batch normalisation of double in memory in row order seen as {@code (n, c, inner)}: c channels, each with {@code n inner}
 * elements. Two passes find mean and variance, sums being kept in double; a third applies them. Results are Java arrays filled
 * from the start on.
 */
final class DoubleBatchNorm {
    private DoubleBatchNorm() {}

    /** What to do with the channels of a range. */
    private interface Channels {
        void run(int from, int to);
    }

    /** Threads share the channels, where the elements of each lie in long rows. */
    private static void byChannels(int n, int c, int inner, Channels channels) {
        int least = Math.max(1, Pieces.ARITHMETIC / Math.max(1, n * inner));
        Pieces.rows(c, least, (from, length) -> channels.run(from, from + length));
    }

    private static double[] lanes() {
        return new double[Simd.ON ? DoubleLanes.LENGTH : 0];
    }

    /**
     * {@code out = gamma (x - mean) / sqrt(var + eps) + beta} with mean and biased variance of each channel.
     *
     * @param mean for the mean of each channel
     * @param var for the variance of each channel
     */
    static void forward(
            int n,
            int c,
            int inner,
            double[] x,
            int xo,
            double[] gamma,
            int go,
            double[] beta,
            int bo,
            double eps,
            double[] out,
            double[] mean,
            double[] var) {
        if (inner == 1) {
            forwardColumns(n, c, x, xo, gamma, go, beta, bo, eps, out, mean, var);
            return;
        }
        byChannels(n, c, inner, (first, end) -> {
            double[] lanes = lanes();
            for (int ch = first; ch < end; ch++) {
                double sum = 0;
                for (int i = 0; i < n; i++) {
                    sum += sum(x, xo + (i * c + ch) * inner, inner, lanes);
                }
                double m = sum / ((double) n * inner);
                double squares = 0;
                for (int i = 0; i < n; i++) {
                    squares += squares(x, xo + (i * c + ch) * inner, inner, m, lanes);
                }
                double v = squares / ((double) n * inner);
                mean[ch] = m;
                var[ch] = v;
                double scale = gamma[go + ch] / Math.sqrt(v + eps);
                for (int i = 0; i < n; i++) {
                    int at = (i * c + ch) * inner;
                    normal(x, xo + at, inner, m, scale, beta[bo + ch], out, at);
                }
            }
        });
    }

    private static void forwardColumns(
            int n,
            int c,
            double[] x,
            int xo,
            double[] gamma,
            int go,
            double[] beta,
            int bo,
            double eps,
            double[] out,
            double[] mean,
            double[] var) {
        DoubleReductions.reduce(ReduceOp.SUM, 1, n, c, x, xo, mean);
        for (int j = 0; j < c; j++) {
            mean[j] /= n;
        }
        double[] sums = new double[c];
        int done = Simd.ON ? DoubleVectorBatchNorm.addSquares(x, xo, n, c, mean, sums) : 0;
        for (int i = 0; i < n; i++) {
            for (int j = done; j < c; j++) {
                double d = x[xo + i * c + j] - mean[j];
                sums[j] += d * d;
            }
        }
        double[] scale = new double[c];
        for (int j = 0; j < c; j++) {
            var[j] = sums[j] / n;
            scale[j] = gamma[go + j] / Math.sqrt(var[j] + eps);
        }
        for (int i = 0; i < n; i++) {
            int at = i * c;
            int inRow = Simd.ON ? DoubleVectorBatchNorm.normalRow(x, xo + at, c, mean, scale, beta, bo, out, at) : 0;
            for (int j = inRow; j < c; j++) {
                out[at + j] = (x[xo + at + j] - mean[j]) * scale[j] + beta[bo + j];
            }
        }
    }

    /**
     * The gradient of {@link #forward}: with {@code normal = (x - mean) / sqrt(var + eps)} and {@code level = gy - mean(gy)},
     * {@code gBeta = sum(gy)}, {@code gGamma = sum(level normal)} and
     * {@code gx = gamma / sqrt(var + eps) (level - normal gGamma / count)}.
     */
    static void gradient(
            int n,
            int c,
            int inner,
            double[] gy,
            int gyo,
            double[] x,
            int xo,
            double[] gamma,
            int go,
            double[] mean,
            int mo,
            double[] var,
            int vo,
            double eps,
            double[] gx,
            double[] gGamma,
            double[] gBeta) {
        if (inner == 1) {
            gradientColumns(n, c, gy, gyo, x, xo, gamma, go, mean, mo, var, vo, eps, gx, gGamma, gBeta);
            return;
        }
        double count = (double) n * inner;
        byChannels(n, c, inner, (first, end) -> {
            double[] lanes = lanes();
            for (int ch = first; ch < end; ch++) {
                double m = mean[mo + ch];
                double inverse = 1 / Math.sqrt(var[vo + ch] + eps);
                double sum = 0;
                for (int i = 0; i < n; i++) {
                    sum += sum(gy, gyo + (i * c + ch) * inner, inner, lanes);
                }
                double level = sum / count;
                double weighted = 0;
                for (int i = 0; i < n; i++) {
                    int at = (i * c + ch) * inner;
                    weighted += weighted(gy, gyo + at, level, x, xo + at, m, inverse, inner, lanes);
                }
                gBeta[ch] = sum;
                gGamma[ch] = weighted;
                double slope = weighted / count;
                double scale = gamma[go + ch] * inverse;
                for (int i = 0; i < n; i++) {
                    int at = (i * c + ch) * inner;
                    gradient(gy, gyo + at, level, x, xo + at, m, inverse, slope, scale, inner, gx, at);
                }
            }
        });
    }

    private static void gradientColumns(
            int n,
            int c,
            double[] gy,
            int gyo,
            double[] x,
            int xo,
            double[] gamma,
            int go,
            double[] mean,
            int mo,
            double[] var,
            int vo,
            double eps,
            double[] gx,
            double[] gGamma,
            double[] gBeta) {
        DoubleReductions.reduce(ReduceOp.SUM, 1, n, c, gy, gyo, gBeta);
        double[] m = Arrays.copyOfRange(mean, mo, mo + c);
        double[] level = new double[c];
        double[] inverse = new double[c];
        for (int j = 0; j < c; j++) {
            level[j] = gBeta[j] / n;
            inverse[j] = 1 / Math.sqrt(var[vo + j] + eps);
        }
        double[] sums = new double[c];
        int done = Simd.ON ? DoubleVectorBatchNorm.addWeighted(gy, gyo, level, x, xo, m, inverse, n, c, sums) : 0;
        for (int i = 0; i < n; i++) {
            for (int j = done; j < c; j++) {
                sums[j] += (gy[gyo + i * c + j] - level[j]) * ((x[xo + i * c + j] - m[j]) * inverse[j]);
            }
        }
        double[] slope = new double[c];
        double[] scale = new double[c];
        for (int j = 0; j < c; j++) {
            gGamma[j] = sums[j];
            slope[j] = sums[j] / n;
            scale[j] = gamma[go + j] * inverse[j];
        }
        for (int i = 0; i < n; i++) {
            int at = i * c;
            int inRow = Simd.ON
                    ? DoubleVectorBatchNorm.gradientRow(
                            gy, gyo + at, level, x, xo + at, m, inverse, slope, scale, c, gx, at)
                    : 0;
            for (int j = inRow; j < c; j++) {
                double normal = (x[xo + at + j] - m[j]) * inverse[j];
                gx[at + j] = ((gy[gyo + at + j] - level[j]) - normal * slope[j]) * scale[j];
            }
        }
    }

    // ---- rows of one channel -------------------------------------------------------------------------------------

    private static double sum(double[] x, int xo, int n, double[] lanes) {
        return DoubleReductions.sum(x, xo, n, lanes);
    }

    private static double squares(double[] x, int xo, int n, double mean, double[] lanes) {
        if (Simd.ON) {
            return DoubleVectorBatchNorm.squares(x, xo, n, mean, lanes);
        }
        double sum = 0;
        for (int i = 0; i < n; i++) {
            double d = x[xo + i] - mean;
            sum += d * d;
        }
        return sum;
    }

    private static void normal(
            double[] x, int xo, int n, double mean, double scale, double shift, double[] out, int oo) {
        int done = Simd.ON ? DoubleVectorBatchNorm.normal(x, xo, n, mean, scale, shift, out, oo) : 0;
        for (int i = done; i < n; i++) {
            out[oo + i] = (x[xo + i] - mean) * scale + shift;
        }
    }

    private static double weighted(
            double[] gy, int go, double level, double[] x, int xo, double mean, double inverse, int n, double[] lanes) {
        if (Simd.ON) {
            return DoubleVectorBatchNorm.weighted(gy, go, level, x, xo, mean, inverse, n, lanes);
        }
        double sum = 0;
        for (int i = 0; i < n; i++) {
            sum += (gy[go + i] - level) * ((x[xo + i] - mean) * inverse);
        }
        return sum;
    }

    private static void gradient(
            double[] gy,
            int go,
            double level,
            double[] x,
            int xo,
            double mean,
            double inverse,
            double slope,
            double scale,
            int n,
            double[] out,
            int oo) {
        int done = Simd.ON
                ? DoubleVectorBatchNorm.gradient(gy, go, level, x, xo, mean, inverse, slope, scale, n, out, oo)
                : 0;
        for (int i = done; i < n; i++) {
            double normal = (x[xo + i] - mean) * inverse;
            out[oo + i] = ((gy[go + i] - level) - normal * slope) * scale;
        }
    }
}
