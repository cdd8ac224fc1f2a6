package org.dezero.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.Stream;
import org.dezero.array.ArrayBackend;
import org.dezero.array.BinaryOp;
import org.dezero.array.CompareOp;
import org.dezero.array.DType;
import org.dezero.array.HostArray;
import org.dezero.array.NdArray;
import org.dezero.array.ReduceOp;
import org.dezero.array.Shape;
import org.dezero.array.UnaryOp;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * The kit catches what it is there to catch: each backend here has one fault, and the checks named beside it must fail,
 * by an assertion of their own and not because something threw.
 */
class BrokenBackendsTest {

    /** A fault, where it must show, and words of the failure that prove it was caught for what it is. */
    record Fault(String name, ArrayBackend backend, String words, String... checks) {}

    @TestFactory
    Stream<DynamicTest> everyFaultIsCaught() {
        return faults().stream().map(fault -> DynamicTest.dynamicTest(fault.name, () -> assertCaught(fault)));
    }

    private static void assertCaught(Fault fault) {
        List<Check> checks = Conformance.checks(fault.backend);
        for (String wanted : fault.checks) {
            Check check = checks.stream()
                    .filter(c -> c.toString().equals(wanted))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError("no check is named " + wanted));
            Throwable caught = catchThrowable(check.body()::run);
            assertThat(caught).as(wanted).isInstanceOf(AssertionError.class).hasMessageContaining(fault.words);
            assertThat(caught.getCause())
                    .as(wanted + " must not fail by an exception")
                    .isNull();
        }
    }

    private static List<Fault> faults() {
        List<Fault> faults = new ArrayList<>();
        faults.addAll(movementFaults());
        faults.addAll(elementFaults());
        faults.addAll(reductionFaults());
        faults.addAll(productFaults());
        faults.addAll(indexFaults());
        faults.addAll(compositeFaults());
        faults.addAll(sharingFaults());
        faults.addAll(ScopeFaults.all());
        faults.addAll(WindowFaults.all());
        return faults;
    }

    // ---- moving ------------------------------------------------------------------------------------------------

    private static List<Fault> movementFaults() {
        return List.of(
                new Fault(
                        "off by one in a strided slice",
                        new ReferenceBackend() {
                            @Override
                            public NdArray slice(NdArray x, int[] start, int[] count, int[] step) {
                                int[] from = start.clone();
                                for (int i = 0; i < from.length; i++) {
                                    int last = start[i] + 1 + (count[i] - 1) * step[i];
                                    from[i] += step[i] > 1
                                                    && count[i] > 1
                                                    && last < x.shape().dim(i)
                                            ? 1
                                            : 0;
                                }
                                return super.slice(x, from, count, step);
                            }
                        },
                        "wrong value",
                        "movement / slice float32 contiguous",
                        "movement / slice int64 contiguous",
                        "unary / exp float32 strided",
                        "matmul / matmul float64 strided by contiguous"),
                new Fault(
                        "negative step read forwards",
                        new ReferenceBackend() {
                            @Override
                            public NdArray slice(NdArray x, int[] start, int[] count, int[] step) {
                                int[] from = start.clone();
                                int[] by = step.clone();
                                for (int i = 0; i < from.length; i++) {
                                    if (step[i] < 0 && count[i] > 0) {
                                        from[i] = start[i] + (count[i] - 1) * step[i];
                                        by[i] = -step[i];
                                    }
                                }
                                return super.slice(x, from, count, by);
                            }
                        },
                        "wrong value",
                        "movement / slice bool contiguous",
                        "creation / toHost int64 reversed"),
                new Fault(
                        "broadcast along the wrong axis",
                        new ReferenceBackend() {
                            @Override
                            public NdArray broadcastTo(NdArray x, Shape shape) {
                                boolean square = shape.ndim() == 2 && shape.dim(0) == shape.dim(1);
                                NdArray out = super.broadcastTo(x, shape);
                                return square ? transpose(out, new int[] {1, 0}) : out;
                            }
                        },
                        "wrong value",
                        "movement / broadcastTo float32 contiguous"),
                new Fault(
                        "binary broadcast along the wrong axis",
                        new ReferenceBackend() {
                            @Override
                            public NdArray binary(BinaryOp op, NdArray a, NdArray b) {
                                boolean column = b.shape().equals(Shape.of(3, 1))
                                        && a.shape().equals(Shape.of(3, 3));
                                return super.binary(op, a, column ? reshape(b, Shape.of(1, 3)) : b);
                            }
                        },
                        "wrong value",
                        "binary / sub float32 broadcasting",
                        "binary / mul int64 broadcasting"),
                new Fault(
                        "three axes transposed by the inverse permutation",
                        new ReferenceBackend() {
                            @Override
                            public NdArray transpose(NdArray x, int[] axes) {
                                int[] inverse = new int[axes.length];
                                for (int i = 0; i < axes.length; i++) {
                                    inverse[axes[i]] = i;
                                }
                                return super.transpose(x, inverse);
                            }
                        },
                        "wrong shape",
                        "movement / transpose float64 contiguous"),
                new Fault(
                        "reshape of a transposed array in memory order",
                        new Views() {
                            @Override
                            public NdArray reshape(NdArray x, Shape shape) {
                                NdArray base = baseOf(x);
                                return super.reshape(base == null ? x : base, shape);
                            }
                        },
                        "wrong value",
                        "movement / reshape float32 transposed"),
                new Fault(
                        "interior padding forgotten",
                        new ReferenceBackend() {
                            @Override
                            public NdArray pad(NdArray x, int[] before, int[] after, int[] interior, double value) {
                                return super.pad(x, before, after, new int[interior.length], value);
                            }
                        },
                        "wrong shape",
                        "pad and concat / pad float32 contiguous"),
                new Fault(
                        "concat in the wrong order",
                        new ReferenceBackend() {
                            @Override
                            public NdArray concat(NdArray[] xs, int axis) {
                                List<NdArray> reversed = new ArrayList<>(Arrays.asList(xs));
                                Collections.reverse(reversed);
                                return super.concat(reversed.toArray(new NdArray[0]), axis);
                            }
                        },
                        "wrong value",
                        "pad and concat / concat int64 contiguous"));
    }

    /** Remembers what a transposed array was made of. */
    private static class Views extends ReferenceBackend {
        private final Map<NdArray, NdArray> bases = Collections.synchronizedMap(new IdentityHashMap<>());

        @Override
        public NdArray transpose(NdArray x, int[] axes) {
            NdArray out = super.transpose(x, axes);
            bases.put(out, x);
            return out;
        }

        NdArray baseOf(NdArray view) {
            return bases.get(view);
        }
    }

    // ---- element by element ------------------------------------------------------------------------------------

    private static ReferenceBackend withUnary(UnaryOp wrong, DoubleUnaryOperator formula) {
        return new ReferenceBackend() {
            @Override
            public NdArray unary(UnaryOp op, NdArray x) {
                if (op != wrong || !x.dtype().isFloating()) {
                    return super.unary(op, x);
                }
                double[] out =
                        Arrays.stream(x.toHost().toDoubleArray()).map(formula).toArray();
                return fromHost(HostArray.of(out, x.shape()).cast(x.dtype()));
            }
        };
    }

    /** A binary operation of two operands of one shape, and of broadcast ones, by another formula. */
    private static ReferenceBackend withBinary(BinaryOp wrong, DoubleBinaryOperator formula) {
        return new ReferenceBackend() {
            @Override
            public NdArray binary(BinaryOp op, NdArray a, NdArray b) {
                if (op != wrong || !a.dtype().isFloating()) {
                    return super.binary(op, a, b);
                }
                Shape shape = Shape.broadcast(a.shape(), b.shape(), "binary");
                double[] left = broadcastTo(a, shape).toHost().toDoubleArray();
                double[] right = broadcastTo(b, shape).toHost().toDoubleArray();
                double[] out = new double[left.length];
                Arrays.setAll(out, i -> formula.applyAsDouble(left[i], right[i]));
                return fromHost(HostArray.of(out, shape).cast(a.dtype()));
            }
        };
    }

    private static double fiveTermErf(double x) {
        double t = 1 / (1 + 0.3275911 * Math.abs(x));
        double poly = ((((1.061405429 * t - 1.453152027) * t + 1.421413741) * t - 0.284496736) * t + 0.254829592) * t;
        return Math.signum(x) * (1 - poly * Math.exp(-x * x));
    }

    private static List<Fault> elementFaults() {
        return List.of(
                new Fault(
                        "NaN lost in MAXIMUM",
                        withBinary(BinaryOp.MAXIMUM, (a, b) -> a > b || Double.isNaN(b) ? a : b),
                        "wrong value",
                        "binary / maximum float32 special values",
                        "binary / maximum float64 special values"),
                new Fault(
                        "pow(1, NaN) is NaN",
                        withBinary(BinaryOp.POW, Math::pow),
                        "expected 1.0, actual NaN",
                        "binary / pow float64 special values"),
                new Fault(
                        "pow through exp and log",
                        withBinary(BinaryOp.POW, (a, b) -> b == 0 || a == 1 ? 1 : Math.exp(b * Math.log(a))),
                        "wrong value",
                        "binary / pow float64 special values",
                        "binary / pow float64 exponents to 40"),
                new Fault(
                        "division by a reciprocal",
                        withBinary(BinaryOp.DIV, (a, b) -> a * (1 / b)),
                        "wrong value",
                        "binary / div float64 contiguous"),
                new Fault(
                        "negation as 0 - x",
                        withUnary(UnaryOp.NEG, x -> 0 - x),
                        "expected -0.0, actual 0.0",
                        "unary / neg float32 special values"),
                new Fault(
                        "log1p as log(1 + x)",
                        withUnary(UnaryOp.LOG1P, x -> Math.log(1 + x)),
                        "wrong value",
                        "unary / log1p float64 near 0",
                        "unary / log1p float64 special values"),
                new Fault(
                        "erf by a five-term approximation",
                        withUnary(UnaryOp.ERF, BrokenBackendsTest::fiveTermErf),
                        "wrong value",
                        "unary / erf float64 from -6 to 6",
                        "unary / erf float32 contiguous"),
                new Fault(
                        "floor towards zero",
                        withUnary(UnaryOp.FLOOR, x -> x < 0 ? Math.ceil(x) : Math.floor(x)),
                        "wrong value",
                        "unary / floor float32 contiguous"),
                new Fault(
                        "float64 computed in float32",
                        new ReferenceBackend() {
                            @Override
                            public NdArray unary(UnaryOp op, NdArray x) {
                                return x.dtype() == DType.FLOAT64
                                        ? cast(super.unary(op, cast(x, DType.FLOAT32)), DType.FLOAT64)
                                        : super.unary(op, x);
                            }
                        },
                        "wrong value",
                        "unary / exp float64 contiguous",
                        "unary / abs float64 contiguous"),
                new Fault(
                        "int64 computed in double",
                        new ReferenceBackend() {
                            @Override
                            public NdArray binary(BinaryOp op, NdArray a, NdArray b) {
                                return a.dtype() == DType.INT64
                                        ? cast(
                                                super.binary(op, cast(a, DType.FLOAT64), cast(b, DType.FLOAT64)),
                                                DType.INT64)
                                        : super.binary(op, a, b);
                            }
                        },
                        "wrong value",
                        "binary / add int64 special values",
                        "binary / mul int64 special values",
                        "binary / pow int64 special values"),
                new Fault(
                        "a number not rounded to float32 first",
                        new ReferenceBackend() {
                            @Override
                            public NdArray binary(BinaryOp op, NdArray x, double value) {
                                return x.dtype() == DType.FLOAT32
                                        ? cast(super.binary(op, cast(x, DType.FLOAT64), value), DType.FLOAT32)
                                        : super.binary(op, x, value);
                            }
                        },
                        "wrong value",
                        "binary / mul float32 with a number",
                        "binary / mul float32 with a number, default"),
                new Fault(
                        "NaN equals NaN",
                        new ReferenceBackend() {
                            @Override
                            public NdArray compare(CompareOp op, NdArray a, NdArray b) {
                                return op == CompareOp.NE && a.dtype().isFloating()
                                        ? super.compare(
                                                CompareOp.EQ,
                                                super.where(
                                                        super.compare(CompareOp.LT, a, b),
                                                        full(Shape.SCALAR, DType.BOOL, 1),
                                                        super.compare(CompareOp.GT, a, b)),
                                                full(Shape.SCALAR, DType.BOOL, 1))
                                        : super.compare(op, a, b);
                            }
                        },
                        "expected true, actual false",
                        "compare / ne float32 special values",
                        "compare / ne float64 with a number"),
                new Fault(
                        "where lets NaN through",
                        new ReferenceBackend() {
                            @Override
                            public NdArray where(NdArray condition, NdArray a, NdArray b) {
                                if (!a.dtype().isFloating()) {
                                    return super.where(condition, a, b);
                                }
                                NdArray yes = cast(condition, a.dtype());
                                NdArray no = binary(BinaryOp.SUB, 1, yes);
                                return binary(BinaryOp.ADD, binary(BinaryOp.MUL, yes, a), binary(BinaryOp.MUL, no, b));
                            }
                        },
                        "actual NaN",
                        "where / where float32 keeps out what was not chosen"),
                new Fault(
                        "cast to int64 rounds to nearest",
                        new ReferenceBackend() {
                            @Override
                            public NdArray cast(NdArray x, DType dtype) {
                                return x.dtype().isFloating() && dtype == DType.INT64
                                        ? super.cast(unary(UnaryOp.FLOOR, binary(BinaryOp.ADD, x, 0.5)), DType.INT64)
                                        : super.cast(x, dtype);
                            }
                        },
                        "wrong value",
                        "creation / cast float32 to int64 contiguous",
                        "creation / cast float64 to int64 transposed"),
                new Fault(
                        "NaN cast to false",
                        new ReferenceBackend() {
                            @Override
                            public NdArray cast(NdArray x, DType dtype) {
                                return x.dtype().isFloating() && dtype == DType.BOOL
                                        ? compare(CompareOp.GT, unary(UnaryOp.ABS, x), 0)
                                        : super.cast(x, dtype);
                            }
                        },
                        "expected true, actual false",
                        "creation / cast float64 to bool contiguous"));
    }

    // ---- reductions --------------------------------------------------------------------------------------------

    private static List<Fault> reductionFaults() {
        return List.of(
                new Fault(
                        "argMax takes the last of ties",
                        new ReferenceBackend() {
                            @Override
                            public NdArray argMax(NdArray x, int axis) {
                                int n = x.ndim();
                                int[] start = new int[n];
                                int[] step = new int[n];
                                Arrays.fill(step, 1);
                                start[axis] = x.shape().dim(axis) - 1;
                                step[axis] = -1;
                                NdArray found =
                                        super.argMax(slice(x, start, x.shape().dims(), step), axis);
                                return binary(BinaryOp.SUB, start[axis], found);
                            }
                        },
                        "wrong value",
                        "argMax / argMax int64 first of ties",
                        "argMax / argMax float32 first of ties"),
                new Fault(
                        "argMax passes over NaN",
                        new ReferenceBackend() {
                            @Override
                            public NdArray argMax(NdArray x, int axis) {
                                NdArray number = compare(CompareOp.EQ, x, x);
                                NdArray low = full(Shape.SCALAR, x.dtype(), Double.NEGATIVE_INFINITY);
                                return super.argMax(x.dtype().isFloating() ? where(number, x, low) : x, axis);
                            }
                        },
                        "wrong value",
                        "argMax / argMax float32 first NaN",
                        "argMax / argMax float64 first NaN"),
                new Fault(
                        "NaN lost in MAX",
                        new ReferenceBackend() {
                            @Override
                            public NdArray reduce(ReduceOp op, NdArray x, int[] axes, boolean keepDims) {
                                if (op != ReduceOp.MAX || !x.dtype().isFloating()) {
                                    return super.reduce(op, x, axes, keepDims);
                                }
                                NdArray low = full(Shape.SCALAR, x.dtype(), Double.NEGATIVE_INFINITY);
                                return super.reduce(op, where(compare(CompareOp.EQ, x, x), x, low), axes, keepDims);
                            }
                        },
                        "expected NaN",
                        "reduce / max float32 special values",
                        "reduce / max float64 special values"),
                new Fault(
                        "float32 sum in one running float",
                        new ReferenceBackend() {
                            @Override
                            public NdArray reduce(ReduceOp op, NdArray x, int[] axes, boolean keepDims) {
                                if (op != ReduceOp.SUM || x.dtype() != DType.FLOAT32 || axes.length != x.ndim()) {
                                    return super.reduce(op, x, axes, keepDims);
                                }
                                float sum = 0;
                                for (float v : x.toHost().floats()) {
                                    sum += v;
                                }
                                return full(x.shape().reduce(axes, keepDims), DType.FLOAT32, sum);
                            }
                        },
                        "wrong value",
                        "reduce / sum float32 of many tenths"),
                new Fault(
                        "float32 sum in a running half",
                        new ReferenceBackend() {
                            @Override
                            public NdArray reduce(ReduceOp op, NdArray x, int[] axes, boolean keepDims) {
                                if (op != ReduceOp.SUM || x.dtype() != DType.FLOAT32 || axes.length != x.ndim()) {
                                    return super.reduce(op, x, axes, keepDims);
                                }
                                // Eleven bits, as a reduction in float16 on a GPU would do it.
                                float sum = 0;
                                for (float v : x.toHost().floats()) {
                                    float unit = Math.ulp(sum) * (1 << 13);
                                    sum = (float) Math.rint((sum + v) / unit) * unit;
                                }
                                return full(x.shape().reduce(axes, keepDims), DType.FLOAT32, sum);
                            }
                        },
                        "wrong value",
                        "reduce / sum float32 of 1000000 ones"),
                new Fault(
                        "keepDims dropped",
                        new ReferenceBackend() {
                            @Override
                            public NdArray reduce(ReduceOp op, NdArray x, int[] axes, boolean keepDims) {
                                return super.reduce(op, x, axes, false);
                            }
                        },
                        "wrong shape",
                        "reduce / sum float32 contiguous",
                        "reduce / max int64 transposed"),
                new Fault(
                        "MAX of nothing is -infinity",
                        new ReferenceBackend() {
                            @Override
                            public NdArray reduce(ReduceOp op, NdArray x, int[] axes, boolean keepDims) {
                                Shape shape = x.shape().reduce(axes, keepDims);
                                return op == ReduceOp.MAX && x.size() == 0
                                        ? full(shape, x.dtype(), Double.NEGATIVE_INFINITY)
                                        : super.reduce(op, x, axes, keepDims);
                            }
                        },
                        "not refused; expected ShapeException",
                        "refusal / max float32 of an empty axis"),
                new Fault(
                        "the sum of nothing is NaN",
                        new ReferenceBackend() {
                            @Override
                            public NdArray reduce(ReduceOp op, NdArray x, int[] axes, boolean keepDims) {
                                return op == ReduceOp.SUM
                                                && x.size() == 0
                                                && x.dtype().isFloating()
                                        ? full(x.shape().reduce(axes, keepDims), x.dtype(), Double.NaN)
                                        : super.reduce(op, x, axes, keepDims);
                            }
                        },
                        "actual NaN",
                        "reduce / sum float64 of an empty axis is 0"),
                new Fault(
                        "sumTo over the wrong axis of a square",
                        new ReferenceBackend() {
                            @Override
                            public NdArray sumTo(NdArray x, Shape shape) {
                                return x.shape().equals(Shape.of(3, 3)) && shape.equals(Shape.of(3, 1))
                                        ? reshape(super.sumTo(x, Shape.of(1, 3)), shape)
                                        : super.sumTo(x, shape);
                            }
                        },
                        "wrong value",
                        "reduce / sumTo float32",
                        "reduce / sumTo float32, default"));
    }

    // ---- products ----------------------------------------------------------------------------------------------

    private static List<Fault> productFaults() {
        return List.of(
                new Fault(
                        "transposed operand ignored",
                        new Views() {
                            @Override
                            public NdArray matmul(NdArray a, NdArray b) {
                                NdArray base = baseOf(a);
                                return super.matmul(base == null ? a : reshape(base, a.shape()), b);
                            }
                        },
                        "wrong value",
                        "matmul / matmul float32 transposed by contiguous",
                        "matmul / matmul float64 67 x 131 x 37"),
                new Fault(
                        "a zero hides NaN",
                        new ReferenceBackend() {
                            @Override
                            public NdArray matmul(NdArray a, NdArray b) {
                                boolean zeros = a.dtype().isFloating()
                                        && Arrays.stream(a.toHost().toDoubleArray())
                                                .allMatch(v -> v == 0);
                                return zeros
                                        ? full(
                                                Shape.of(
                                                        a.shape().dim(0),
                                                        b.shape().dim(1)),
                                                a.dtype(),
                                                0)
                                        : super.matmul(a, b);
                            }
                        },
                        "expected NaN",
                        "matmul / matmul float32 NaN and infinity"),
                new Fault(
                        "an empty inner axis gives NaN",
                        new ReferenceBackend() {
                            @Override
                            public NdArray matmul(NdArray a, NdArray b) {
                                return a.size() == 0 && a.dtype().isFloating()
                                        ? full(
                                                Shape.of(
                                                        a.shape().dim(0),
                                                        b.shape().dim(1)),
                                                a.dtype(),
                                                Double.NaN)
                                        : super.matmul(a, b);
                            }
                        },
                        "expected 0.0, actual NaN",
                        "matmul / matmul float64 contiguous by contiguous"),
                new Fault(
                        "every matrix of a batch by the first one",
                        new ReferenceBackend() {
                            @Override
                            public NdArray batchMatmul(NdArray a, NdArray c) {
                                int[] start = new int[3];
                                int[] count = c.shape()
                                        .with(0, Math.min(1, c.shape().dim(0)))
                                        .dims();
                                NdArray first = slice(c, start, count, new int[] {1, 1, 1});
                                return super.batchMatmul(a, broadcastTo(first, c.shape()));
                            }
                        },
                        "wrong value",
                        "matmul / batchMatmul float32 contiguous",
                        "matmul / batchMatmul float32 contiguous, default"),
                new Fault(
                        "linear forgets the bias",
                        new ReferenceBackend() {
                            @Override
                            public NdArray linear(NdArray x, NdArray w, NdArray b) {
                                return matmul(x, w);
                            }
                        },
                        "wrong value",
                        "matmul / linear float64 contiguous"));
    }

    // ---- picking by index --------------------------------------------------------------------------------------

    private static List<Fault> indexFaults() {
        return List.of(
                new Fault(
                        "repeated index not accumulated",
                        new ReferenceBackend() {
                            @Override
                            public NdArray scatterAdd(Shape shape, NdArray index, NdArray updates, int axis) {
                                // The last update of each index wins.
                                NdArray out = full(shape, updates.dtype(), 0);
                                NdArray flat = reshape(index, Shape.of(index.size()));
                                NdArray rows = reshape(updates, shape.with(axis, index.size()));
                                for (int k = 0; k < index.size(); k++) {
                                    NdArray at = slice(flat, new int[] {k}, new int[] {1}, new int[] {1});
                                    NdArray row = take(rows, arange(k + 1), axis);
                                    NdArray last = take(row, full(Shape.of(1), DType.INT64, k), axis);
                                    NdArray one = super.scatterAdd(shape, at, last, axis);
                                    NdArray hit = super.scatterAdd(shape, at, full(last.shape(), DType.INT64, 1), axis);
                                    out = where(cast(hit, DType.BOOL), one, out);
                                }
                                return out;
                            }
                        },
                        "wrong value",
                        "index / scatterAdd float32 repeated index",
                        "index / scatterAdd int64 repeated index"),
                new Fault(
                        "a negative index counts from the end",
                        new ReferenceBackend() {
                            @Override
                            public NdArray take(NdArray x, NdArray index, int axis) {
                                NdArray negative = compare(CompareOp.LT, index, 0);
                                NdArray wrapped =
                                        binary(BinaryOp.ADD, index, x.shape().dim(axis));
                                return super.take(x, where(negative, wrapped, index), axis);
                            }
                        },
                        "not refused; expected IndexOutOfBoundsException",
                        "refusal / take index out of range"),
                new Fault(
                        "an index cut to 32 bits",
                        new ReferenceBackend() {
                            @Override
                            public NdArray scatterAdd(Shape shape, NdArray index, NdArray updates, int axis) {
                                long[] low = index.toHost().longs();
                                for (int i = 0; i < low.length; i++) {
                                    low[i] = (int) low[i];
                                }
                                return super.scatterAdd(
                                        shape, array(low, index.shape().dims()), updates, axis);
                            }
                        },
                        "not refused; expected IndexOutOfBoundsException",
                        "refusal / scatterAdd index out of range"),
                new Fault(
                        "oneHot of no class is a row of zeros",
                        new ReferenceBackend() {
                            @Override
                            public NdArray oneHot(NdArray index, int depth, DType dtype) {
                                NdArray column = reshape(index, Shape.of(index.size(), 1));
                                int[] dims = Arrays.copyOf(index.shape().dims(), index.ndim() + 1);
                                dims[index.ndim()] = depth;
                                NdArray hot = compare(CompareOp.EQ, column, arange(depth));
                                return cast(reshape(hot, Shape.of(dims)), dtype);
                            }
                        },
                        "not refused; expected IndexOutOfBoundsException",
                        "refusal / oneHot index out of range"),
                new Fault(
                        "item of several elements is the first",
                        new ReferenceBackend() {
                            @Override
                            public double item(NdArray x) {
                                return x.size() == 0 ? 0 : toHost(x).getDouble(0);
                            }
                        },
                        "not refused; expected ShapeException",
                        "refusal / item float32 of not one element"));
    }

    // ---- composites --------------------------------------------------------------------------------------------

    private static List<Fault> compositeFaults() {
        return List.of(
                new Fault(
                        "softmax without a shift",
                        new ReferenceBackend() {
                            @Override
                            public NdArray softmax(NdArray x, int axis) {
                                NdArray e = unary(UnaryOp.EXP, x);
                                return binary(BinaryOp.DIV, e, reduce(ReduceOp.SUM, e, new int[] {axis}, true));
                            }
                        },
                        "wrong value",
                        "composite / softmax float32 special values",
                        "composite / softmax float64 special values, default"),
                new Fault(
                        "logSumExp shifted by infinity",
                        new ReferenceBackend() {
                            @Override
                            public NdArray logSumExp(NdArray x, int[] axes, boolean keepDims) {
                                if (x.size() == 0) {
                                    return super.logSumExp(x, axes, keepDims);
                                }
                                NdArray max = reduce(ReduceOp.MAX, x, axes, true);
                                NdArray e = unary(UnaryOp.EXP, binary(BinaryOp.SUB, x, max));
                                NdArray sum = unary(UnaryOp.LOG, reduce(ReduceOp.SUM, e, axes, true));
                                return reshape(
                                        binary(BinaryOp.ADD, sum, max),
                                        x.shape().reduce(axes, keepDims));
                            }
                        },
                        "actual NaN",
                        "composite / logSumExp float64 special values"),
                new Fault(
                        "sigmoid overflows",
                        new ReferenceBackend() {
                            @Override
                            public NdArray sigmoid(NdArray x) {
                                NdArray e = unary(UnaryOp.EXP, x);
                                return binary(BinaryOp.DIV, e, binary(BinaryOp.ADD, e, 1));
                            }
                        },
                        "actual NaN",
                        "composite / sigmoid float32 special values"),
                new Fault(
                        "cross entropy multiplies by the one-hot targets",
                        new ReferenceBackend() {
                            @Override
                            public NdArray softmaxCrossEntropy(NdArray x, NdArray t) {
                                NdArray hot = oneHot(t, x.shape().dim(1), x.dtype());
                                NdArray picked = binary(BinaryOp.MUL, hot, logSoftmax(x, 1));
                                NdArray sum = reduce(ReduceOp.SUM, picked, new int[] {0, 1}, false);
                                return binary(BinaryOp.DIV, sum, -x.shape().dim(0));
                            }
                        },
                        "actual NaN",
                        "composite / softmaxCrossEntropy float32 special values"),
                new Fault(
                        "cross entropy summed, not averaged",
                        new ReferenceBackend() {
                            @Override
                            public NdArray softmaxCrossEntropy(NdArray x, NdArray t) {
                                return binary(
                                        BinaryOp.MUL,
                                        super.softmaxCrossEntropy(x, t),
                                        x.shape().dim(0));
                            }
                        },
                        "wrong value",
                        "composite / softmaxCrossEntropy float64 contiguous"));
    }

    // ---- sharing -----------------------------------------------------------------------------------------------

    /** Takes donations, and its reshapes share memory with what they are made of. */
    private static class SharingReshape extends DonationTaker {
        @Override
        public NdArray reshape(NdArray x, Shape shape) {
            return new ReferenceArray(this, ((ReferenceArray) x).values().reshape(shape.dims()));
        }
    }

    private static List<Fault> sharingFaults() {
        return List.of(
                new Fault(
                        "donation of a shared buffer",
                        new SharingReshape(),
                        "its reshape changed",
                        "donation / accumulate float32 with views outstanding",
                        "donation / accumulate int64 with views outstanding"),
                new Fault(
                        "a donated handle lives on with the sum in it",
                        new DonationTaker() {
                            @Override
                            void afterTaking(Mortal target) {
                                // It ought to die here.
                            }
                        },
                        "the target is neither dead nor unchanged",
                        "donation / accumulate float32 with views outstanding",
                        "donation / accumulate float64 again and again"),
                new Fault(
                        "accumulate leaves out the factor",
                        new ReferenceBackend() {
                            @Override
                            public NdArray accumulate(NdArray target, double alpha, NdArray x) {
                                return super.accumulate(target, 1, x);
                            }
                        },
                        "wrong value",
                        "donation / accumulate of float32 contiguous",
                        "donation / accumulate into int64 contiguous"),
                new Fault(
                        "a view written through",
                        new Views() {
                            @Override
                            public NdArray unary(UnaryOp op, NdArray x) {
                                NdArray out = super.unary(op, x);
                                NdArray base = baseOf(x);
                                if (base != null && x.dtype() == DType.FLOAT32) {
                                    // In place, because "nobody needs a temporary view".
                                    DonationTaker.overwrite(((ReferenceArray) base).values(), out.toHost());
                                }
                                return out;
                            }
                        },
                        "the array an operand is a view of changed",
                        "unary / neg float32 transposed"),
                new Fault(
                        "an operand overwritten by the result",
                        new ReferenceBackend() {
                            @Override
                            public NdArray binary(BinaryOp op, NdArray a, NdArray b) {
                                NdArray out = super.binary(op, a, b);
                                if (op == BinaryOp.ADD && out.shape().equals(a.shape())) {
                                    DonationTaker.overwrite(((ReferenceArray) a).values(), out.toHost());
                                }
                                return out;
                            }
                        },
                        "operand changed",
                        "binary / add float32 contiguous",
                        "binary / add int64 contiguous"),
                new Fault(
                        "x + 0 is x itself",
                        new DonationTaker() {
                            @Override
                            public NdArray fromHost(HostArray values) {
                                return new Mortal(this, super.fromHost(values).toHost());
                            }

                            @Override
                            public NdArray binary(BinaryOp op, NdArray x, double value) {
                                return op == BinaryOp.ADD && value == 0
                                        ? new Mortal(this, ((ReferenceArray) x).values())
                                        : super.binary(op, x, value);
                            }
                        },
                        "the operand changed",
                        "donation / accumulate float32 into x + 0 and 1 * x"),
                new Fault(
                        "fromHost keeps the Java array",
                        new ReferenceBackend() {
                            @Override
                            public NdArray fromHost(HostArray values) {
                                return new ReferenceArray(this, values);
                            }
                        },
                        "follows changes of the Java array",
                        "creation / fromHost float32 copies",
                        "creation / fromHost bool copies"),
                new Fault(
                        "toHost hands out the memory of the array",
                        new ReferenceBackend() {
                            @Override
                            public HostArray toHost(NdArray x) {
                                return ((ReferenceArray) x).values();
                            }
                        },
                        "writing to what it returned",
                        "creation / toHost float64 is fresh",
                        "creation / toHost int64 is fresh"),
                new Fault(
                        "results belong to another backend",
                        new ReferenceBackend() {
                            @Override
                            public NdArray sigmoid(NdArray x) {
                                return new ReferenceBackend().sigmoid(x);
                            }
                        },
                        "the result's backend() is",
                        "composite / sigmoid float32 contiguous"),
                new Fault(
                        "a scratch buffer that threads share",
                        new ReferenceBackend() {
                            private volatile NdArray scratch = full(Shape.SCALAR, DType.FLOAT32, 0);

                            @Override
                            public NdArray matmul(NdArray a, NdArray b) {
                                scratch = a;
                                // Long enough for another thread to come by.
                                for (int i = 0; i < 100; i++) {
                                    Thread.yield();
                                }
                                NdArray mine = scratch.shape().equals(a.shape()) ? scratch : a;
                                return super.matmul(mine, b);
                            }
                        },
                        "differs from one thread's",
                        "threads / 8 threads compute float32 on shared arrays"));
    }
}
