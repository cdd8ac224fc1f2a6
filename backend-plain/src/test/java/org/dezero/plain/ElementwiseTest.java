package org.dezero.plain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.Random;
import org.dezero.array.ArrayBackend;
import org.dezero.array.BinaryOp;
import org.dezero.array.CompareOp;
import org.dezero.array.DType;
import org.dezero.array.DTypeException;
import org.dezero.array.HostArray;
import org.dezero.array.NdArray;
import org.dezero.array.Shape;
import org.dezero.array.UnaryOp;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ElementwiseTest {
    private static final int[][][] PAIRS = {
        {{}, {}},
        {{1}, {}},
        {{5}, {5}},
        {{2, 3}, {2, 3}},
        {{2, 3}, {}},
        {{}, {2, 3}},
        {{1, 1, 1}, {7}},
        {{3, 5}, {5}},
        {{3, 5}, {3, 1}},
        {{3, 1}, {1, 5}},
        {{5}, {3, 5}},
        {{2, 3, 5}, {3, 1}},
        {{2, 1, 5}, {3, 1}},
        {{2, 3, 5, 7}, {3, 1, 7}},
        {{0, 3}, {3}},
        {{2, 0}, {1, 1}},
    };

    private final ArrayBackend xp = new PlainBackend();

    private static double scalar(BinaryOp op, double a, double b) {
        switch (op) {
            case ADD:
                return a + b;
            case SUB:
                return a - b;
            case MUL:
                return a * b;
            case DIV:
                return a / b;
            case POW:
                return Math.pow(a, b);
            case MAXIMUM:
                return Math.max(a, b);
            default:
                return Math.min(a, b);
        }
    }

    private static boolean scalar(CompareOp op, double a, double b) {
        switch (op) {
            case EQ:
                return a == b;
            case NE:
                return a != b;
            case LT:
                return a < b;
            case LE:
                return a <= b;
            case GT:
                return a > b;
            default:
                return a >= b;
        }
    }

    private static double scalar(UnaryOp op, double x) {
        switch (op) {
            case NEG:
                return -x;
            case ABS:
                return Math.abs(x);
            case SIGN:
                return Math.signum(x);
            case FLOOR:
                return Math.floor(x);
            case SQRT:
                return Math.sqrt(x);
            case EXP:
                return Math.exp(x);
            case LOG:
                return Math.log(x);
            case LOG1P:
                return Math.log1p(x);
            case SIN:
                return Math.sin(x);
            case COS:
                return Math.cos(x);
            case TANH:
                return Math.tanh(x);
            default:
                return SpecialFunctions.erf(x);
        }
    }

    /** The exact result rounded to the dtype: the kernels must give the very same. */
    private static HostArray rounded(double[] values, Shape shape, DType dtype) {
        return HostArray.of(values, shape).cast(dtype);
    }

    /** How far a function of the vector loops may lie from the exact result rounded to the dtype, which others must give. */
    private static double ulps(UnaryOp op) {
        return Simd.ON && (op == UnaryOp.EXP || op == UnaryOp.LOG || op == UnaryOp.TANH) ? 1 : 0;
    }

    private static void assertNear(HostArray actual, HostArray expected, double ulps, String what) {
        if (ulps == 0) {
            assertSame(actual, expected, what);
            return;
        }
        assertThat(actual.dtype()).as(what).isEqualTo(expected.dtype());
        assertThat(actual.shape()).as(what).isEqualTo(expected.shape());
        for (int i = 0; i < expected.size(); i++) {
            double e = expected.getDouble(i);
            double unit = expected.dtype() == DType.FLOAT32 ? Math.ulp((float) e) : Math.ulp(e);
            double actualValue = actual.getDouble(i);
            assertThat(Double.compare(actualValue, e) == 0 || Math.abs(actualValue - e) <= ulps * unit)
                    .as(what + ": " + actualValue + ", not " + e)
                    .isTrue();
        }
    }

    private static void assertSame(HostArray actual, HostArray expected, String what) {
        assertThat(actual.dtype()).as(what).isEqualTo(expected.dtype());
        assertThat(actual.shape()).as(what).isEqualTo(expected.shape());
        assertThat(actual.toDoubleArray()).as(what).containsExactly(expected.toDoubleArray());
    }

    @ParameterizedTest
    @EnumSource(BinaryOp.class)
    void binaryIsTheScalarFunctionAtEveryIndex(BinaryOp op) {
        Random random = new Random(op.ordinal());
        for (DType t : DType.values()) {
            if (t == DType.BOOL || (t == DType.INT64 && op == BinaryOp.DIV)) {
                continue;
            }
            for (int[][] pair : PAIRS) {
                HostArray a = Layouts.random(random, t, pair[0]);
                HostArray b = Layouts.random(random, t, pair[1]);
                if (t == DType.INT64 && op == BinaryOp.POW) {
                    b = xp.unary(UnaryOp.ABS, xp.fromHost(b)).toHost();
                }
                Shape shape = Shape.broadcast(a.shape(), b.shape(), "test");
                double[] expected = new double[shape.size()];
                for (int i = 0; i < expected.length; i++) {
                    int[] at = Layouts.index(shape, i);
                    double p = a.getDouble(Layouts.position(a.shape(), at));
                    double q = b.getDouble(Layouts.position(b.shape(), at));
                    expected[i] = scalar(op, p, q);
                }
                for (Map.Entry<String, NdArray> x : Layouts.of(xp, a).entrySet()) {
                    for (Map.Entry<String, NdArray> y : Layouts.of(xp, b).entrySet()) {
                        String what =
                                op + " " + t + " " + x.getKey() + " " + a.shape() + ", " + y.getKey() + " " + b.shape();
                        assertSame(
                                xp.binary(op, x.getValue(), y.getValue()).toHost(), rounded(expected, shape, t), what);
                    }
                }
            }
        }
    }

    @ParameterizedTest
    @EnumSource(BinaryOp.class)
    void aNumberOperandIsAFullArray(BinaryOp op) {
        Random random = new Random(op.ordinal());
        for (DType t : DType.values()) {
            if (t == DType.BOOL || (t == DType.INT64 && op == BinaryOp.DIV)) {
                continue;
            }
            HostArray v = Layouts.random(random, t, 3, 5);
            for (NdArray x : Layouts.of(xp, v).values()) {
                for (double value : t == DType.INT64 ? new double[] {0, 2, 3} : new double[] {0.1, 2, -1, 0, -0.5}) {
                    NdArray full = xp.full(x.shape(), t, value);
                    assertSame(
                            xp.binary(op, x, value).toHost(),
                            xp.binary(op, x, full).toHost(),
                            op + " right");
                    NdArray e = op == BinaryOp.POW && t == DType.INT64 ? xp.unary(UnaryOp.ABS, x) : x;
                    assertSame(
                            xp.binary(op, value, e).toHost(),
                            xp.binary(op, full, e).toHost(),
                            op + " left");
                }
            }
        }
    }

    @ParameterizedTest
    @EnumSource(CompareOp.class)
    void compareIsTheScalarFunctionAtEveryIndex(CompareOp op) {
        Random random = new Random(op.ordinal());
        for (DType t : DType.values()) {
            for (int[][] pair : PAIRS) {
                HostArray a = Layouts.random(random, t, pair[0]);
                HostArray b = Layouts.random(random, t, pair[1]);
                Shape shape = Shape.broadcast(a.shape(), b.shape(), "test");
                boolean[] expected = new boolean[shape.size()];
                for (int i = 0; i < expected.length; i++) {
                    int[] at = Layouts.index(shape, i);
                    double p = a.getDouble(Layouts.position(a.shape(), at));
                    double q = b.getDouble(Layouts.position(b.shape(), at));
                    expected[i] = scalar(op, p, q);
                }
                for (NdArray x : Layouts.of(xp, a).values()) {
                    for (NdArray y : Layouts.of(xp, b).values()) {
                        assertSame(xp.compare(op, x, y).toHost(), HostArray.of(expected, shape), op + " " + t);
                    }
                }
            }
            NdArray x = xp.fromHost(Layouts.random(random, t, 11));
            NdArray one = xp.full(x.shape(), t, 1);
            assertSame(xp.compare(op, x, 1).toHost(), xp.compare(op, x, one).toHost(), op + " 1");
        }
    }

    @ParameterizedTest
    @EnumSource(UnaryOp.class)
    void unaryIsTheScalarFunctionAtEveryIndex(UnaryOp op) {
        Random random = new Random(op.ordinal());
        for (DType t : new DType[] {DType.FLOAT32, DType.FLOAT64}) {
            for (int[] dims : new int[][] {{}, {1}, {7}, {3, 5}, {2, 3, 5}, {0, 3}}) {
                HostArray v = Layouts.random(random, t, dims);
                double[] expected = new double[v.size()];
                for (int i = 0; i < expected.length; i++) {
                    expected[i] = scalar(op, v.getDouble(i));
                }
                for (Map.Entry<String, NdArray> x : Layouts.of(xp, v).entrySet()) {
                    assertNear(
                            xp.unary(op, x.getValue()).toHost(),
                            rounded(expected, v.shape(), t),
                            ulps(op),
                            op + x.getKey());
                }
            }
            NdArray odd = xp.cast(xp.array(new double[] {Double.NaN, -0.0, Double.POSITIVE_INFINITY, -1e300}), t);
            double[] values = odd.toHost().toDoubleArray();
            for (int i = 0; i < values.length; i++) {
                values[i] = scalar(op, values[i]);
            }
            assertNear(xp.unary(op, odd).toHost(), rounded(values, odd.shape(), t), ulps(op), op + " special");
        }
    }

    private NdArray element(NdArray row, int i) {
        return xp.slice(row, new int[] {i}, new int[] {1}, new int[] {1});
    }

    /** Single elements do not go through the loops. */
    @Test
    void anElementAloneIsWhatItIsInARow() {
        Random random = new Random(3);
        double[] values = random.doubles(37, -3, 3).toArray();
        System.arraycopy(new double[] {Double.NaN, -0.0, Double.NEGATIVE_INFINITY, 800, 1e-40, 2}, 0, values, 0, 6);
        for (DType t : new DType[] {DType.FLOAT32, DType.FLOAT64}) {
            NdArray x = xp.cast(xp.array(values), t);
            NdArray y = xp.binary(BinaryOp.ADD, x, 0.25);
            for (int i = 0; i < values.length; i++) {
                NdArray a = element(x, i);
                NdArray b = element(y, i);
                double number = a.item();
                for (UnaryOp op : UnaryOp.values()) {
                    assertSame(
                            xp.unary(op, a).toHost(),
                            element(xp.unary(op, x), i).toHost(),
                            op + " " + number);
                }
                for (BinaryOp op : BinaryOp.values()) {
                    String what = op + " " + number + " " + b.item();
                    HostArray pair = element(xp.binary(op, x, y), i).toHost();
                    assertSame(xp.binary(op, a, b).toHost(), pair, what);
                    HostArray right = element(xp.binary(op, y, number), i).toHost();
                    assertSame(xp.binary(op, b, number).toHost(), right, what + " right");
                    HostArray left = element(xp.binary(op, number, y), i).toHost();
                    assertSame(xp.binary(op, number, b).toHost(), left, what + " left");
                }
            }
        }
    }

    @Test
    void integersHaveTheirOwnUnaryAndBinaryArithmetic() {
        NdArray x = xp.array(new long[] {Long.MIN_VALUE, -3, 0, 5});
        assertThat(xp.unary(UnaryOp.NEG, x).toHost().longs()).containsExactly(Long.MIN_VALUE, 3, 0, -5);
        assertThat(xp.unary(UnaryOp.ABS, x).toHost().longs()).containsExactly(Long.MIN_VALUE, 3, 0, 5);
        assertThat(xp.unary(UnaryOp.SIGN, x).toHost().longs()).containsExactly(-1, -1, 0, 1);
        NdArray three = xp.array(new long[] {3});
        assertThat(xp.binary(BinaryOp.POW, three, xp.array(new long[] {0, 1, 39, 41}))
                        .toHost()
                        .longs())
                .containsExactly(1, 3, 4052555153018976267L, -420491770248316829L);
        assertThat(xp.binary(BinaryOp.ADD, xp.array(new long[] {Long.MAX_VALUE}), 1)
                        .toHost()
                        .longs())
                .containsExactly(Long.MIN_VALUE);
    }

    @Test
    void nanGoesThroughMaximumMinimumAndComparisonsAsDefined() {
        double nan = Double.NaN;
        for (DType t : new DType[] {DType.FLOAT32, DType.FLOAT64}) {
            NdArray a = xp.cast(xp.array(new double[] {nan, 1, nan, 2}), t);
            NdArray b = xp.cast(xp.array(new double[] {1, nan, nan, 3}), t);
            assertThat(xp.binary(BinaryOp.MAXIMUM, a, b).toHost().toDoubleArray())
                    .containsExactly(nan, nan, nan, 3);
            assertThat(xp.binary(BinaryOp.MINIMUM, a, b).toHost().toDoubleArray())
                    .containsExactly(nan, nan, nan, 2);
            assertThat(xp.binary(BinaryOp.MINIMUM, a, 1.0).toHost().toDoubleArray())
                    .containsExactly(nan, 1, nan, 1);
            assertThat(xp.compare(CompareOp.NE, a, b).toHost().booleans()).containsExactly(true, true, true, true);
            for (CompareOp op :
                    new CompareOp[] {CompareOp.EQ, CompareOp.LT, CompareOp.LE, CompareOp.GT, CompareOp.GE}) {
                boolean[] out = xp.compare(op, a, b).toHost().booleans();
                assertThat(new boolean[] {out[0], out[1], out[2]}).as(op + "").containsExactly(false, false, false);
                assertThat(xp.compare(op, a, nan).toHost().booleans())
                        .as(op + "")
                        .doesNotContain(true);
            }
        }
    }

    @Test
    void powIsThatOfIeee754() {
        double nan = Double.NaN;
        double inf = Double.POSITIVE_INFINITY;
        NdArray a = xp.array(new double[] {1, 1, -1, -1, nan, -8, 0, -2});
        NdArray b = xp.array(new double[] {nan, inf, inf, -inf, 0, 1 / 3.0, 0, 3});
        double[] expected = {1, 1, 1, 1, 1, nan, 1, -8};
        assertThat(xp.binary(BinaryOp.POW, a, b).toHost().toDoubleArray()).containsExactly(expected);
        NdArray f = xp.binary(BinaryOp.POW, xp.cast(a, DType.FLOAT32), xp.cast(b, DType.FLOAT32));
        assertThat(f.toHost().toDoubleArray()).containsExactly(expected);
        assertThat(xp.binary(BinaryOp.POW, a, nan).toHost().getDouble(0)).isEqualTo(1);
        assertThat(xp.binary(BinaryOp.POW, 1.0, b).toHost().toDoubleArray()).containsOnly(1);
    }

    @Test
    void whereChoosesAtEveryIndexOfTheCommonShape() {
        Random random = new Random(5);
        int[][][] shapes = {
            {{3, 5}, {3, 5}, {3, 5}},
            {{3, 5}, {3, 5}, {}},
            {{3, 5}, {}, {3, 5}},
            {{3, 1}, {5}, {1}},
            {{5}, {2, 3, 1}, {3, 5}},
            {{}, {}, {}},
            {{0, 2}, {2}, {}}
        };
        for (DType t : DType.values()) {
            for (int[][] s : shapes) {
                HostArray c = Layouts.random(random, DType.BOOL, s[0]);
                HostArray a = Layouts.random(random, t, s[1]);
                HostArray b = Layouts.random(random, t, s[2]);
                Shape shape = Shape.broadcast(Shape.broadcast(c.shape(), a.shape(), "t"), b.shape(), "t");
                double[] expected = new double[shape.size()];
                for (int i = 0; i < expected.length; i++) {
                    int[] at = Layouts.index(shape, i);
                    boolean first = c.getDouble(Layouts.position(c.shape(), at)) != 0;
                    HostArray chosen = first ? a : b;
                    expected[i] = chosen.getDouble(Layouts.position(chosen.shape(), at));
                }
                for (NdArray p : Layouts.of(xp, c).values()) {
                    for (NdArray q : Layouts.of(xp, a).values()) {
                        for (NdArray r : Layouts.of(xp, b).values()) {
                            assertSame(xp.where(p, q, r).toHost(), rounded(expected, shape, t), "where " + t);
                        }
                    }
                }
            }
        }
    }

    @Test
    void sigmoidDoesNotOverflow() {
        for (DType t : new DType[] {DType.FLOAT32, DType.FLOAT64}) {
            NdArray x = xp.cast(xp.array(new double[] {-1000, 0, 1000, Double.NaN}), t);
            assertThat(xp.sigmoid(x).toHost().toDoubleArray()).containsExactly(0, 0.5, 1, Double.NaN);
            NdArray odd = xp.slice(x, new int[] {2}, new int[] {2}, new int[] {-2});
            assertThat(xp.sigmoid(odd).toHost().toDoubleArray()).containsExactly(1, 0);
        }
    }

    @Test
    void castsFollowTheContract() {
        NdArray d = xp.array(new double[] {-1.9, 0.0, 2.9, Double.NaN});
        assertThat(xp.cast(d, DType.BOOL).toHost().booleans()).containsExactly(true, false, true, true);
        NdArray part = xp.slice(d, new int[] {2}, new int[] {3}, new int[] {-1});
        assertThat(xp.cast(part, DType.INT64).toHost().longs()).containsExactly(2, 0, -1);
        assertThat(xp.cast(part, DType.FLOAT32).toHost().floats()).containsExactly(2.9f, 0f, -1.9f);
        NdArray l = xp.array(new long[] {3, 0, 16777217});
        assertThat(xp.cast(l, DType.FLOAT32).toHost().floats()).containsExactly(3, 0, 16777216f);
        assertThat(xp.cast(l, DType.FLOAT64).toHost().doubles()).containsExactly(3, 0, 16777217);
        assertThat(xp.cast(l, DType.BOOL).toHost().booleans()).containsExactly(true, false, true);
        NdArray b = xp.array(new boolean[] {true, false});
        for (DType t : DType.values()) {
            assertThat(xp.cast(b, t).toHost().toDoubleArray()).containsExactly(1, 0);
            assertThat(xp.cast(xp.cast(d, DType.FLOAT32), t).dtype()).isEqualTo(t);
        }
    }

    @Test
    void whatADtypeDoesNotHaveIsRefused() {
        NdArray b = xp.array(new boolean[] {true});
        NdArray l = xp.array(new long[] {1});
        assertThatThrownBy(() -> xp.binary(BinaryOp.ADD, b, b))
                .isInstanceOf(DTypeException.class)
                .hasMessage("add: not defined for bool; cast the operand first");
        assertThatThrownBy(() -> xp.unary(UnaryOp.EXP, l))
                .isInstanceOf(DTypeException.class)
                .hasMessage("exp: not defined for int64; cast the operand first");
        assertThatThrownBy(() -> xp.binary(BinaryOp.DIV, l, l)).isInstanceOf(DTypeException.class);
        assertThatThrownBy(() -> xp.sigmoid(l)).isInstanceOf(DTypeException.class);
    }
}
