package org.dezero.plain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import org.dezero.array.Shape;
import org.dezero.array.Window2d;
import org.junit.jupiter.api.Test;

/** Windows over images against loops that think about one element at a time. */
class WindowsTest {
    private static final double[] VALUES = {
        0, -0.0, 1, 1, 2, -3, 1e-45, -1e-45, 3e38, -3e38, Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY
    };

    private static final Window2d[] WINDOWS = {
        Window2d.of(2, 2).stride(2, 2),
        Window2d.of(2, 2).stride(3, 2),
        Window2d.of(2, 2).stride(1, 2),
        Window2d.of(2, 2),
        Window2d.of(3, 3).stride(2, 2),
        Window2d.of(3, 2).stride(1, 3),
        Window2d.of(1, 1).stride(2, 1),
        Window2d.of(3, 3).stride(2, 2).pad(1, 1),
        Window2d.of(2, 2).stride(2, 2).pad(1, 0),
    };

    private static int largest(ImageGrid g, double[] x, int from, int y, int z) {
        int best = -1;
        double top = 0;
        for (int p = 0; p < g.kh * g.kw; p++) {
            int place = g.place(p, y, z);
            double v = place < 0 ? 0 : x[from + place];
            if (best < 0 || v > top || (Double.isNaN(v) && !Double.isNaN(top))) {
                best = p;
                top = v;
            }
        }
        return best;
    }

    @Test
    void theFirstOfTheLargestAndWhatIsThere() {
        Random random = new Random(3);
        for (int kinds : new int[] {5, 10, 11, 13, 100}) {
            for (Window2d window : WINDOWS) {
                for (int[] dims :
                        new int[][] {{2, 3, 5, 7}, {1, 1, 4, 4}, {40, 9, 24, 25}, {1, 2, 6, 70}, {3, 1, 7, 65}}) {
                    ImageGrid g = new ImageGrid(Shape.of(dims), window);
                    int size = g.n * g.imageSize();
                    float[] x = new float[size + 1];
                    double[] d = new double[size + 1];
                    for (int i = 0; i < x.length; i++) {
                        double v = kinds > VALUES.length ? random.nextGaussian() : VALUES[random.nextInt(kinds)];
                        x[i] = (float) v;
                        d[i] = x[i];
                    }
                    int places = g.n * g.c * g.oh * g.ow;
                    long[] at = new long[places];
                    long[] atD = new long[places];
                    float[] largest = new float[places];
                    double[] largestD = new double[places];
                    FloatWindows.maxPool(g, x, 1, largest, at);
                    DoubleWindows.maxPool(g, d, 1, largestD, atD);
                    assertThat(atD).isEqualTo(at);
                    float[] taken = new float[places];
                    double[] takenD = new double[places];
                    FloatWindows.take(g, x, 1, at, 0, taken);
                    DoubleWindows.take(g, d, 1, at, 0, takenD);
                    assertThat(largest).isEqualTo(taken);
                    assertThat(largestD).isEqualTo(takenD);
                    float[] back = new float[size];
                    double[] backD = new double[size];
                    Arrays.fill(back, Float.NaN);
                    Arrays.fill(backD, Double.NaN);
                    float[] gy = new float[places];
                    double[] gyD = new double[places];
                    for (int k = 0; k < places; k++) {
                        gyD[k] = gy[k] = k % 17 == 3 ? -0f : k % 17 - 8;
                    }
                    FloatWindows.scatter(g, gy, 0, at, 0, back);
                    DoubleWindows.scatter(g, gyD, 0, at, 0, backD);
                    for (int i = 0; i < size; i++) {
                        // 0 + -0 is 0.
                        assertThat(Float.floatToRawIntBits(back[i])).isNotEqualTo(Integer.MIN_VALUE);
                        assertThat(Double.doubleToRawLongBits(backD[i])).isNotEqualTo(Long.MIN_VALUE);
                    }
                    for (int k = 0; k < places; k++) {
                        int image = k / (g.oh * g.ow);
                        int y = k / g.ow % g.oh;
                        int z = k % g.ow;
                        int from = image * g.h * g.w;
                        int p = largest(g, d, 1 + from, y, z);
                        assertThat(at[k]).isEqualTo(p);
                        int place = g.place(p, y, z);
                        double v = place < 0 ? 0 : d[1 + from + place];
                        assertThat(Double.compare(takenD[k], v)).isZero();
                        assertThat(Double.compare(taken[k], v)).isZero();
                        if (place >= 0) {
                            back[from + place] -= gy[k];
                            backD[from + place] -= gy[k];
                        }
                    }
                    assertThat(back).containsOnly(0f);
                    assertThat(backD).containsOnly(0);
                }
            }
        }
    }
}
