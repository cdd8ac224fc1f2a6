package org.dezero.plain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import org.dezero.array.ArrayBackend;
import org.dezero.array.DType;
import org.dezero.array.HostArray;
import org.dezero.array.NdArray;
import org.dezero.array.Shape;
import org.dezero.array.ShapeException;
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

    private static double[] convolution(HostArray x, HostArray w, Window2d window) {
        int oh = window.outHeight(7);
        int ow = window.outWidth(5);
        double[] out = new double[2 * 4 * oh * ow];
        for (int i = 0; i < out.length; i++) {
            int[] at = Layouts.index(Shape.of(2, 4, oh, ow), i);
            for (int j = 0; j < w.size(); j++) {
                int[] k = Layouts.index(w.shape(), j);
                int row = at[2] * window.strideHeight() + k[2] - window.padHeight();
                int column = at[3] * window.strideWidth() + k[3] - window.padWidth();
                if (k[0] == at[1] && row >= 0 && row < 7 && column >= 0 && column < 5) {
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
            assertThat(xp.argMaxPool2d(x, inside).toHost().toDoubleArray()).containsExactly(3, 2, 1, 0);
            Window2d padded = Window2d.of(2, 2).stride(2, 2).pad(1, 1);
            NdArray position = xp.argMaxPool2d(x, padded);
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
            assertThat(xp.argMaxPool2d(x, Window2d.of(2, 2)).toHost().getDouble(0))
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
    void morePatchesThanAJavaArrayHoldsAreRefused() {
        Window2d window = Window2d.of(50_000, 1).pad(50_000, 0);
        int places = window.outHeight(1);
        for (DType t : new DType[] {DType.FLOAT32, DType.FLOAT64}) {
            NdArray x = xp.full(Shape.of(1, 1, 1, 1), t, 1);
            NdArray w = xp.full(Shape.of(1, 1, 50_000, 1), t, 1);
            NdArray gy = xp.full(Shape.of(1, 1, places, 1), t, 1);
            String message = "convolution: too many elements in the patches of one image: image (1, 1, 1), kernel "
                    + "(50000, 1), (50002, 1) places (2500100000 > 2147483647); give smaller images, or a part of the "
                    + "channels at a time and add the results up";
            assertThatThrownBy(() -> xp.conv2d(x, w, window))
                    .isInstanceOf(ShapeException.class)
                    .hasMessage(message);
            assertThatThrownBy(() -> xp.conv2dInputGrad(gy, w, x.shape(), window))
                    .isInstanceOf(ShapeException.class)
                    .hasMessage(message);
            assertThatThrownBy(() -> xp.conv2dWeightGrad(x, gy, window))
                    .isInstanceOf(ShapeException.class)
                    .hasMessage(message);
        }
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
