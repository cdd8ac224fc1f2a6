package org.dezero.nd4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import java.util.function.DoubleBinaryOperator;
import org.dezero.array.ArrayBackend;
import org.dezero.array.ArrayBackends;
import org.dezero.array.BinaryOp;
import org.dezero.array.DType;
import org.dezero.array.HostArray;
import org.dezero.array.NdArray;
import org.dezero.array.Shape;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Fused operations and arithmetic on one shape, of arrays in row order, transposed ones and parts of larger ones. */
class GradientsTest {
    private static final double NAN = Double.NaN;
    private static final int[] SWAP = {1, 0};
    private static final int ROWS = 5;
    private static final int COLUMNS = 7;

    private final ArrayBackend xp = ArrayBackends.get("nd4j");

    private static double[] random(int seed, double low) {
        Random random = new Random(seed);
        double[] out = new double[ROWS * COLUMNS];
        for (int i = 0; i < out.length; i++) {
            out[i] = (float) (low + (1 - low) * random.nextDouble());
        }
        return out;
    }

    private NdArray[] layouts(double[] values, DType t) {
        NdArray x = xp.fromHost(HostArray.of(values, ROWS, COLUMNS).cast(t));
        NdArray turned = xp.fromHost(xp.transpose(x, SWAP).toHost());
        NdArray wide = xp.pad(x, new int[] {1, 2}, new int[] {0, 1}, new int[] {0, 1}, 9);
        NdArray part = xp.slice(wide, new int[] {1, 2}, new int[] {ROWS, COLUMNS}, new int[] {1, 2});
        return new NdArray[] {x, xp.transpose(turned, SWAP), part};
    }

    private interface Fused {
        NdArray of(NdArray a, NdArray b);
    }

    private void check(DType t, double[] a, double[] b, Fused fused, DoubleBinaryOperator expected) {
        double digits = t == DType.FLOAT32 ? 1e-6 : 1e-14;
        for (NdArray x : layouts(a, t)) {
            for (NdArray y : layouts(b, t)) {
                HostArray result = fused.of(x, y).toHost();
                assertThat(result.shape()).isEqualTo(Shape.of(ROWS, COLUMNS));
                assertThat(result.dtype()).isEqualTo(t);
                for (int i = 0; i < a.length; i++) {
                    assertThat(result.getDouble(i)).isCloseTo(expected.applyAsDouble(a[i], b[i]), within(digits));
                }
            }
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"FLOAT32", "FLOAT64"})
    void everyLayoutGivesTheFormula(DType t) {
        double[] gy = random(1, -1);
        double[] y = random(2, -1);
        double[] positive = random(3, 0.5);
        check(t, gy, y, xp::reluGrad, (g, v) -> v > 0 ? g : 0);
        check(t, gy, y, xp::tanhGrad, (g, v) -> g * (1 - v * v));
        check(t, gy, y, xp::sigmoidGrad, (g, v) -> g * v * (1 - v));
        check(t, gy, y, (a, b) -> xp.combine(0.75, a, -0.5, b), (a, b) -> 0.75 * a - 0.5 * b);
        check(t, gy, y, (a, b) -> xp.combine(1, a, -0.5, b), (a, b) -> a - 0.5 * b);
        check(t, gy, y, (a, b) -> xp.combine(0.75, a, 1, b), (a, b) -> 0.75 * a + b);
        check(t, gy, y, (a, b) -> xp.binary(BinaryOp.ADD, a, b), (a, b) -> a + b);
        check(t, gy, y, (a, b) -> xp.binary(BinaryOp.SUB, a, b), (a, b) -> a - b);
        check(t, gy, y, (a, b) -> xp.binary(BinaryOp.MUL, a, b), (a, b) -> a * b);
        check(t, gy, positive, (a, b) -> xp.binary(BinaryOp.DIV, a, b), (a, b) -> a / b);
        check(t, gy, y, (a, b) -> xp.accumulate(xp.binary(BinaryOp.MUL, a, 1), 1, b), (a, b) -> a + b);
    }

    @ParameterizedTest
    @EnumSource(names = {"FLOAT32", "FLOAT64"})
    void aStepOfAdamOfEveryLayout(DType t) {
        double[] g = random(1, -1);
        double[] m = random(2, -1);
        double[] v = random(3, 0.5);
        double[] p = random(4, -1);
        double digits = t == DType.FLOAT32 ? 1e-6 : 1e-14;
        for (int a = 0; a < 3; a++) {
            int b = (a + 1) % 3;
            NdArray[] out = xp.adam(
                    layouts(p, t)[a], layouts(m, t)[b], layouts(v, t)[a], layouts(g, t)[b], 0.25, 0.125, 0.5, 1e-3);
            for (int i = 0; i < g.length; i++) {
                double mean = m[i] + 0.25 * (g[i] - m[i]);
                double square = v[i] + 0.125 * (g[i] * g[i] - v[i]);
                double step = p[i] - 0.5 * mean / (Math.sqrt(square) + 1e-3);
                assertThat(out[0].toHost().getDouble(i)).isCloseTo(step, within(digits));
                assertThat(out[1].toHost().getDouble(i)).isCloseTo(mean, within(digits));
                assertThat(out[2].toHost().getDouble(i)).isCloseTo(square, within(digits));
            }
        }
    }

    @Test
    void reluGradChoosesAndDoesNotMultiply() {
        NdArray gy = xp.array(new double[] {NAN, 2, 3, Double.POSITIVE_INFINITY, NAN});
        NdArray y = xp.array(new double[] {-1, 1, NAN, -0.0, 5});
        assertThat(xp.reluGrad(gy, y).toHost().doubles()).containsExactly(0, 2, 0, 0, NAN);
    }

    @Test
    void operandsAreNotWritten() {
        double[] values = {0.25, 0.5, 0.75};
        NdArray gy = xp.array(values);
        NdArray y = xp.array(values);
        xp.tanhGrad(gy, y);
        xp.sigmoidGrad(gy, y);
        xp.reluGrad(gy, y);
        xp.combine(2, gy, 3, y);
        NdArray logits = xp.array(new double[] {1, 2, 3, 4}, 2, 2);
        xp.softmaxCrossEntropyGrad(logits, xp.array(new long[] {1, 0}), xp.full(Shape.SCALAR, DType.FLOAT64, 1));
        assertThat(gy.toHost().doubles()).containsExactly(values);
        assertThat(y.toHost().doubles()).containsExactly(values);
        assertThat(logits.toHost().doubles()).containsExactly(1, 2, 3, 4);
    }

    @ParameterizedTest
    @EnumSource(names = {"FLOAT32", "FLOAT64"})
    void softmaxCrossEntropyOfEveryLayout(DType t) {
        double[] x = random(4, -1);
        long[] classes = {6, 0, 3, 3, 1};
        NdArray everySecond = xp.slice(
                xp.array(new long[] {9, 6, 9, 0, 9, 3, 9, 3, 9, 1}), new int[] {1}, new int[] {ROWS}, new int[] {2});
        double loss = 0;
        double[] gradient = new double[x.length];
        for (int i = 0; i < ROWS; i++) {
            double sum = 0;
            for (int j = 0; j < COLUMNS; j++) {
                sum += Math.exp(x[i * COLUMNS + j]);
            }
            loss += (Math.log(sum) - x[i * COLUMNS + (int) classes[i]]) / ROWS;
            for (int j = 0; j < COLUMNS; j++) {
                double share = Math.exp(x[i * COLUMNS + j]) / sum - (classes[i] == j ? 1 : 0);
                gradient[i * COLUMNS + j] = share * 3 / ROWS;
            }
        }
        double digits = t == DType.FLOAT32 ? 1e-6 : 1e-14;
        NdArray three = xp.full(Shape.SCALAR, t, 3);
        for (NdArray logits : layouts(x, t)) {
            for (NdArray labels : new NdArray[] {xp.array(classes), everySecond}) {
                assertThat(xp.softmaxCrossEntropy(logits, labels).item()).isCloseTo(loss, within(digits));
                assertThat(xp.softmaxCrossEntropyGrad(logits, labels, three)
                                .toHost()
                                .toDoubleArray())
                        .containsExactly(gradient, within(digits));
            }
        }
        assertThatThrownBy(
                        () -> xp.softmaxCrossEntropyGrad(layouts(x, t)[0], xp.array(new long[] {0, 1, 2, 3, 7}), three))
                .isInstanceOf(IndexOutOfBoundsException.class)
                .hasMessageStartingWith("softmaxCrossEntropyGrad: index out of range: 7");
    }
}
