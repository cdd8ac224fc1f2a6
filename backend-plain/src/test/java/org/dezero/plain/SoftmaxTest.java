package org.dezero.plain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.dezero.array.ArrayBackend;
import org.dezero.array.DType;
import org.dezero.array.HostArray;
import org.dezero.array.NdArray;
import org.dezero.array.Shape;
import org.junit.jupiter.api.Test;

class SoftmaxTest {
    private static final double INF = Double.POSITIVE_INFINITY;

    private final ArrayBackend xp = new PlainBackend();

    private static double tolerance(DType t) {
        return t == DType.FLOAT32 ? 2e-6 : 1e-14;
    }

    @Test
    void rowsColumnsAndStridedOperandsFollowTheFormula() {
        Random random = new Random(12);
        for (DType t : new DType[] {DType.FLOAT32, DType.FLOAT64}) {
            HostArray v = Layouts.random(random, t, 3, 5, 7);
            for (int axis = 0; axis < 3; axis++) {
                Shape kept = v.shape().with(axis, 1);
                double[] sums = new double[kept.size()];
                for (int i = 0; i < v.size(); i++) {
                    sums[Layouts.position(kept, Layouts.index(v.shape(), i))] += Math.exp(v.getDouble(i));
                }
                for (NdArray x : Layouts.of(xp, v).values()) {
                    HostArray soft = xp.softmax(x, axis).toHost();
                    HostArray log = xp.logSoftmax(x, axis).toHost();
                    HostArray lse = xp.logSumExp(x, new int[] {axis}, true).toHost();
                    assertThat(lse.shape()).isEqualTo(kept);
                    assertThat(xp.logSumExp(x, new int[] {axis}, false).shape())
                            .isEqualTo(v.shape().reduce(new int[] {axis}, false));
                    for (int i = 0; i < v.size(); i++) {
                        int row = Layouts.position(kept, Layouts.index(v.shape(), i));
                        double e = v.getDouble(i);
                        assertThat(soft.getDouble(i)).isCloseTo(Math.exp(e) / sums[row], within(tolerance(t)));
                        assertThat(log.getDouble(i)).isCloseTo(e - Math.log(sums[row]), within(tolerance(t) * 8));
                        assertThat(lse.getDouble(row)).isCloseTo(Math.log(sums[row]), within(tolerance(t) * 4));
                    }
                }
            }
        }
    }

    @Test
    void largeLogitsDoNotOverflowAndInfinitiesKeepTheirMeaning() {
        for (DType t : new DType[] {DType.FLOAT32, DType.FLOAT64}) {
            NdArray big = xp.cast(xp.array(new double[] {1000, 1000, -1000, -1000}, 2, 2), t);
            assertThat(xp.softmax(big, 1).toHost().toDoubleArray()).containsOnly(0.5);
            NdArray odd = xp.cast(xp.array(new double[] {-INF, -INF, INF, 1, -INF, 1, Double.NaN, 1}, 4, 2), t);
            assertThat(xp.logSumExp(odd, new int[] {1}, false).toHost().toDoubleArray())
                    .containsExactly(-INF, INF, 1, Double.NaN);
            assertThat(xp.logSumExp(xp.full(Shape.of(2, 0), t, 0), new int[] {1}, false)
                            .toHost()
                            .toDoubleArray())
                    .containsExactly(-INF, -INF);
            assertThat(xp.softmax(xp.full(Shape.of(2, 0), t, 0), 1).shape()).isEqualTo(Shape.of(2, 0));
        }
    }

    @Test
    void crossEntropyIsTheMeanNegativeLogLikelihood() {
        Random random = new Random(13);
        NdArray t = xp.array(new long[] {4, 0, 2});
        for (DType type : new DType[] {DType.FLOAT32, DType.FLOAT64}) {
            HostArray v = Layouts.random(random, type, 3, 5);
            double expected = 0;
            for (int i = 0; i < 3; i++) {
                double sum = 0;
                for (int j = 0; j < 5; j++) {
                    sum += Math.exp(v.getDouble(i * 5 + j));
                }
                expected +=
                        (Math.log(sum) - v.getDouble(i * 5 + (int) t.toHost().getLong(i))) / 3;
            }
            for (NdArray x : Layouts.of(xp, v).values()) {
                NdArray loss = xp.softmaxCrossEntropy(x, t);
                assertThat(loss.shape()).isEqualTo(Shape.SCALAR);
                assertThat(loss.dtype()).isEqualTo(type);
                assertThat(loss.item()).isCloseTo(expected, within(tolerance(type) * 4));
            }
            NdArray masked = xp.cast(xp.array(new double[] {0, -INF}, 1, 2), type);
            assertThat(xp.softmaxCrossEntropy(masked, xp.array(new long[] {0})).item())
                    .isZero();
        }
    }
}
