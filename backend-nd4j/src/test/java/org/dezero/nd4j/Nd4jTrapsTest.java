package org.dezero.nd4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.dezero.array.ArrayBackend;
import org.dezero.array.ArrayBackends;
import org.dezero.array.BinaryOp;
import org.dezero.array.CompareOp;
import org.dezero.array.DType;
import org.dezero.array.HostArray;
import org.dezero.array.NdArray;
import org.dezero.array.ReduceOp;
import org.dezero.array.Shape;
import org.dezero.array.ShapeException;
import org.dezero.array.UnaryOp;
import org.dezero.array.Window2d;
import org.junit.jupiter.api.Test;

/** What ND4J does by itself and the contract does not want: one test for each correction. */
class Nd4jTrapsTest {
    private static final double NAN = Double.NaN;
    private static final double INF = Double.POSITIVE_INFINITY;
    private static final int[] FIRST = {0};
    private static final int[] SECOND = {1};

    private final ArrayBackend xp = ArrayBackends.get("nd4j");

    private static double[] doubles(NdArray x) {
        return x.toHost().toDoubleArray();
    }

    private NdArray matrix(int rows, int columns) {
        double[] values = new double[rows * columns];
        Arrays.setAll(values, i -> i);
        return xp.array(values, rows, columns);
    }

    // ---- NaN ---------------------------------------------------------------------------------------------------

    @Test
    void maximumOfTwoArraysLosesANanOnTheLeft() {
        NdArray a = xp.array(new double[] {NAN, 1, NAN, 2});
        NdArray b = xp.array(new double[] {1, NAN, NAN, 3});
        assertThat(doubles(xp.binary(BinaryOp.MAXIMUM, a, b))).containsExactly(NAN, NAN, NAN, 3);
        assertThat(doubles(xp.binary(BinaryOp.MINIMUM, a, b))).containsExactly(NAN, NAN, NAN, 2);
    }

    @Test
    void maximumWithBroadcastingLosesNanOnEitherSide() {
        NdArray row = xp.array(new double[] {NAN, 1}, 1, 2);
        NdArray column = xp.array(new double[] {0, NAN}, 2, 1);
        assertThat(doubles(xp.binary(BinaryOp.MAXIMUM, row, column))).containsExactly(NAN, 1, NAN, NAN);
        assertThat(doubles(xp.binary(BinaryOp.MINIMUM, column, row))).containsExactly(NAN, 0, NAN, NAN);
    }

    @Test
    void maximumWithANumberTurnsNanIntoTheNumber() {
        NdArray x = xp.array(new double[] {NAN, -1, 1, -INF, INF});
        assertThat(doubles(xp.binary(BinaryOp.MAXIMUM, x, 0))).containsExactly(NAN, 0, 1, 0, INF);
        assertThat(doubles(xp.binary(BinaryOp.MINIMUM, 0, x))).containsExactly(NAN, -1, 0, -INF, 0);
        assertThat(doubles(xp.binary(BinaryOp.MAXIMUM, x, NAN))).containsOnly(NAN);
        assertThat(doubles(xp.binary(BinaryOp.MINIMUM, x, NAN))).containsOnly(NAN);
    }

    @Test
    void maxAndMinAlongAnAxisPassOverNan() {
        NdArray x = xp.array(new double[] {1, NAN, 3, 4, 5, 6, INF, -INF, 0}, 3, 3);
        assertThat(doubles(xp.reduce(ReduceOp.MAX, x, SECOND, false))).containsExactly(NAN, 6, INF);
        assertThat(doubles(xp.reduce(ReduceOp.MIN, x, SECOND, false))).containsExactly(NAN, 4, -INF);
        assertThat(xp.reduce(ReduceOp.MAX, x, new int[] {0, 1}, false).item()).isNaN();
    }

    @Test
    void argMaxPassesOverNan() {
        NdArray x = xp.array(new double[] {1, NAN, NAN, 3, 1, 3, NAN, 9, 9}, 3, 3);
        assertThat(doubles(xp.argMax(x, 1))).containsExactly(1, 0, 0);
        assertThat(doubles(xp.argMax(x, 0))).containsExactly(2, 0, 0);
    }

    @Test
    void signOfNanIsZero() {
        NdArray x = xp.array(new double[] {NAN, -INF, -0.5, 0, 2});
        assertThat(doubles(xp.unary(UnaryOp.SIGN, x))).containsExactly(NAN, -1, -1, 0, 1);
    }

    // ---- accuracy ----------------------------------------------------------------------------------------------

    @Test
    void aRunningFloatSumDriftsAway() {
        NdArray tenths = xp.full(Shape.of(1_000_000), DType.FLOAT32, 0.1);
        double exact = 1_000_000 * (double) 0.1f;
        double ulp = Math.ulp((float) exact);
        assertThat(xp.reduce(ReduceOp.SUM, tenths, FIRST, false).item()).isCloseTo(exact, within(16 * ulp));
        NdArray columns = xp.reshape(tenths, Shape.of(500_000, 2));
        for (double sum : doubles(xp.reduce(ReduceOp.SUM, columns, FIRST, false))) {
            assertThat(sum).isCloseTo(exact / 2, within(16 * ulp));
        }
        NdArray ones = xp.full(Shape.of(1_000_000), DType.FLOAT32, 1);
        assertThat(xp.reduce(ReduceOp.SUM, ones, FIRST, false).item()).isEqualTo(1_000_000);
    }

    /** Lengths with and without a remainder behind the parts, in the middle of three axes, from a strided view. */
    @Test
    void aSumInPartsLeavesNothingOut() {
        for (int n : new int[] {1, 127, 128, 129, 257, 1000, 16_385, 16_513}) {
            double[] values = new double[3 * n * 2];
            Arrays.setAll(values, i -> i % 1013);
            NdArray x =
                    xp.slice(xp.array(values, 3, n, 2), new int[] {0, 0, 0}, new int[] {2, n, 2}, new int[] {2, 1, 1});
            double[] expected = new double[4];
            for (int i = 0; i < n; i++) {
                for (int k = 0; k < 2; k++) {
                    expected[k] += values[i * 2 + k];
                    expected[2 + k] += values[2 * n * 2 + i * 2 + k];
                }
            }
            NdArray sum = xp.reduce(ReduceOp.SUM, x, SECOND, false);
            assertThat(sum.shape()).isEqualTo(Shape.of(2, 2));
            assertThat(doubles(sum)).as("n = %d", n).containsExactly(expected);
            assertThat(xp.reduce(ReduceOp.SUM, x, new int[] {0, 1, 2}, false).item())
                    .isEqualTo(Arrays.stream(expected).sum());
        }
    }

    @Test
    void log1pLosesSmallArguments() {
        double[] values = {1e-18, 1e-10, -1e-10, 0.3, -0.999, 7, 1e300, INF, -1, NAN};
        double[] out = doubles(xp.unary(UnaryOp.LOG1P, xp.array(values)));
        for (int i = 0; i < values.length; i++) {
            double expected = Math.log1p(values[i]);
            if (Double.isFinite(expected)) {
                assertThat(out[i]).isCloseTo(expected, within(2 * Math.ulp(expected)));
            } else {
                assertThat(out[i]).isEqualTo(Double.valueOf(expected));
            }
        }
        NdArray single = xp.array(new float[] {1e-10f, -1e-6f, 0.1f});
        assertThat(xp.unary(UnaryOp.LOG1P, single).toHost().floats())
                .containsExactly(new float[] {1e-10f, -1.0000005e-6f, 0.09531018f}, within(1e-8f));
        assertThat(xp.unary(UnaryOp.LOG1P, single).toHost().floats()[0]).isEqualTo(1e-10f);
    }

    @Test
    void tanhLosesSmallArguments() {
        double[] values = {1e-300, 1e-12, -1e-5, 0.01, 0.5, -3, 19, 21, 1000, INF, -INF, NAN, 0};
        double[] out = doubles(xp.unary(UnaryOp.TANH, xp.array(values)));
        for (int i = 0; i < values.length; i++) {
            double expected = Math.tanh(values[i]);
            if (Double.isNaN(expected)) {
                assertThat(out[i]).isNaN();
            } else {
                assertThat(out[i]).isCloseTo(expected, within(4 * Math.ulp(expected)));
            }
        }
    }

    @Test
    void softmaxOfAFloat64RowFarBelowZeroIsNan() {
        NdArray x = xp.array(new double[] {-800, -800, -1e300, -1e300}, 2, 2);
        assertThat(doubles(xp.softmax(x, 1))).containsExactly(0.5, 0.5, 0.5, 0.5);
    }

    @Test
    void softmaxCrossEntropyOfAnUnlikelyClassIsInfinite() {
        NdArray x = xp.array(new float[] {0, 200, -200, 100}, 2, 2);
        NdArray t = xp.array(new long[] {0, 0});
        assertThat(xp.softmaxCrossEntropy(x, t).item()).isEqualTo(250);
    }

    @Test
    void softmaxCrossEntropyOfInfinitiesIsWhatTheDefaultSays() {
        double[][] rows = {{-INF, 1, 2}, {INF, 1, 2}, {-INF, -INF, -INF}, {NAN, 1, 2}, {1e300, -1e300, 0}};
        for (double[] row : rows) {
            for (long t = 0; t < 3; t++) {
                NdArray x = xp.array(row, 1, 3);
                double max = Math.max(row[0], Math.max(row[1], row[2]));
                double shift = Double.isFinite(max) ? max : 0;
                double sum = Math.exp(row[0] - shift) + Math.exp(row[1] - shift) + Math.exp(row[2] - shift);
                double expected = Math.log(sum) + shift - row[(int) t];
                double actual =
                        xp.softmaxCrossEntropy(x, xp.array(new long[] {t})).item();
                String what = Arrays.toString(row) + ", class " + t;
                if (Double.isFinite(expected)) {
                    assertThat(actual).as(what).isCloseTo(expected, within(4 * Math.ulp(expected)));
                } else {
                    assertThat(actual).as(what).isEqualTo(Double.valueOf(expected));
                }
            }
        }
    }

    // ---- integers and booleans ---------------------------------------------------------------------------------

    @Test
    void integerPowersGoThroughDouble() {
        NdArray base = xp.array(new long[] {3, 2, -3, 0, 7});
        NdArray exponent = xp.array(new long[] {39, 64, 3, 0, 30});
        long seven = 1;
        for (int i = 0; i < 30; i++) {
            seven *= 7;
        }
        assertThat(xp.binary(BinaryOp.POW, base, exponent).toHost().longs())
                .containsExactly(4_052_555_153_018_976_267L, 0, -27, 1, seven);
        assertThat(xp.binary(BinaryOp.POW, base, 30).toHost().longs()[4]).isEqualTo(seven);
        assertThat(xp.binary(BinaryOp.POW, 3, exponent).toHost().longs()[0]).isEqualTo(4_052_555_153_018_976_267L);
    }

    @Test
    void integerMaximaStartOneTooHigh() {
        NdArray x = xp.array(new long[] {Long.MIN_VALUE, Long.MIN_VALUE});
        assertThat(xp.reduce(ReduceOp.MAX, x, FIRST, false).toHost().longs()).containsExactly(Long.MIN_VALUE);
        NdArray y = xp.array(new long[] {Long.MAX_VALUE, Long.MAX_VALUE});
        assertThat(xp.reduce(ReduceOp.MIN, y, FIRST, false).toHost().longs()).containsExactly(Long.MAX_VALUE);
    }

    @Test
    void integersBeyondDoubleStayExact() {
        long big = (1L << 53) + 1;
        NdArray x = xp.array(new long[] {big, -big});
        assertThat(xp.binary(BinaryOp.ADD, x, big - 1).toHost().longs()).containsExactly(2 * big - 1, -1);
        assertThat(xp.compare(CompareOp.GT, x, big - 1).toHost().booleans()).containsExactly(true, false);
        assertThat(xp.matmul(xp.reshape(x, Shape.of(1, 2)), xp.array(new long[] {1, 0}, 2, 1))
                        .toHost()
                        .longs())
                .containsExactly(big);
        assertThat(xp.reduce(ReduceOp.MAX, x, FIRST, false).toHost().longs()).containsExactly(big);
    }

    @Test
    void booleansAreNotGathered() {
        NdArray x = xp.array(new boolean[] {true, false, true});
        assertThat(xp.take(x, xp.array(new long[] {1, 2, 2}), 0).toHost().booleans())
                .containsExactly(false, true, true);
    }

    @Test
    void booleansAreNotOneHot() {
        NdArray hot = xp.oneHot(xp.array(new long[] {1, 0}), 2, DType.BOOL);
        assertThat(hot.toHost().booleans()).containsExactly(false, true, true, false);
    }

    @Test
    void minusZeroIsNotZero() {
        float[] out = xp.full(Shape.of(2), DType.FLOAT32, -0.0).toHost().floats();
        assertThat(Float.floatToRawIntBits(out[1])).isEqualTo(Float.floatToRawIntBits(-0f));
    }

    // ---- shapes ------------------------------------------------------------------------------------------------

    @Test
    void arithmeticRefusesEmptyArrays() {
        NdArray none = xp.full(Shape.of(0, 3), DType.FLOAT32, 0);
        NdArray row = xp.array(new float[] {1, 2, 3});
        assertThat(xp.binary(BinaryOp.ADD, none, row).shape()).isEqualTo(Shape.of(0, 3));
        assertThat(xp.unary(UnaryOp.EXP, none).shape()).isEqualTo(Shape.of(0, 3));
        assertThat(doubles(xp.reduce(ReduceOp.SUM, none, FIRST, false))).containsExactly(0, 0, 0);
        assertThat(xp.concat(new NdArray[] {none, xp.reshape(row, Shape.of(1, 3))}, 0)
                        .shape())
                .isEqualTo(Shape.of(1, 3));
        assertThatThrownBy(() -> xp.reduce(ReduceOp.MAX, none, FIRST, false))
                .isInstanceOf(ShapeException.class)
                .hasMessageContaining("(0, 3)");
        assertThatThrownBy(() -> xp.argMax(none, 0)).isInstanceOf(ShapeException.class);
    }

    @Test
    void aProductOverAnEmptyAxisThrows() {
        NdArray a = xp.full(Shape.of(2, 0), DType.FLOAT64, 1);
        NdArray b = xp.full(Shape.of(0, 3), DType.FLOAT64, 1);
        NdArray product = xp.matmul(a, b);
        assertThat(product.shape()).isEqualTo(Shape.of(2, 3));
        assertThat(doubles(product)).containsOnly(0).hasSize(6);
    }

    @Test
    void oneElementOfHigherRankTakesTheOtherShape() {
        NdArray one = xp.array(new double[] {2}, 1, 1);
        NdArray line = xp.array(new double[] {1, 2, 3});
        assertThat(xp.binary(BinaryOp.SUB, line, one).shape()).isEqualTo(Shape.of(1, 3));
        assertThat(doubles(xp.binary(BinaryOp.SUB, one, line))).containsExactly(1, 0, -1);
        assertThat(xp.compare(CompareOp.EQ, one, line).shape()).isEqualTo(Shape.of(1, 3));
    }

    @Test
    void selectDoesNotBroadcast() {
        NdArray column = xp.array(new boolean[] {true, false}, 2, 1);
        NdArray row = xp.array(new double[] {1, NAN});
        NdArray zero = xp.full(Shape.SCALAR, DType.FLOAT64, 0);
        assertThat(doubles(xp.where(column, row, zero))).containsExactly(1, NAN, 0, 0);
        assertThat(doubles(xp.where(column, zero, row))).containsExactly(0, 0, 1, NAN);
    }

    @Test
    void thereAreNoNegativeStrides() {
        NdArray x = matrix(3, 4);
        NdArray part = xp.slice(x, new int[] {2, 3}, new int[] {3, 2}, new int[] {-1, -2});
        assertThat(doubles(part)).containsExactly(11, 9, 7, 5, 3, 1);
        assertThat(doubles(xp.transpose(part, new int[] {1, 0}))).containsExactly(11, 7, 3, 9, 5, 1);
    }

    @Test
    void aProductOfStrideZeroIsWrong() {
        NdArray repeated = xp.broadcastTo(xp.array(new double[] {1, 2}), Shape.of(2, 2));
        assertThat(doubles(xp.matmul(repeated, repeated))).containsExactly(3, 6, 3, 6);
    }

    @Test
    void productsOfViewsComeInRowOrder() {
        NdArray x = matrix(2, 3);
        NdArray product = xp.matmul(xp.transpose(x, new int[] {1, 0}), x);
        assertThat(doubles(product)).containsExactly(9, 12, 15, 12, 17, 22, 15, 22, 29);
        NdArray everySecond = xp.slice(matrix(4, 4), new int[] {0, 1}, new int[] {2, 2}, new int[] {2, 2});
        assertThat(doubles(xp.matmul(everySecond, everySecond))).containsExactly(28, 36, 108, 148);
        assertThat(doubles(xp.reshape(xp.transpose(x, new int[] {1, 0}), Shape.of(6))))
                .containsExactly(0, 3, 1, 4, 2, 5);
    }

    // ---- indices -----------------------------------------------------------------------------------------------

    @Test
    void gatherReadsBehindTheArray() {
        NdArray x = matrix(2, 3);
        for (long bad : new long[] {3, -1}) {
            NdArray index = xp.array(new long[] {0, bad});
            assertThatThrownBy(() -> xp.take(x, index, 1))
                    .isInstanceOf(IndexOutOfBoundsException.class)
                    .hasMessageContaining("take: index out of range: " + bad)
                    .hasMessageContaining("(2, 3) float64");
            // Computed on the device, so that nothing is known of its values.
            NdArray computed = xp.binary(BinaryOp.ADD, index, 0);
            assertThatThrownBy(() -> xp.take(x, computed, 1)).isInstanceOf(IndexOutOfBoundsException.class);
            assertThatThrownBy(() -> xp.scatterAdd(Shape.of(3), computed, xp.array(new double[] {1, 2}), 0))
                    .isInstanceOf(IndexOutOfBoundsException.class);
            assertThatThrownBy(() -> xp.oneHot(computed, 3, DType.FLOAT32))
                    .isInstanceOf(IndexOutOfBoundsException.class);
            assertThatThrownBy(() -> xp.softmaxCrossEntropy(x, computed)).isInstanceOf(IndexOutOfBoundsException.class);
        }
    }

    @Test
    void aPartOfAnIndexMayBeFineWhereTheWholeIsNot() {
        NdArray index = xp.array(new long[] {-5, 1, 0, 99});
        NdArray part = xp.slice(index, new int[] {1}, new int[] {2}, new int[] {1});
        assertThat(doubles(xp.take(xp.array(new double[] {10, 20}), part, 0))).containsExactly(20, 10);
    }

    @Test
    void gatherWithAnIndexOfSeveralAxesCrashes() {
        NdArray index = xp.array(new long[] {6, 0, 3, 3, 1, 2}, 3, 2);
        NdArray line = xp.array(new double[] {0, 1, 2, 3, 4, 5, 6});
        assertThat(doubles(xp.take(line, index, 0))).containsExactly(6, 0, 3, 3, 1, 2);
        assertThat(xp.take(matrix(2, 7), index, 1).shape()).isEqualTo(Shape.of(2, 3, 2));
    }

    @Test
    void onehotIgnoresTheStridesOfItsIndex() {
        NdArray index = xp.array(new long[] {2, 7, 0, 7, 1, 7});
        NdArray even = xp.slice(index, new int[] {2}, new int[] {2}, new int[] {2});
        assertThat(doubles(xp.oneHot(even, 3, DType.FLOAT32))).containsExactly(1, 0, 0, 0, 1, 0);
    }

    @Test
    void scatterAddLosesUpdatesToRaces() {
        int n = 200_000;
        long[] index = new long[n];
        long[] counts = new long[3];
        Random random = new Random(1);
        for (int i = 0; i < n; i++) {
            index[i] = random.nextInt(3);
            counts[(int) index[i]]++;
        }
        NdArray ones = xp.full(Shape.of(n), DType.INT64, 1);
        assertThat(xp.scatterAdd(Shape.of(3), xp.array(index), ones, 0).toHost().longs())
                .containsExactly(counts);
    }

    @Test
    void aSegmentOfOneRowIsTakenForAVector() {
        NdArray out =
                xp.scatterAdd(Shape.of(2, 3), xp.array(new long[] {1}), xp.array(new double[] {1, 2, 3}, 1, 3), 0);
        assertThat(doubles(out)).containsExactly(0, 0, 0, 1, 2, 3);
    }

    @Test
    void scatterAddAlongALaterAxis() {
        NdArray updates = matrix(2, 3);
        NdArray out = xp.scatterAdd(Shape.of(2, 2), xp.array(new long[] {1, 0, 1}), updates, 1);
        assertThat(out.toHost()).isInstanceOf(HostArray.class);
        assertThat(doubles(out)).containsExactly(1, 2, 4, 8);
    }

    // ---- windows -----------------------------------------------------------------------------------------------

    @Test
    void im2colAndCol2imTakeNoIntegers() {
        Window2d window = Window2d.of(2, 2);
        NdArray x = xp.array(new long[] {1, 2, 3, 4, 5, 6}, 1, 1, 2, 3);
        NdArray cols = xp.im2col(x, window);
        assertThat(cols.toHost().longs()).containsExactly(1, 2, 2, 3, 4, 5, 5, 6);
        assertThat(xp.col2im(cols, x.shape(), window).toHost().longs()).containsExactly(1, 4, 3, 4, 10, 6);
        assertThat(xp.conv2d(x, xp.full(Shape.of(1, 1, 2, 2), DType.INT64, 1), window)
                        .toHost()
                        .longs())
                .containsExactly(12, 16);
    }

    /** The products for several images go into one array, and read parts of others. */
    @Test
    void aProductIntoAPartOfAnArrayLeavesTheRestAlone() {
        int n = 3;
        NdArray x = matrix(n * 2, 6);
        NdArray w = xp.array(new double[] {1, 0, 0, 2}, 2, 2, 1, 1);
        NdArray y = xp.conv2d(xp.reshape(x, Shape.of(n, 2, 2, 3)), w, Window2d.of(1, 1));
        double[] values = doubles(y);
        for (int i = 0; i < values.length; i++) {
            assertThat(values[i]).isEqualTo((i / 6) % 2 == 0 ? i : 2 * i);
        }
        NdArray gw = xp.conv2dWeightGrad(xp.reshape(x, Shape.of(n, 2, 2, 3)), y, Window2d.of(1, 1));
        double sum = 0;
        for (int i = 0; i < values.length; i++) {
            sum += (i / 6) % 2 == 0 ? (double) i * i : 0;
        }
        assertThat(gw.toHost().getDouble(0)).isEqualTo(sum);
    }
}
