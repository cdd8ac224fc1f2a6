package org.dezero.ejml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.dezero.array.ArrayBackend;
import org.dezero.array.BinaryOp;
import org.dezero.array.DType;
import org.dezero.array.HostArray;
import org.dezero.array.NdArray;
import org.dezero.array.ReduceOp;
import org.dezero.array.Shape;
import org.dezero.array.UnaryOp;
import org.dezero.plain.PlainBackend;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class EjmlBackendTest {
    private static final int[] SWAP = {1, 0};
    private static final BinaryOp[] ARITHMETIC = {BinaryOp.ADD, BinaryOp.SUB, BinaryOp.MUL, BinaryOp.DIV};
    private static final UnaryOp[] FUNCTIONS = {UnaryOp.EXP, UnaryOp.LOG, UnaryOp.SQRT};

    private final ArrayBackend xp = new EjmlBackend();
    private final ArrayBackend plain = new PlainBackend();

    /** Quarters from -4 to 4, with which sums and products are exact. */
    private static HostArray random(Random random, DType t, int... dims) {
        double[] out = new double[Shape.of(dims).size()];
        for (int i = 0; i < out.length; i++) {
            out[i] = (random.nextInt(33) - 16) / 4.0;
        }
        return HostArray.of(out, Shape.of(dims)).cast(t);
    }

    /** The same matrix packed, transposed in memory, as part of a larger one, and as a repeated row. */
    private static List<NdArray> layouts(ArrayBackend xp, HostArray v) {
        List<NdArray> out = new ArrayList<>();
        NdArray x = xp.fromHost(v);
        out.add(x);
        if (v.shape().ndim() == 2) {
            NdArray copy = xp.fromHost(xp.transpose(x, SWAP).toHost());
            out.add(xp.transpose(copy, SWAP));
            NdArray wide = xp.pad(x, new int[] {1, 2}, new int[] {1, 1}, new int[] {0, 1}, 9);
            out.add(xp.slice(wide, new int[] {1, 2}, v.shape().dims(), new int[] {1, 2}));
        }
        return out;
    }

    private static void assertSame(NdArray actual, NdArray expected, String what) {
        assertThat(actual.shape()).as(what).isEqualTo(expected.shape());
        assertThat(actual.dtype()).as(what).isEqualTo(expected.dtype());
        assertThat(actual.toHost().toDoubleArray())
                .as(what)
                .containsExactly(expected.toHost().toDoubleArray());
    }

    /** Functions that IEEE 754 does not define: EJML calls Java's, plain has polynomials of its own. */
    private static void assertClose(NdArray actual, NdArray expected, String what) {
        double[] a = actual.toHost().toDoubleArray();
        double[] e = expected.toHost().toDoubleArray();
        assertThat(a).as(what).hasSameSizeAs(e);
        for (int i = 0; i < e.length; i++) {
            double unit = expected.dtype() == DType.FLOAT32 ? Math.ulp((float) e[i]) : Math.ulp(e[i]);
            if (Double.isFinite(e[i])) {
                assertThat(a[i]).as(what).isBetween(e[i] - 2 * unit, e[i] + 2 * unit);
            } else {
                assertThat(a[i]).as(what).isEqualTo(Double.valueOf(e[i]));
            }
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"FLOAT32", "FLOAT64"})
    void productsOfEveryLayoutAreThoseOfThePlainBackend(DType t) {
        Random random = new Random(1);
        int[][] sizes = {
            {1, 1, 1}, {2, 3, 5}, {1, 7, 3}, {7, 3, 1}, {67, 70, 71}, {130, 5, 131}, {3, 0, 2}, {0, 2, 3}, {2, 3, 0}
        };
        for (int[] s : sizes) {
            HostArray a = random(random, t, s[0], s[1]);
            HostArray b = random(random, t, s[1], s[2]);
            NdArray expected = plain.matmul(plain.fromHost(a), plain.fromHost(b));
            for (NdArray x : layouts(xp, a)) {
                for (NdArray y : layouts(xp, b)) {
                    assertSame(xp.matmul(x, y), expected, a.shape() + " " + b.shape());
                }
            }
        }
        HostArray a = random(random, t, 3, 5, 7);
        HostArray b = random(random, t, 3, 7, 2);
        assertSame(
                xp.batchMatmul(xp.fromHost(a), xp.fromHost(b)),
                plain.batchMatmul(plain.fromHost(a), plain.fromHost(b)),
                "batchMatmul");
        HostArray x = random(random, t, 4, 7);
        HostArray w = random(random, t, 7, 3);
        HostArray bias = random(random, t, 3);
        assertSame(
                xp.linear(xp.fromHost(x), xp.fromHost(w), xp.fromHost(bias)),
                plain.linear(plain.fromHost(x), plain.fromHost(w), plain.fromHost(bias)),
                "linear");
    }

    @ParameterizedTest
    @EnumSource(names = {"FLOAT32", "FLOAT64"})
    void elementWiseResultsAreThoseOfThePlainBackend(DType t) {
        Random random = new Random(2);
        double nan = Double.NaN;
        double inf = Double.POSITIVE_INFINITY;
        HostArray special = HostArray.of(new double[] {nan, inf, -inf, 0.0, -0.0, 1, -1, 1e30}, 2, 4)
                .cast(t);
        for (HostArray v : List.of(random(random, t, 5, 7), random(random, t, 11), random(random, t, 0, 3), special)) {
            HostArray w = v == special
                    ? HostArray.of(new double[] {1, nan, -inf, -0.0, 2, 0, 0, inf}, 2, 4)
                            .cast(t)
                    : random(random, t, v.shape().dims());
            List<NdArray> left = layouts(xp, v);
            List<NdArray> right = layouts(xp, w);
            NdArray p = plain.fromHost(v);
            NdArray q = plain.fromHost(w);
            for (int i = 0; i < left.size(); i++) {
                NdArray x = left.get(i);
                NdArray y = right.get((i + 1) % right.size());
                for (BinaryOp op : ARITHMETIC) {
                    assertSame(xp.binary(op, x, y), plain.binary(op, p, q), op + " " + t);
                    for (double number : new double[] {0.1, -3, 0, nan}) {
                        assertSame(xp.binary(op, x, number), plain.binary(op, p, number), op + " " + t);
                        assertSame(xp.binary(op, number, x), plain.binary(op, number, p), op + " " + t);
                        NdArray scalar = xp.full(Shape.SCALAR, t, number);
                        assertSame(xp.binary(op, x, scalar), plain.binary(op, p, number), op + " " + t);
                        assertSame(xp.binary(op, scalar, x), plain.binary(op, number, p), op + " " + t);
                    }
                }
                for (UnaryOp op : FUNCTIONS) {
                    if (op == UnaryOp.SQRT) {
                        assertSame(xp.unary(op, x), plain.unary(op, p), op + " " + t);
                    } else {
                        assertClose(xp.unary(op, x), plain.unary(op, p), op + " " + t);
                    }
                }
            }
        }
        NdArray row = xp.full(Shape.of(3), t, 2);
        assertThat(xp.binary(BinaryOp.MUL, row, xp.full(Shape.of(1, 1), t, 3)).shape())
                .isEqualTo(Shape.of(1, 3));
        assertThat(xp.binary(BinaryOp.MUL, xp.full(Shape.of(2, 3), t, 3), row)
                        .toHost()
                        .toDoubleArray())
                .containsOnly(6);
    }

    @ParameterizedTest
    @EnumSource(names = {"FLOAT32", "FLOAT64"})
    void sumsAreThoseOfThePlainBackend(DType t) {
        Random random = new Random(3);
        int[][] shapes = {
            {1}, {31}, {32}, {33}, {1025}, {2, 3}, {33, 70}, {70, 33}, {64, 32}, {1, 1100}, {1100, 1}, {0, 3}, {3, 0}
        };
        for (int[] dims : shapes) {
            HostArray v = random(random, t, dims);
            for (NdArray x : layouts(xp, v)) {
                for (int[] axes : new int[][] {{0}, {1}, {0, 1}}) {
                    if (axes[axes.length - 1] < dims.length) {
                        for (boolean keep : new boolean[] {true, false}) {
                            assertSame(
                                    xp.reduce(ReduceOp.SUM, x, axes, keep),
                                    plain.reduce(ReduceOp.SUM, plain.fromHost(v), axes, keep),
                                    "sum " + v.shape());
                        }
                    }
                }
                assertSame(xp.sumTo(x, Shape.SCALAR), plain.sumTo(plain.fromHost(v), Shape.SCALAR), "sumTo");
            }
        }
    }

    @Test
    void longFloatSumsStayAccurateAlongEitherAxis() {
        int n = 1_000_000;
        NdArray ones = xp.full(Shape.of(n), DType.FLOAT32, 1);
        assertThat(xp.reduce(ReduceOp.SUM, ones, new int[] {0}, false).item()).isEqualTo(1e6);
        // EJML's own elementSum of 1e6 tenths gives 100958: a float counter that has grown large loses what is added to
        // it.
        double exact = n * (double) 0.1f;
        NdArray column = xp.full(Shape.of(n, 2), DType.FLOAT32, 0.1);
        NdArray row = xp.full(Shape.of(2, n), DType.FLOAT32, 0.1);
        assertThat(xp.reduce(ReduceOp.SUM, column, new int[] {0}, false)
                        .toHost()
                        .getDouble(1))
                .isCloseTo(exact, within(0.01));
        assertThat(xp.reduce(ReduceOp.SUM, row, new int[] {1}, false).toHost().getDouble(1))
                .isCloseTo(exact, within(0.01));
        assertThat(xp.reduce(ReduceOp.SUM, row, new int[] {0, 1}, false).item()).isCloseTo(2 * exact, within(0.02));
    }

    @Test
    void arraysNameThisBackendAlsoWhereTheOperationIsInherited() {
        NdArray x = xp.full(Shape.of(2, 2), DType.FLOAT64, 1);
        assertThat(xp.name()).isEqualTo("ejml");
        assertThat(x.backend()).isSameAs(xp);
        assertThat(xp.unary(UnaryOp.TANH, x).backend()).isSameAs(xp);
        assertThat(xp.matmul(x, x).backend()).isSameAs(xp);
    }

    @Test
    void resultsOfEjmlMayBeGivenUpAndThenNameTheOperation() {
        NdArray x = xp.full(Shape.of(2, 2), DType.FLOAT64, 1);
        NdArray target = xp.matmul(x, x);
        assertThat(xp.accumulate(target, 1, x).toHost().doubles()).containsOnly(3);
        for (Runnable use : new Runnable[] {() -> xp.matmul(target, x), () -> xp.matmul(x, target)}) {
            assertThatThrownBy(use::run)
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageStartingWith("matmul: ");
        }
        assertThatThrownBy(() -> xp.binary(BinaryOp.ADD, x, target))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith("add: ");
        assertThatThrownBy(() -> xp.reduce(ReduceOp.SUM, target, new int[] {0}, false))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith("sum: ");
    }
}
