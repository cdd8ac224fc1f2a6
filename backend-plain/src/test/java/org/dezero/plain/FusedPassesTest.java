package org.dezero.plain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.dezero.array.UnaryOp;
import org.junit.jupiter.api.Test;

/** Several operations in one pass: the bits of the operations one after the other, in outputs of arbitrary content. */
class FusedPassesTest {
    private static final int[] LENGTHS = {1, 2, 7, 16, 17, 31, 64, 100, 1003, 150_001};

    private static float[] random(int seed, int n, double scale) {
        Random random = new Random(seed);
        float[] out = new float[n];
        for (int i = 0; i < n; i++) {
            out[i] = i % 53 == 52 ? 0 : (float) (random.nextGaussian() * scale);
        }
        return out;
    }

    private static double[] doubles(float[] x) {
        double[] out = new double[x.length];
        for (int i = 0; i < x.length; i++) {
            out[i] = x[i] * 1.0000001;
        }
        return out;
    }

    private static float[] garbage(int n) {
        float[] out = new float[n];
        Arrays.fill(out, Float.NaN);
        return out;
    }

    private static double[] garbageDoubles(int n) {
        double[] out = new double[n];
        Arrays.fill(out, Double.NaN);
        return out;
    }

    @Test
    void activationGradients() {
        for (int n : LENGTHS) {
            float[] gy = random(1, n + 3, 2);
            float[] y = random(2, n + 1, 0.5);
            y[n / 2] = Float.NaN;
            gy[n / 3] = Float.NaN;
            double[] gyD = doubles(gy);
            double[] yD = doubles(y);
            float[][] out = {garbage(n), garbage(n), garbage(n)};
            double[][] outD = {garbageDoubles(n), garbageDoubles(n), garbageDoubles(n)};
            FloatActivationGrads.relu(n, gy, 3, y, 1, out[0], 0);
            FloatActivationGrads.tanh(n, gy, 3, y, 1, out[1], 0);
            FloatActivationGrads.sigmoid(n, gy, 3, y, 1, out[2], 0);
            DoubleActivationGrads.relu(n, gyD, 3, yD, 1, outD[0], 0);
            DoubleActivationGrads.tanh(n, gyD, 3, yD, 1, outD[1], 0);
            DoubleActivationGrads.sigmoid(n, gyD, 3, yD, 1, outD[2], 0);
            for (int i = 0; i < n; i++) {
                float g = gy[3 + i];
                float v = y[1 + i];
                assertSame(out[0][i], v > 0 ? g : 0);
                assertSame(out[1][i], g * (1 - v * v));
                assertSame(out[2][i], g * v * (1 - v));
                double gd = gyD[3 + i];
                double vd = yD[1 + i];
                assertSame(outD[0][i], vd > 0 ? gd : 0);
                assertSame(outD[1][i], gd * (1 - vd * vd));
                assertSame(outD[2][i], gd * vd * (1 - vd));
            }
        }
    }

    @Test
    void updatesMayBeWrittenOverTheirOperands() {
        for (int n : LENGTHS) {
            float[] m = random(3, n, 1);
            float[] g = random(4, n + 2, 1);
            float[] p = random(5, n, 3);
            float[] v = random(6, n, 1);
            for (int i = 0; i < n; i++) {
                v[i] *= v[i];
            }
            double[] mD = doubles(m);
            double[] gD = doubles(g);
            double[] pD = doubles(p);
            double[] vD = doubles(v);
            float[] combined = garbage(n);
            double[] combinedD = garbageDoubles(n);
            FloatUpdates.combine(n, 0.9f, m, 0, -0.01f, g, 2, combined, 0);
            DoubleUpdates.combine(n, 0.9, mD, 0, -0.01, gD, 2, combinedD, 0);
            float[] newM = m.clone();
            float[] newV = v.clone();
            float[] newP = p.clone();
            double[] newMD = mD.clone();
            double[] newVD = vD.clone();
            double[] newPD = pD.clone();
            FloatUpdates.adam(n, 0.1f, 0.001f, 0.003f, 1e-8f, newM, 0, newV, 0, g, 2, newP, 0, newM, newV, newP);
            DoubleUpdates.adam(n, 0.1, 0.001, 0.003, 1e-8, newMD, 0, newVD, 0, gD, 2, newPD, 0, newMD, newVD, newPD);
            for (int i = 0; i < n; i++) {
                float gi = g[2 + i];
                assertSame(combined[i], m[i] * 0.9f + gi * -0.01f);
                float mi = m[i] + (gi - m[i]) * 0.1f;
                float vi = v[i] + (gi * gi - v[i]) * 0.001f;
                assertSame(newM[i], mi);
                assertSame(newV[i], vi);
                assertSame(newP[i], p[i] - mi * 0.003f / ((float) Math.sqrt(vi) + 1e-8f));
                double gd = gD[2 + i];
                assertSame(combinedD[i], mD[i] * 0.9 + gd * -0.01);
                double md = mD[i] + (gd - mD[i]) * 0.1;
                double vd = vD[i] + (gd * gd - vD[i]) * 0.001;
                assertSame(newMD[i], md);
                assertSame(newVD[i], vd);
                assertSame(newPD[i], pD[i] - md * 0.003 / (Math.sqrt(vd) + 1e-8));
            }
        }
    }

    @Test
    void lstmCell() {
        for (int[] dims : new int[][] {{1, 1}, {3, 5}, {2, 16}, {30, 100}, {700, 33}}) {
            int n = dims[0];
            int h = dims[1];
            float[] gates = random(7, 4 * n * h + 1, 2);
            float[] c = random(8, n * h + 2, 1);
            float[] gh = random(9, n * h + 3, 1);
            float[] gNext = random(10, n * h, 1);
            float[] activated = garbage(4 * n * h);
            float[] next = garbage(n * h);
            float[] shown = garbage(n * h);
            float[] out = garbage(n * h);
            float[] gGates = garbage(4 * n * h);
            float[] gc = garbage(n * h);
            FloatLstmCell.forward(n, h, gates, 1, c, 2, activated, next, shown, out);
            FloatLstmCell.gradient(n, h, gh, 3, gNext, 0, activated, 0, c, 2, shown, 0, gGates, gc);
            float[] sigmoid = garbage(4 * n * h);
            float[] tanh = garbage(4 * n * h);
            float[] tanhNext = garbage(n * h);
            FloatElementwise.sigmoid(gates, 1, sigmoid, 0, 4 * n * h);
            FloatElementwise.unary(UnaryOp.TANH, gates, 1, tanh, 0, 4 * n * h);
            FloatElementwise.unary(UnaryOp.TANH, next, 0, tanhNext, 0, n * h);
            for (int row = 0; row < n; row++) {
                for (int k = 0; k < h; k++) {
                    int q = row * h + k;
                    int a = 4 * row * h + k;
                    float f = sigmoid[a];
                    float i = sigmoid[a + h];
                    float o = sigmoid[a + 2 * h];
                    float u = tanh[a + 3 * h];
                    assertSame(activated[a], f);
                    assertSame(activated[a + h], i);
                    assertSame(activated[a + 2 * h], o);
                    assertSame(activated[a + 3 * h], u);
                    assertSame(next[q], f * c[2 + q] + i * u);
                    float y = tanhNext[q];
                    assertSame(shown[q], y);
                    assertSame(out[q], o * y);
                    float dh = gh[3 + q];
                    float g = gNext[q] + dh * o * (1 - y * y);
                    assertSame(gGates[a], g * c[2 + q] * f * (1 - f));
                    assertSame(gGates[a + h], g * u * i * (1 - i));
                    assertSame(gGates[a + 2 * h], dh * y * o * (1 - o));
                    assertSame(gGates[a + 3 * h], g * i * (1 - u * u));
                    assertSame(gc[q], g * f);
                }
            }
            doubleLstmCell(n, h);
        }
    }

    private static void doubleLstmCell(int n, int h) {
        double[] gates = doubles(random(7, 4 * n * h + 1, 2));
        double[] c = doubles(random(8, n * h + 2, 1));
        double[] gh = doubles(random(9, n * h + 3, 1));
        double[] gNext = doubles(random(10, n * h, 1));
        double[] activated = garbageDoubles(4 * n * h);
        double[] next = garbageDoubles(n * h);
        double[] shown = garbageDoubles(n * h);
        double[] out = garbageDoubles(n * h);
        double[] gGates = garbageDoubles(4 * n * h);
        double[] gc = garbageDoubles(n * h);
        DoubleLstmCell.forward(n, h, gates, 1, c, 2, activated, next, shown, out);
        DoubleLstmCell.gradient(n, h, gh, 3, gNext, 0, activated, 0, c, 2, shown, 0, gGates, gc);
        double[] sigmoid = garbageDoubles(4 * n * h);
        double[] tanh = garbageDoubles(4 * n * h);
        double[] tanhNext = garbageDoubles(n * h);
        DoubleElementwise.sigmoid(gates, 1, sigmoid, 0, 4 * n * h);
        DoubleElementwise.unary(UnaryOp.TANH, gates, 1, tanh, 0, 4 * n * h);
        DoubleElementwise.unary(UnaryOp.TANH, next, 0, tanhNext, 0, n * h);
        for (int q = 0; q < n * h; q++) {
            int a = q / h * 4 * h + q % h;
            double f = sigmoid[a];
            double i = sigmoid[a + h];
            double o = sigmoid[a + 2 * h];
            double u = tanh[a + 3 * h];
            assertSame(activated[a], f);
            assertSame(activated[a + 3 * h], u);
            assertSame(next[q], f * c[2 + q] + i * u);
            double y = tanhNext[q];
            assertSame(shown[q], y);
            assertSame(out[q], o * y);
            double dh = gh[3 + q];
            double g = gNext[q] + dh * o * (1 - y * y);
            assertSame(gGates[a], g * c[2 + q] * f * (1 - f));
            assertSame(gGates[a + h], g * u * i * (1 - i));
            assertSame(gGates[a + 2 * h], dh * y * o * (1 - o));
            assertSame(gGates[a + 3 * h], g * i * (1 - u * u));
            assertSame(gc[q], g * f);
        }
    }

    @Test
    void crossEntropyGradient() {
        for (int[] dims : new int[][] {{1, 1}, {5, 3}, {100, 10}, {7, 37}, {3, 200}, {2500, 40}}) {
            int rows = dims[0];
            int n = dims[1];
            float[] x = random(11, rows * n + 1, 3);
            double[] d = doubles(x);
            long[] t = new long[rows + 2];
            for (int i = 0; i < t.length; i++) {
                t[i] = i * 7 % n;
            }
            float[] out = garbage(rows * n);
            double[] outD = garbageDoubles(rows * n);
            FloatSoftmax.crossEntropyGrad(rows, n, x, 1, t, 2, 0.25f, out);
            DoubleSoftmax.crossEntropyGrad(rows, n, d, 1, t, 2, 0.25, outD);
            for (int row = 0; row < rows; row++) {
                double sum = 0;
                for (int i = 0; i < n; i++) {
                    sum += Math.exp(x[1 + row * n + i]);
                }
                double sumD = 0;
                for (int i = 0; i < n; i++) {
                    sumD += Math.exp(d[1 + row * n + i]);
                }
                for (int i = 0; i < n; i++) {
                    double one = t[2 + row] == i ? 1 : 0;
                    double expected = (Math.exp(x[1 + row * n + i]) / sum - one) * 0.25;
                    double expectedD = (Math.exp(d[1 + row * n + i]) / sumD - one) * 0.25;
                    assertThat((double) out[row * n + i]).isCloseTo(expected, within(3e-7));
                    assertThat(outD[row * n + i]).isCloseTo(expectedD, within(1e-15));
                }
            }
        }
    }

    @Test
    void batchNormInEveryLayoutOfChannels() {
        for (int[] dims : new int[][] {{7, 3, 1}, {100, 70, 1}, {3, 5, 2}, {2, 3, 49}, {5, 20, 1024}, {40, 2, 5000}}) {
            int n = dims[0];
            int c = dims[1];
            int inner = dims[2];
            int size = n * c * inner;
            double count = (double) n * inner;
            float[] x = random(12, size + 1, 2);
            float[] gy = random(13, size + 2, 1);
            float[] gamma = random(14, c + 3, 1);
            float[] beta = random(15, c, 1);
            double[] xD = new double[size + 1];
            double[] gyD = new double[size + 2];
            double[] gammaD = new double[c + 3];
            double[] betaD = new double[c];
            Arrays.setAll(xD, i -> x[i]);
            Arrays.setAll(gyD, i -> gy[i]);
            Arrays.setAll(gammaD, i -> gamma[i]);
            Arrays.setAll(betaD, i -> beta[i]);
            float[] y = garbage(size);
            float[] mean = garbage(c);
            float[] var = garbage(c);
            float[] gx = garbage(size);
            float[] gGamma = garbage(c);
            float[] gBeta = garbage(c);
            double[] yD = garbageDoubles(size);
            double[] meanD = garbageDoubles(c);
            double[] varD = garbageDoubles(c);
            double[] gxD = garbageDoubles(size);
            double[] gGammaD = garbageDoubles(c);
            double[] gBetaD = garbageDoubles(c);
            FloatBatchNorm.forward(n, c, inner, x, 1, gamma, 3, beta, 0, 0.01f, y, mean, var);
            DoubleBatchNorm.forward(n, c, inner, xD, 1, gammaD, 3, betaD, 0, 0.01, yD, meanD, varD);
            FloatBatchNorm.gradient(n, c, inner, gy, 2, x, 1, gamma, 3, mean, 0, var, 0, 0.01f, gx, gGamma, gBeta);
            DoubleBatchNorm.gradient(
                    n, c, inner, gyD, 2, xD, 1, gammaD, 3, meanD, 0, varD, 0, 0.01, gxD, gGammaD, gBetaD);
            for (int ch = 0; ch < c; ch++) {
                double sum = 0;
                double sumGy = 0;
                for (int k = 0; k < n * inner; k++) {
                    int at = (k / inner * c + ch) * inner + k % inner;
                    sum += xD[1 + at];
                    sumGy += gyD[2 + at];
                }
                double m = sum / count;
                double squares = 0;
                for (int k = 0; k < n * inner; k++) {
                    double d = xD[1 + (k / inner * c + ch) * inner + k % inner] - m;
                    squares += d * d;
                }
                double inverse = 1 / Math.sqrt(squares / count + 0.01);
                double weighted = 0;
                for (int k = 0; k < n * inner; k++) {
                    int at = (k / inner * c + ch) * inner + k % inner;
                    weighted += gyD[2 + at] * (xD[1 + at] - m) * inverse;
                }
                assertNear(mean[ch], meanD[ch], m, 1);
                assertNear(var[ch], varD[ch], squares / count, 10);
                assertNear(gBeta[ch], gBetaD[ch], sumGy, count);
                assertNear(gGamma[ch], gGammaD[ch], weighted, count);
                for (int k = 0; k < n * inner; k++) {
                    int at = (k / inner * c + ch) * inner + k % inner;
                    double normal = (xD[1 + at] - m) * inverse;
                    assertNear(y[at], yD[at], normal * gammaD[3 + ch] + betaD[ch], 10);
                    double g = gyD[2 + at] - sumGy / count - normal * weighted / count;
                    assertNear(gx[at], gxD[at], g * inverse * gammaD[3 + ch], 10);
                }
            }
        }
    }

    /** The expected values are sums in plain order, and no better than this. */
    private static void assertNear(float actual, double actualDouble, double expected, double size) {
        if (!(Math.abs(actual - expected) <= 1e-6 * size) || !(Math.abs(actualDouble - expected) <= 1e-12 * size)) {
            throw new AssertionError(actual + " and " + actualDouble + " instead of " + expected);
        }
    }

    private static void assertSame(float actual, float expected) {
        if (Float.compare(actual, expected) != 0) {
            throw new AssertionError(actual + " instead of " + expected);
        }
    }

    private static void assertSame(double actual, double expected) {
        if (Double.compare(actual, expected) != 0) {
            throw new AssertionError(actual + " instead of " + expected);
        }
    }
}
