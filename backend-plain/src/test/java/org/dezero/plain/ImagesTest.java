package org.dezero.plain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.util.List;
import java.util.Random;
import org.dezero.array.ArrayBackend;
import org.dezero.array.DType;
import org.dezero.array.HostArray;
import org.dezero.array.NdArray;
import org.dezero.array.Shape;
import org.dezero.array.Window2d;
import org.junit.jupiter.api.Test;

class ImagesTest {
    private static final List<Window2d> WINDOWS = List.of(
            Window2d.of(3, 2),
            Window2d.of(1, 1),
            Window2d.of(1, 1).stride(2, 3),
            Window2d.of(3, 3).stride(2, 2).pad(1, 1),
            Window2d.of(2, 3).stride(3, 1).pad(0, 2),
            Window2d.of(2, 2).stride(4, 5).pad(3, 2),
            Window2d.of(7, 5));

    private final ArrayBackend xp = new PlainBackend();
    private final Random random = new Random(3);

    private static double tolerance(DType t) {
        return t == DType.FLOAT32 ? 1e-5 : 1e-13;
    }

    @Test
    void convolutionFollowsTheFormulaInEveryLayout() {
        for (DType t : new DType[] {DType.FLOAT32, DType.FLOAT64, DType.INT64}) {
            for (Window2d window : WINDOWS) {
                HostArray x = Layouts.random(random, t, 2, 3, 7, 5);
                HostArray w = Layouts.random(random, t, 4, 3, window.kernelHeight(), window.kernelWidth());
                double[] expected = convolution(x, w, window);
                NdArray filters = Layouts.of(xp, w).get("transposed");
                for (NdArray images : Layouts.of(xp, x).values()) {
                    HostArray y = xp.conv2d(images, filters, window).toHost();
                    assertThat(y.shape()).isEqualTo(Shape.of(2, 4, window.outHeight(7), window.outWidth(5)));
                    assertThat(y.toDoubleArray()).containsExactly(expected, within(tolerance(t)));
                }
            }
        }
    }

    /** Images smaller than the padding beside them, also as a part of a batch. */
    @Test
    void convolutionOfImagesThatAreMostlyPadding() {
        int[][] sizes = {{4, 1, 5, 5, 2}, {4, 1, 1, 5, 2}, {3, 2, 7, 7, 3}, {1, 1, 3, 3, 1}, {2, 3, 3, 9, 4}};
        for (DType t : new DType[] {DType.FLOAT32, DType.FLOAT64}) {
            for (int[] s : sizes) {
                for (int stride = 1; stride <= 2; stride++) {
                    Window2d window = Window2d.of(s[2], s[3]).stride(1, stride).pad(Math.min(s[2] / 2, s[4]), s[4]);
                    HostArray x = Layouts.random(random, t, 2, 3, s[0], s[1]);
                    HostArray w = Layouts.random(random, t, 4, 3, s[2], s[3]);
                    double[] expected = convolution(x, w, window);
                    NdArray filters = xp.fromHost(w);
                    for (NdArray images : Layouts.of(xp, x).values()) {
                        NdArray y = xp.conv2d(images, filters, window);
                        assertThat(y.toHost().toDoubleArray()).containsExactly(expected, within(tolerance(t)));
                        HostArray gy = Layouts.random(random, t, y.shape().dims());
                        NdArray gw = xp.conv2dWeightGrad(images, xp.fromHost(gy), window);
                        // Linear in w: the product with w is the product of the result with gy.
                        assertThat(dot(gw, w)).isCloseTo(dot(y, gy), within(100 * tolerance(t)));
                    }
                }
            }
        }
    }

    private static double[] convolution(HostArray x, HostArray w, Window2d window) {
        int h = x.shape().dim(2);
        int wide = x.shape().dim(3);
        int oh = window.outHeight(h);
        int ow = window.outWidth(wide);
        double[] out = new double[2 * 4 * oh * ow];
        for (int i = 0; i < out.length; i++) {
            int[] at = Layouts.index(Shape.of(2, 4, oh, ow), i);
            for (int j = 0; j < w.size(); j++) {
                int[] k = Layouts.index(w.shape(), j);
                int row = at[2] * window.strideHeight() + k[2] - window.padHeight();
                int column = at[3] * window.strideWidth() + k[3] - window.padWidth();
                if (k[0] == at[1] && row >= 0 && row < h && column >= 0 && column < wide) {
                    int from = Layouts.position(x.shape(), new int[] {at[0], k[1], row, column});
                    out[i] += w.getDouble(j) * x.getDouble(from);
                }
            }
        }
        return out;
    }

    @Test
    void bothGradientsAreTheAdjoints() {
        for (DType t : new DType[] {DType.FLOAT32, DType.FLOAT64}) {
            for (Window2d window : WINDOWS) {
                HostArray x = Layouts.random(random, t, 2, 3, 7, 5);
                HostArray w = Layouts.random(random, t, 4, 3, window.kernelHeight(), window.kernelWidth());
                HostArray g = Layouts.random(random, t, 2, 4, window.outHeight(7), window.outWidth(5));
                double y = dot(xp.conv2d(xp.fromHost(x), xp.fromHost(w), window), g);
                for (NdArray gy : Layouts.of(xp, g).values()) {
                    NdArray gx = xp.conv2dInputGrad(gy, xp.fromHost(w), x.shape(), window);
                    NdArray gw = xp.conv2dWeightGrad(Layouts.of(xp, x).get("every other"), gy, window);
                    assertThat(dot(gx, x)).isCloseTo(y, within(100 * tolerance(t)));
                    assertThat(dot(gw, w)).isCloseTo(y, within(100 * tolerance(t)));
                    assertThat(gx.shape()).isEqualTo(x.shape());
                    assertThat(gw.shape()).isEqualTo(w.shape());
                }
            }
        }
    }

    /** Sizes beyond one tile, one panel and one block, with rows of places of every length against the vectors. */
    @Test
    void convolutionAndItsGradientsAtLargerSizes() {
        int[][] sizes = {
            // n, c, h, w, oc, kh, kw, stride, padding
            {3, 1, 28, 28, 30, 5, 5, 1, 0},
            {2, 3, 17, 13, 11, 3, 3, 1, 1},
            {5, 9, 7, 7, 4, 3, 3, 1, 1},
            {7, 8, 5, 5, 9, 5, 5, 1, 0},
            {2, 31, 9, 11, 13, 3, 3, 1, 2},
            {2, 8, 20, 37, 33, 1, 1, 1, 0},
            {2, 12, 19, 23, 17, 3, 2, 2, 1},
            {1, 10, 33, 40, 12, 7, 7, 3, 3},
            {1, 40, 6, 70, 3, 2, 3, 1, 0},
            {4, 67, 6, 6, 71, 3, 3, 1, 1},
        };
        for (DType t : new DType[] {DType.FLOAT32, DType.FLOAT64}) {
            for (int[] s : sizes) {
                Window2d window = Window2d.of(s[5], s[6]).stride(s[7], s[7]).pad(s[8], s[8]);
                HostArray x = Layouts.random(random, t, s[0], s[1], s[2], s[3]);
                HostArray w = Layouts.random(random, t, s[4], s[1], s[5], s[6]);
                HostArray g = Layouts.random(random, t, s[0], s[4], window.outHeight(s[2]), window.outWidth(s[3]));
                NdArray patches = xp.im2col(xp.fromHost(x), window);
                HostArray y = xp.conv2d(xp.fromHost(x), xp.fromHost(w), window).toHost();
                HostArray gx = xp.conv2dInputGrad(xp.fromHost(g), xp.fromHost(w), x.shape(), window)
                        .toHost();
                HostArray gw = xp.conv2dWeightGrad(xp.fromHost(x), xp.fromHost(g), window)
                        .toHost();
                // Sums of multiples of 1/16 below 2^20: exact in both dtypes.
                double[][] expected = formulas(patches.toHost(), w, g, s[0], s[4]);
                assertThat(y.toDoubleArray()).as("conv2d " + window + t).containsExactly(expected[0]);
                assertThat(gw.toDoubleArray()).as("weights " + window + t).containsExactly(expected[1]);
                HostArray cols = HostArray.of(expected[2], patches.shape()).cast(t);
                assertThat(gx.toDoubleArray())
                        .as("input " + window + t)
                        .containsExactly(xp.col2im(xp.fromHost(cols), x.shape(), window)
                                .toHost()
                                .toDoubleArray());
            }
        }
    }

    /** The convolution, the gradient of the filters, and that of the patches. */
    private static double[][] formulas(HostArray patches, HostArray w, HostArray g, int n, int oc) {
        int rows = w.size() / oc;
        int places = g.size() / (n * oc);
        double[] y = new double[g.size()];
        double[] gw = new double[w.size()];
        double[] cols = new double[patches.size()];
        double[] ws = w.toDoubleArray();
        double[] ps = patches.toDoubleArray();
        double[] gs = g.toDoubleArray();
        for (int i = 0; i < n; i++) {
            for (int o = 0; o < oc; o++) {
                for (int q = 0; q < rows; q++) {
                    for (int p = 0; p < places; p++) {
                        int at = (i * oc + o) * places + p;
                        int patch = (i * rows + q) * places + p;
                        y[at] += ws[o * rows + q] * ps[patch];
                        gw[o * rows + q] += gs[at] * ps[patch];
                        cols[patch] += ws[o * rows + q] * gs[at];
                    }
                }
            }
        }
        return new double[][] {y, gw, cols};
    }

    @Test
    void patchesAreAddedBackWhereTheyCameFrom() {
        for (DType t : new DType[] {DType.FLOAT32, DType.FLOAT64, DType.INT64}) {
            for (Window2d window : WINDOWS) {
                HostArray x = Layouts.random(random, t, 2, 3, 7, 5);
                NdArray cols = xp.im2col(Layouts.of(xp, x).get("backwards"), window);
                HostArray g = Layouts.random(random, t, cols.shape().dims());
                for (NdArray gc : Layouts.of(xp, g).values()) {
                    assertThat(dot(xp.col2im(gc, x.shape(), window), x))
                            .isCloseTo(dot(cols, g), within(100 * tolerance(t)));
                }
            }
        }
    }

    @Test
    void theLargestOfAWindowIsTheFirstOfEqualOnesAndPaddingIsZero() {
        for (DType t : new DType[] {DType.FLOAT32, DType.FLOAT64, DType.INT64}) {
            NdArray x = xp.cast(xp.array(new double[] {-1, -2, -2, -3, 5, 5, 4, 4, 5}, 1, 1, 3, 3), t);
            Window2d inside = Window2d.of(2, 2);
            assertThat(xp.maxPool2d(x, inside)[1].toHost().toDoubleArray()).containsExactly(3, 2, 1, 0);
            Window2d padded = Window2d.of(2, 2).stride(2, 2).pad(1, 1);
            NdArray position = xp.maxPool2d(x, padded)[1];
            assertThat(position.toHost().toDoubleArray()).containsExactly(0, 0, 3, 0);
            assertThat(xp.windowTake(x, position, padded).toHost().toDoubleArray())
                    .containsExactly(0, 0, 4, 5);
            NdArray g = xp.cast(xp.array(new double[] {1, 2, 3, 4}, 1, 1, 2, 2), t);
            assertThat(xp.windowScatter(g, position, x.shape(), padded).toHost().toDoubleArray())
                    .containsExactly(0, 0, 0, 0, 4, 0, 3, 0, 0);
        }
    }

    @Test
    void theFirstNaNOfAWindowIsItsLargest() {
        double nan = Double.NaN;
        for (DType t : new DType[] {DType.FLOAT32, DType.FLOAT64}) {
            NdArray x = xp.cast(xp.array(new double[] {9, nan, nan, 8}, 1, 1, 2, 2), t);
            assertThat(xp.maxPool2d(x, Window2d.of(2, 2))[1].toHost().getDouble(0))
                    .isEqualTo(1);
        }
    }

    @Test
    void aPositionOutsideTheWindowIsRefused() {
        NdArray x = xp.array(new double[4], 1, 1, 2, 2);
        Window2d window = Window2d.of(2, 2);
        for (long p : new long[] {-1, 4}) {
            NdArray position = xp.array(new long[] {p}, 1, 1, 1, 1);
            assertThatThrownBy(() -> xp.windowTake(x, position, window))
                    .isInstanceOf(IndexOutOfBoundsException.class)
                    .hasMessageContaining("index " + p);
            assertThatThrownBy(() -> xp.windowScatter(xp.array(new double[1], 1, 1, 1, 1), position, x.shape(), window))
                    .isInstanceOf(IndexOutOfBoundsException.class);
        }
    }

    @Test
    void morePatchesThanAJavaArrayHoldsAreNoProblem() {
        // 50,000 elements of the window at 50,002 places: one of them is on the only pixel, but for the outer places.
        Window2d window = Window2d.of(1, 50_000).pad(0, 50_000);
        int places = window.outWidth(1);
        DType t = DType.FLOAT32;
        NdArray x = xp.full(Shape.of(1, 1, 1, 1), t, 3);
        NdArray w = xp.reshape(xp.cast(xp.arange(50_000), t), Shape.of(1, 1, 1, 50_000));
        double[] y = xp.conv2d(x, w, window).toHost().toDoubleArray();
        assertThat(y).hasSize(places);
        for (int p = 0; p < places; p++) {
            assertThat(y[p]).isEqualTo(p == 0 || p == places - 1 ? 0 : 3.0 * (50_000 - p));
        }
        NdArray gy = xp.full(Shape.of(1, 1, 1, places), t, 1);
        double[] gx = xp.conv2dInputGrad(gy, w, x.shape(), window).toHost().toDoubleArray();
        assertThat(gx[0]).isCloseTo(49_999 * 25_000.0, withinPercentage(0.01));
        assertThat(xp.conv2dWeightGrad(x, gy, window).toHost().toDoubleArray())
                .hasSize(50_000)
                .containsOnly(3);
    }

    @Test
    void aStrideBeyondTheImageSeesItsOnlyPlace() {
        NdArray x = xp.array(new double[] {1, 2, 3, 4}, 1, 1, 2, 2);
        Window2d window =
                Window2d.of(3, 3).stride(Integer.MAX_VALUE, Integer.MAX_VALUE).pad(2, 2);
        assertThat(xp.im2col(x, window).toHost().toDoubleArray()).containsExactly(0, 0, 0, 0, 0, 0, 0, 0, 1);
    }

    private static double dot(NdArray x, HostArray y) {
        HostArray h = x.toHost();
        double sum = 0;
        for (int i = 0; i < h.size(); i++) {
            sum += h.getDouble(i) * y.getDouble(i);
        }
        return sum;
    }
}
