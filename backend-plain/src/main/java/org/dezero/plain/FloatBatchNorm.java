package org.dezero.plain;

import java.util.Arrays;
import org.dezero.array.ReduceOp;

/**
 * Batch normalisation of float in memory in row order seen as {@code (n, c, inner)}: c channels, each with {@code n inner}
 * elements. Two passes find mean and variance, sums being kept in double; a third applies them. Results are Java arrays filled
 * from the start on.
 */
final class FloatBatchNorm {
    private FloatBatchNorm() {}

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
        return new double[Simd.ON ? FloatLanes.LENGTH : 0];
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
            float[] x,
            int xo,
            float[] gamma,
            int go,
            float[] beta,
            int bo,
            float eps,
            float[] out,
            float[] mean,
            float[] var) {
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
                float m = (float) (sum / ((double) n * inner));
                double squares = 0;
                for (int i = 0; i < n; i++) {
                    squares += squares(x, xo + (i * c + ch) * inner, inner, m, lanes);
                }
                float v = (float) (squares / ((double) n * inner));
                mean[ch] = m;
                var[ch] = v;
                float scale = gamma[go + ch] / (float) Math.sqrt(v + eps);
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
            float[] x,
            int xo,
            float[] gamma,
            int go,
            float[] beta,
            int bo,
            float eps,
            float[] out,
            float[] mean,
            float[] var) {
        FloatReductions.reduce(ReduceOp.SUM, 1, n, c, x, xo, mean);
        for (int j = 0; j < c; j++) {
            mean[j] /= n;
        }
        double[] sums = new double[c];
        int done = Simd.ON ? FloatVectorBatchNorm.addSquares(x, xo, n, c, mean, sums) : 0;
        for (int i = 0; i < n; i++) {
            for (int j = done; j < c; j++) {
                float d = x[xo + i * c + j] - mean[j];
                sums[j] += d * d;
            }
        }
        float[] scale = new float[c];
        for (int j = 0; j < c; j++) {
            var[j] = (float) (sums[j] / n);
            scale[j] = gamma[go + j] / (float) Math.sqrt(var[j] + eps);
        }
        for (int i = 0; i < n; i++) {
            int at = i * c;
            int inRow = Simd.ON ? FloatVectorBatchNorm.normalRow(x, xo + at, c, mean, scale, beta, bo, out, at) : 0;
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
            float[] gy,
            int gyo,
            float[] x,
            int xo,
            float[] gamma,
            int go,
            float[] mean,
            int mo,
            float[] var,
            int vo,
            float eps,
            float[] gx,
            float[] gGamma,
            float[] gBeta) {
        if (inner == 1) {
            gradientColumns(n, c, gy, gyo, x, xo, gamma, go, mean, mo, var, vo, eps, gx, gGamma, gBeta);
            return;
        }
        double count = (double) n * inner;
        byChannels(n, c, inner, (first, end) -> {
            double[] lanes = lanes();
            for (int ch = first; ch < end; ch++) {
                float m = mean[mo + ch];
                float inverse = 1 / (float) Math.sqrt(var[vo + ch] + eps);
                double sum = 0;
                for (int i = 0; i < n; i++) {
                    sum += sum(gy, gyo + (i * c + ch) * inner, inner, lanes);
                }
                float level = (float) (sum / count);
                double weighted = 0;
                for (int i = 0; i < n; i++) {
                    int at = (i * c + ch) * inner;
                    weighted += weighted(gy, gyo + at, level, x, xo + at, m, inverse, inner, lanes);
                }
                gBeta[ch] = (float) sum;
                gGamma[ch] = (float) weighted;
                float slope = (float) (weighted / count);
                float scale = gamma[go + ch] * inverse;
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
            float[] gy,
            int gyo,
            float[] x,
            int xo,
            float[] gamma,
            int go,
            float[] mean,
            int mo,
            float[] var,
            int vo,
            float eps,
            float[] gx,
            float[] gGamma,
            float[] gBeta) {
        FloatReductions.reduce(ReduceOp.SUM, 1, n, c, gy, gyo, gBeta);
        float[] m = Arrays.copyOfRange(mean, mo, mo + c);
        float[] level = new float[c];
        float[] inverse = new float[c];
        for (int j = 0; j < c; j++) {
            level[j] = gBeta[j] / n;
            inverse[j] = 1 / (float) Math.sqrt(var[vo + j] + eps);
        }
        double[] sums = new double[c];
        int done = Simd.ON ? FloatVectorBatchNorm.addWeighted(gy, gyo, level, x, xo, m, inverse, n, c, sums) : 0;
        for (int i = 0; i < n; i++) {
            for (int j = done; j < c; j++) {
                sums[j] += (gy[gyo + i * c + j] - level[j]) * ((x[xo + i * c + j] - m[j]) * inverse[j]);
            }
        }
        float[] slope = new float[c];
        float[] scale = new float[c];
        for (int j = 0; j < c; j++) {
            gGamma[j] = (float) sums[j];
            slope[j] = (float) (sums[j] / n);
            scale[j] = gamma[go + j] * inverse[j];
        }
        for (int i = 0; i < n; i++) {
            int at = i * c;
            int inRow = Simd.ON
                    ? FloatVectorBatchNorm.gradientRow(
                            gy, gyo + at, level, x, xo + at, m, inverse, slope, scale, c, gx, at)
                    : 0;
            for (int j = inRow; j < c; j++) {
                float normal = (x[xo + at + j] - m[j]) * inverse[j];
                gx[at + j] = ((gy[gyo + at + j] - level[j]) - normal * slope[j]) * scale[j];
            }
        }
    }

    // ---- rows of one channel -------------------------------------------------------------------------------------

    private static double sum(float[] x, int xo, int n, double[] lanes) {
        return FloatReductions.sum(x, xo, n, lanes);
    }

    private static double squares(float[] x, int xo, int n, float mean, double[] lanes) {
        if (Simd.ON) {
            return FloatVectorBatchNorm.squares(x, xo, n, mean, lanes);
        }
        double sum = 0;
        for (int i = 0; i < n; i++) {
            float d = x[xo + i] - mean;
            sum += d * d;
        }
        return sum;
    }

    private static void normal(float[] x, int xo, int n, float mean, float scale, float shift, float[] out, int oo) {
        int done = Simd.ON ? FloatVectorBatchNorm.normal(x, xo, n, mean, scale, shift, out, oo) : 0;
        for (int i = done; i < n; i++) {
            out[oo + i] = (x[xo + i] - mean) * scale + shift;
        }
    }

    private static double weighted(
            float[] gy, int go, float level, float[] x, int xo, float mean, float inverse, int n, double[] lanes) {
        if (Simd.ON) {
            return FloatVectorBatchNorm.weighted(gy, go, level, x, xo, mean, inverse, n, lanes);
        }
        double sum = 0;
        for (int i = 0; i < n; i++) {
            sum += (gy[go + i] - level) * ((x[xo + i] - mean) * inverse);
        }
        return sum;
    }

    private static void gradient(
            float[] gy,
            int go,
            float level,
            float[] x,
            int xo,
            float mean,
            float inverse,
            float slope,
            float scale,
            int n,
            float[] out,
            int oo) {
        int done = Simd.ON
                ? FloatVectorBatchNorm.gradient(gy, go, level, x, xo, mean, inverse, slope, scale, n, out, oo)
                : 0;
        for (int i = done; i < n; i++) {
            float normal = (x[xo + i] - mean) * inverse;
            out[oo + i] = ((gy[go + i] - level) - normal * slope) * scale;
        }
    }
}
