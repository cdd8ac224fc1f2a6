package org.dezero.plain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.dezero.array.ArrayBackend;
import org.dezero.array.DType;
import org.dezero.array.HostArray;
import org.dezero.array.NdArray;
import org.dezero.array.ReduceOp;
import org.dezero.array.Shape;
import org.dezero.array.ShapeException;
import org.dezero.array.UnaryOp;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReductionsTest {
    private static final DType[] NUMBERS = {DType.INT64, DType.FLOAT32, DType.FLOAT64};

    private final ArrayBackend xp = new PlainBackend();

    /** Every subset of the axes but the empty one. */
    private static List<int[]> axesOf(int ndim) {
        List<int[]> out = new ArrayList<>();
        for (int bits = 1; bits < 1 << ndim; bits++) {
            int b = bits;
            out.add(java.util.stream.IntStream.range(0, ndim)
                    .filter(i -> (b >> i & 1) == 1)
                    .toArray());
        }
        return out;
    }

    private static double[] naive(ReduceOp op, HostArray v, int[] axes) {
        Shape kept = v.shape().reduce(axes, true);
        double[] out = new double[kept.size()];
        boolean[] seen = new boolean[out.length];
        for (int i = 0; i < v.size(); i++) {
            int p = Layouts.position(kept, Layouts.index(v.shape(), i));
            double x = v.getDouble(i);
            out[p] = !seen[p]
                    ? x
                    : op == ReduceOp.SUM ? out[p] + x : op == ReduceOp.MAX ? Math.max(out[p], x) : Math.min(out[p], x);
            seen[p] = true;
        }
        return out;
    }

    @Test
    void everySetOfAxesOfEveryLayout() {
        Random random = new Random(1);
        for (DType t : NUMBERS) {
            for (int[] dims : new int[][] {{1}, {13}, {3, 5}, {5, 1}, {2, 3, 5}, {3, 1, 4}, {2, 3, 5, 7}}) {
                HostArray v = Layouts.random(random, t, dims);
                for (ReduceOp op : ReduceOp.values()) {
                    for (int[] axes : axesOf(dims.length)) {
                        double[] expected = naive(op, v, axes);
                        for (Map.Entry<String, NdArray> x : Layouts.of(xp, v).entrySet()) {
                            for (boolean keep : new boolean[] {true, false}) {
                                HostArray out =
                                        xp.reduce(op, x.getValue(), axes, keep).toHost();
                                String what = op + " " + t + " " + x.getKey() + " " + v.shape()
                                        + java.util.Arrays.toString(axes);
                                assertThat(out.shape())
                                        .as(what)
                                        .isEqualTo(v.shape().reduce(axes, keep));
                                assertThat(out.dtype()).as(what).isEqualTo(t);
                                assertThat(out.toDoubleArray()).as(what).containsExactly(expected);
                            }
                        }
                    }
                }
            }
        }
    }

    @Test
    void longSumsStayAccurateInEveryDirection() {
        int n = 1_000_000;
        NdArray ones = xp.full(Shape.of(n), DType.FLOAT32, 1);
        assertThat(xp.reduce(ReduceOp.SUM, ones, new int[] {0}, false).item()).isEqualTo(1e6);
        NdArray tenths = xp.full(Shape.of(n), DType.FLOAT32, 0.1);
        double exact = n * (double) 0.1f;
        assertThat(xp.reduce(ReduceOp.SUM, tenths, new int[] {0}, false).item()).isCloseTo(exact, within(0.01));
        NdArray tall = xp.full(Shape.of(n, 2), DType.FLOAT32, 0.1);
        assertThat(xp.reduce(ReduceOp.SUM, tall, new int[] {0}, false).toHost().getDouble(1))
                .isCloseTo(exact, within(0.01));
        // Straight summation is off by 1e-6; pairwise over blocks of 32 by at most (32 + 16) * 2^-53 * 1e5.
        NdArray doubles = xp.full(Shape.of(n, 2), DType.FLOAT64, 0.1);
        assertThat(xp.reduce(ReduceOp.SUM, doubles, new int[] {0}, false)
                        .toHost()
                        .getDouble(0))
                .isCloseTo(1e5, within(5e-10));
        assertThat(xp.reduce(ReduceOp.SUM, doubles, new int[] {0, 1}, false).item())
                .isCloseTo(2e5, within(1e-9));
    }

    @ParameterizedTest
    @CsvSource({"10000, 100", "5000, 17", "70, 1500", "3, 70000", "100000, 2", "33, 16", "1000, 5"})
    void columnsOfManyRows(int rows, int columns) {
        // Whole numbers whose sums are whole numbers that every dtype has.
        double[] values = new double[rows * columns];
        double[] sums = new double[columns];
        double[] largest = new double[columns];
        for (int i = 0; i < values.length; i++) {
            values[i] = i * 31L % 97;
            sums[i % columns] += values[i];
            largest[i % columns] = Math.max(largest[i % columns], values[i]);
        }
        for (DType t : NUMBERS) {
            NdArray x = xp.cast(xp.array(values, rows, columns), t);
            assertThat(xp.reduce(ReduceOp.SUM, x, new int[] {0}, false).toHost().toDoubleArray())
                    .isEqualTo(sums);
            assertThat(xp.reduce(ReduceOp.MAX, x, new int[] {0}, false).toHost().toDoubleArray())
                    .isEqualTo(largest);
        }
    }

    /** Longer than a run, and lengths that vectors do not divide: the extreme at every end. */
    @Test
    void theExtremeOfLongRowsIsFoundAtEveryPlace() {
        for (int n : new int[] {64, 65, 100, 127, 65_537, 200_003}) {
            for (int at : new int[] {0, 1, n / 2, n - 65 < 0 ? 0 : n - 65, n - 2, n - 1}) {
                double[] values = new double[n];
                values[at] = 5;
                for (DType t : NUMBERS) {
                    NdArray x = xp.cast(xp.array(values, n), t);
                    assertThat(xp.reduce(ReduceOp.MAX, x, new int[] {0}, false).item())
                            .isEqualTo(5);
                    NdArray down = xp.unary(UnaryOp.NEG, x);
                    assertThat(xp.reduce(ReduceOp.MIN, down, new int[] {0}, false)
                                    .item())
                            .isEqualTo(-5);
                    assertThat(xp.argMax(x, 0).item()).isEqualTo(at);
                }
            }
        }
    }

    @Test
    void nanIsTheMaximumAndTheMinimum() {
        for (DType t : new DType[] {DType.FLOAT32, DType.FLOAT64}) {
            NdArray x = xp.cast(xp.array(new double[] {1, Double.NaN, 3, 4, 5, 6}, 2, 3), t);
            for (ReduceOp op : new ReduceOp[] {ReduceOp.MAX, ReduceOp.MIN}) {
                assertThat(xp.reduce(op, x, new int[] {1}, false).toHost().getDouble(0))
                        .isNaN();
                assertThat(xp.reduce(op, x, new int[] {0}, false).toHost().getDouble(1))
                        .isNaN();
                assertThat(xp.reduce(op, x, new int[] {0, 1}, false).item()).isNaN();
            }
            NdArray minus = xp.full(Shape.of(3), t, Double.NEGATIVE_INFINITY);
            assertThat(xp.reduce(ReduceOp.MAX, minus, new int[] {0}, false).item())
                    .isEqualTo(Double.NEGATIVE_INFINITY);
        }
    }

    @Test
    void anEmptyAxisSumsToZeroAndHasNoMaximum() {
        for (DType t : NUMBERS) {
            NdArray x = xp.full(Shape.of(3, 0), t, 1);
            assertThat(xp.reduce(ReduceOp.SUM, x, new int[] {1}, false).toHost().toDoubleArray())
                    .containsExactly(0, 0, 0);
            assertThat(xp.reduce(ReduceOp.MAX, x, new int[] {0}, true).shape()).isEqualTo(Shape.of(1, 0));
            assertThatThrownBy(() -> xp.reduce(ReduceOp.MAX, x, new int[] {1}, false))
                    .isInstanceOf(ShapeException.class)
                    .hasMessageStartingWith("max: ")
                    .hasMessageContaining("(3, 0) " + t);
            assertThatThrownBy(() -> xp.argMax(x, 1))
                    .isInstanceOf(ShapeException.class)
                    .hasMessageStartingWith("argMax: ");
            assertThat(xp.argMax(x, 0).shape()).isEqualTo(Shape.of(0));
        }
    }

    @Test
    void argMaxTakesTheFirstNanElseTheFirstOfTies() {
        double nan = Double.NaN;
        double inf = Double.POSITIVE_INFINITY;
        for (DType t : new DType[] {DType.FLOAT32, DType.FLOAT64}) {
            NdArray x =
                    xp.cast(xp.array(new double[] {1, 3, 3, inf, nan, nan, -inf, -inf, -inf, nan, 9, inf}, 4, 3), t);
            assertThat(xp.argMax(x, 1).toHost().longs()).containsExactly(1, 1, 0, 0);
            NdArray columns = xp.transpose(x, new int[] {1, 0});
            assertThat(xp.argMax(columns, 0).toHost().longs()).containsExactly(1, 1, 0, 0);
        }
        NdArray l = xp.array(new long[] {2, 7, 7, Long.MIN_VALUE, Long.MIN_VALUE, -1}, 2, 3);
        assertThat(xp.argMax(l, 1).toHost().longs()).containsExactly(1, 2);
        assertThat(xp.argMax(l, 0).toHost().longs()).containsExactly(0, 0, 0);
    }

    @Test
    void sumToUndoesBroadcasting() {
        Random random = new Random(3);
        HostArray v = Layouts.random(random, DType.FLOAT64, 2, 3, 5);
        for (int[] dims : new int[][] {{}, {1}, {5}, {3, 1}, {1, 3, 5}, {2, 1, 1}, {2, 3, 5}}) {
            Shape to = Shape.of(dims);
            double[] expected = new double[to.size()];
            for (int i = 0; i < v.size(); i++) {
                expected[Layouts.position(to, Layouts.index(v.shape(), i))] += v.getDouble(i);
            }
            for (NdArray x : Layouts.of(xp, v).values()) {
                HostArray out = xp.sumTo(x, to).toHost();
                assertThat(out.shape()).isEqualTo(to);
                assertThat(out.toDoubleArray()).containsExactly(expected);
            }
        }
    }
}
