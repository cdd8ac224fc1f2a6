package org.dezero.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.dezero.array.BinaryOp;
import org.dezero.array.DType;
import org.dezero.array.HostArray;
import org.dezero.array.NdArray;
import org.dezero.array.ReduceOp;
import org.dezero.array.Shape;
import org.dezero.array.UnaryOp;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The definition against numbers from outside: nobody else would notice if it were wrong. */
class ReferenceBackendTest {
    private final ReferenceBackend xp = new ReferenceBackend();

    private NdArray counting(int... dims) {
        NdArray line = xp.cast(xp.arange(Shape.of(dims).size()), DType.FLOAT64);
        return xp.reshape(line, Shape.of(dims));
    }

    private static double[] values(NdArray x) {
        return x.toHost().toDoubleArray();
    }

    /** Correctly rounded values of the error function. */
    @ParameterizedTest
    @CsvSource({
        "1e-10, 1.1283791670955126e-10",
        "0.1, 0.1124629160182849",
        "0.5, 0.5204998778130465",
        "1, 0.8427007929497149",
        "-1, -0.8427007929497149",
        "2, 0.9953222650189527",
        "3, 0.9999779095030014",
        "4, 0.9999999845827421",
        "5, 0.9999999999984626",
        "5.9, 0.9999999999999999",
        "6, 1",
        "7, 1"
    })
    void erf(double x, double expected) {
        assertThat(ErrorFunction.erf(x)).isEqualTo(expected);
    }

    @Test
    void erfAtTheEdges() {
        assertThat(ErrorFunction.erf(Double.POSITIVE_INFINITY)).isEqualTo(1);
        assertThat(ErrorFunction.erf(Double.NEGATIVE_INFINITY)).isEqualTo(-1);
        assertThat(ErrorFunction.erf(Double.NaN)).isNaN();
        assertThat(Double.doubleToRawLongBits(ErrorFunction.erf(-0.0))).isEqualTo(Double.doubleToRawLongBits(-0.0));
        assertThat(ErrorFunction.erf(Double.MIN_VALUE)).isEqualTo(Double.MIN_VALUE);
    }

    @Test
    void sumsLoseNothing() {
        NdArray x = xp.array(new double[] {1, 1e100, 1, -1e100});
        assertThat(xp.reduce(ReduceOp.SUM, x, new int[] {0}, false).item()).isEqualTo(2);
        NdArray inf = xp.array(new double[] {1, Double.POSITIVE_INFINITY, 2});
        assertThat(xp.reduce(ReduceOp.SUM, inf, new int[] {0}, false).item()).isEqualTo(Double.POSITIVE_INFINITY);
    }

    @Test
    void productsLoseNothing() {
        double a = 1 + Math.ulp(1.0);
        NdArray row = xp.array(new double[] {a, -1}, 1, 2);
        NdArray column = xp.array(new double[] {a, 1}, 2, 1);
        // (1 + e)^2 - 1 = 2 e + e^2, of which e^2 is lost in a rounded product.
        double e = Math.ulp(1.0);
        assertThat(xp.matmul(row, column).item()).isEqualTo(2 * e + e * e);
    }

    @Test
    void floatsAreRoundedOnce() {
        NdArray x = xp.array(new float[] {16777216f, 1, 1});
        assertThat(xp.reduce(ReduceOp.SUM, x, new int[] {0}, false).item()).isEqualTo(16777218);
    }

    @Test
    void matmulOfTwoByThree() {
        NdArray product = xp.matmul(counting(2, 3), counting(3, 2));
        assertThat(values(product)).containsExactly(10, 13, 28, 40);
    }

    @Test
    void transposeSliceReshapeBroadcast() {
        assertThat(values(xp.transpose(counting(2, 3), new int[] {1, 0}))).containsExactly(0, 3, 1, 4, 2, 5);
        // numpy.arange(6).reshape(1, 2, 3).transpose(2, 0, 1).ravel()
        NdArray turned = xp.transpose(counting(1, 2, 3), new int[] {2, 0, 1});
        assertThat(turned.shape()).isEqualTo(Shape.of(3, 1, 2));
        assertThat(values(turned)).containsExactly(0, 3, 1, 4, 2, 5);
        NdArray part = xp.slice(counting(4, 5), new int[] {3, 0}, new int[] {2, 3}, new int[] {-2, 2});
        assertThat(values(part)).containsExactly(15, 17, 19, 5, 7, 9);
        NdArray wide = xp.broadcastTo(counting(2, 1), Shape.of(2, 2, 3));
        assertThat(values(wide)).containsExactly(0, 0, 0, 1, 1, 1, 0, 0, 0, 1, 1, 1);
    }

    @Test
    void padAndConcat() {
        NdArray padded = xp.pad(counting(3), new int[] {1}, new int[] {2}, new int[] {1}, 9);
        assertThat(values(padded)).containsExactly(9, 0, 9, 1, 9, 2, 9, 9);
        NdArray joined = xp.concat(new NdArray[] {counting(2, 2), counting(2, 1)}, 1);
        assertThat(values(joined)).containsExactly(0, 1, 0, 2, 3, 1);
    }

    @Test
    void takeAndScatterAdd() {
        NdArray index = xp.array(new long[] {2, 0, 2});
        NdArray taken = xp.take(counting(2, 3), index, 1);
        assertThat(values(taken)).containsExactly(2, 0, 2, 5, 3, 5);
        NdArray back = xp.scatterAdd(Shape.of(2, 3), index, taken, 1);
        assertThat(values(back)).containsExactly(0, 0, 4, 3, 0, 10);
    }

    @Test
    void reduceAndArgMax() {
        NdArray x = xp.array(new double[] {3, 1, 3, 0, Double.NaN, 5}, 2, 3);
        assertThat(values(xp.argMax(x, 1))).containsExactly(0, 1);
        assertThat(values(xp.argMax(x, 0))).containsExactly(0, 1, 1);
        assertThat(values(xp.reduce(ReduceOp.MAX, x, new int[] {1}, false))).containsExactly(3, Double.NaN);
        NdArray kept = xp.reduce(ReduceOp.SUM, counting(2, 3, 2), new int[] {0, 2}, true);
        assertThat(kept.shape()).isEqualTo(Shape.of(1, 3, 1));
        assertThat(values(kept)).containsExactly(14, 22, 30);
    }

    @Test
    void arithmetic() {
        NdArray bases = xp.array(new long[] {3, -2, 0});
        NdArray powers = xp.binary(BinaryOp.POW, bases, xp.array(new long[] {41, 63, 0}));
        // 3^41 modulo 2^64, as a signed number.
        assertThat(powers.toHost().longs()).containsExactly(-420491770248316829L, Long.MIN_VALUE, 1);
        NdArray ones = xp.array(new double[] {1, -1, 1, Double.NaN});
        NdArray exponents = xp.array(new double[] {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, 0});
        assertThat(values(xp.binary(BinaryOp.POW, ones, exponents))).containsExactly(1, 1, 1, 1);
        assertThat(xp.unary(UnaryOp.NEG, xp.array(new long[] {Long.MIN_VALUE}))
                        .toHost()
                        .longs())
                .containsExactly(Long.MIN_VALUE);
    }

    @Test
    void networkFunctions() {
        NdArray x = xp.array(new double[] {1, 2, 3}, 1, 3);
        // Calculated with 50 digits and rounded.
        double unit = Math.ulp(1.0);
        assertThat(values(xp.softmax(x, 1)))
                .containsExactly(
                        new double[] {0.09003057317038046, 0.24472847105479764, 0.6652409557748219}, within(unit));
        assertThat(xp.logSumExp(x, new int[] {0, 1}, false).item()).isEqualTo(3.40760596444438, within(1e-15));
        assertThat(xp.softmaxCrossEntropy(x, xp.array(new long[] {0})).item())
                .isEqualTo(2.40760596444438, within(1e-15));
        assertThat(xp.sigmoid(xp.array(new double[] {2})).item()).isEqualTo(0.8807970779778824, within(unit));
    }

    @Test
    void castAndFull() {
        NdArray x = xp.array(new double[] {-2.7, 2.7, 0.0, Double.NaN});
        assertThat(xp.cast(x, DType.BOOL).toHost().booleans()).containsExactly(true, true, false, true);
        assertThat(xp.cast(xp.array(new double[] {-2.7, 2.7}), DType.INT64)
                        .toHost()
                        .longs())
                .containsExactly(-2, 2);
        assertThat(xp.full(Shape.of(2), DType.FLOAT32, 0.1).toHost().floats()).containsExactly(0.1f, 0.1f);
        assertThat(xp.full(Shape.SCALAR, DType.BOOL, -0.5).item()).isEqualTo(1);
    }

    @Test
    void printsAsItsElements() {
        HostArray values = HostArray.of(new double[] {1, 2}, Shape.of(2));
        assertThat(xp.fromHost(values)).hasToString(values.toString());
    }
}
