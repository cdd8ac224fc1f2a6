package org.dezero.tck;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.function.ToDoubleFunction;
import java.util.function.ToLongFunction;
import java.util.function.UnaryOperator;
import org.dezero.array.ArrayBackend;
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
import org.jspecify.annotations.Nullable;

/**
 * The meaning of every operation, written down as plainly as possible: for each element of the result, in row order, the
 * formula. No views, no sharing, no shortcut; not fast, and not meant to be.
 *
 * <p>Floating results are computed in double, sums and products with compensation, and rounded to the dtype once. INT64
 * is computed in long. It overrides the defaults of {@link ArrayBackend} by their definitions, so that comparing a default
 * with this backend compares two different things. It never takes up a donation.
 *
 * <p>A subclass that changes one operation is a backend with one fault; the kit's own test is made of those.
 */
public class ReferenceBackend implements ArrayBackend {

    /** A backend without state. */
    public ReferenceBackend() {}

    @Override
    public String name() {
        return "reference";
    }

    // ---- how results are built ---------------------------------------------------------------------------------

    /** A FLOAT32 or FLOAT64 array from a formula for the element at an index. */
    private NdArray real(DType dtype, Shape shape, ToDoubleFunction<int[]> formula) {
        double[] out = new double[shape.size()];
        for (int i = 0; i < out.length; i++) {
            out[i] = formula.applyAsDouble(Positions.index(shape, i));
        }
        return new ReferenceArray(this, HostArray.of(out, shape).cast(dtype));
    }

    /** An INT64 or BOOL array from a formula for the element at an index; for BOOL not 0 is true. */
    private NdArray whole(DType dtype, Shape shape, ToLongFunction<int[]> formula) {
        long[] out = new long[shape.size()];
        for (int i = 0; i < out.length; i++) {
            out[i] = formula.applyAsLong(Positions.index(shape, i));
        }
        return new ReferenceArray(this, HostArray.of(out, shape).cast(dtype));
    }

    /** An array of any dtype whose element at an index is the element of {@code x} at another. */
    private NdArray moved(Shape shape, NdArray x, UnaryOperator<int[]> source) {
        ReferenceArray from = (ReferenceArray) x;
        return x.dtype().isFloating()
                ? real(x.dtype(), shape, i -> from.real(source.apply(i)))
                : whole(x.dtype(), shape, i -> from.whole(source.apply(i)));
    }

    // ---- in and out --------------------------------------------------------------------------------------------

    @Override
    public NdArray fromHost(HostArray values) {
        return moved(values.shape(), new ReferenceArray(this, values), i -> i);
    }

    @Override
    public HostArray toHost(NdArray x) {
        return ((ReferenceArray) moved(x.shape(), x, i -> i)).values();
    }

    @Override
    public NdArray full(Shape shape, DType dtype, double value) {
        return dtype.isFloating()
                ? real(dtype, shape, i -> value)
                : whole(dtype, shape, i -> dtype == DType.BOOL ? (value != 0 ? 1 : 0) : (long) value);
    }

    @Override
    public NdArray cast(NdArray x, DType dtype) {
        ReferenceArray from = (ReferenceArray) x;
        if (dtype == DType.FLOAT32 && x.dtype() == DType.INT64) {
            return real(dtype, x.shape(), i -> (float) from.whole(i));
        }
        if (dtype.isFloating()) {
            return real(dtype, x.shape(), from::real);
        }
        return dtype == DType.BOOL
                ? whole(dtype, x.shape(), i -> from.real(i) != 0 ? 1 : 0)
                : whole(dtype, x.shape(), from::whole);
    }

    // ---- element by element ------------------------------------------------------------------------------------

    @Override
    public NdArray unary(UnaryOp op, NdArray x) {
        ReferenceArray from = (ReferenceArray) x;
        return x.dtype() == DType.INT64
                ? whole(DType.INT64, x.shape(), i -> unary(op, from.whole(i)))
                : real(x.dtype(), x.shape(), i -> unary(op, from.real(i)));
    }

    private static double unary(UnaryOp op, double x) {
        return switch (op) {
            case NEG -> -x;
            case ABS -> Math.abs(x);
            case SIGN -> Math.signum(x);
            case FLOOR -> Math.floor(x);
            case SQRT -> Math.sqrt(x);
            case EXP -> StrictMath.exp(x);
            case LOG -> StrictMath.log(x);
            case LOG1P -> StrictMath.log1p(x);
            case SIN -> StrictMath.sin(x);
            case COS -> StrictMath.cos(x);
            case TANH -> StrictMath.tanh(x);
            case ERF -> ErrorFunction.erf(x);
        };
    }

    private static long unary(UnaryOp op, long x) {
        return switch (op) {
            case NEG -> -x;
            case ABS -> Math.abs(x);
            case SIGN -> Long.signum(x);
            default -> throw new IllegalArgumentException(op + " takes no INT64");
        };
    }

    @Override
    public NdArray binary(BinaryOp op, NdArray a, NdArray b) {
        ReferenceArray left = (ReferenceArray) a;
        ReferenceArray right = (ReferenceArray) b;
        Shape shape = Shape.broadcast(a.shape(), b.shape(), "binary");
        return a.dtype() == DType.INT64
                ? whole(
                        DType.INT64,
                        shape,
                        i -> binary(
                                op,
                                left.whole(Positions.broadcast(a.shape(), i)),
                                right.whole(Positions.broadcast(b.shape(), i))))
                : real(
                        a.dtype(),
                        shape,
                        i -> binary(
                                op,
                                left.real(Positions.broadcast(a.shape(), i)),
                                right.real(Positions.broadcast(b.shape(), i))));
    }

    @Override
    public NdArray binary(BinaryOp op, NdArray x, double value) {
        ReferenceArray from = (ReferenceArray) x;
        return x.dtype() == DType.INT64
                ? whole(DType.INT64, x.shape(), i -> binary(op, from.whole(i), (long) value))
                : real(x.dtype(), x.shape(), i -> binary(op, from.real(i), rounded(value, x.dtype())));
    }

    @Override
    public NdArray binary(BinaryOp op, double value, NdArray x) {
        ReferenceArray from = (ReferenceArray) x;
        return x.dtype() == DType.INT64
                ? whole(DType.INT64, x.shape(), i -> binary(op, (long) value, from.whole(i)))
                : real(x.dtype(), x.shape(), i -> binary(op, rounded(value, x.dtype()), from.real(i)));
    }

    private static double rounded(double value, DType dtype) {
        return dtype == DType.FLOAT32 ? (float) value : value;
    }

    private static double binary(BinaryOp op, double a, double b) {
        return switch (op) {
            case ADD -> a + b;
            case SUB -> a - b;
            case MUL -> a * b;
            case DIV -> a / b;
            case POW -> power(a, b);
            case MAXIMUM -> Math.max(a, b);
            case MINIMUM -> Math.min(a, b);
        };
    }

    /** IEEE 754 pow; Java's gives NaN where an infinite or NaN exponent meets a base of 1 or -1. */
    private static double power(double a, double b) {
        return a == 1 || (a == -1 && Double.isInfinite(b)) ? 1 : StrictMath.pow(a, b);
    }

    private static long binary(BinaryOp op, long a, long b) {
        return switch (op) {
            case ADD -> a + b;
            case SUB -> a - b;
            case MUL -> a * b;
            case POW ->
                BigInteger.valueOf(a)
                        .modPow(BigInteger.valueOf(b), BigInteger.TWO.pow(Long.SIZE))
                        .longValue();
            case MAXIMUM -> Math.max(a, b);
            case MINIMUM -> Math.min(a, b);
            case DIV -> throw new IllegalArgumentException(op + " takes no INT64");
        };
    }

    @Override
    public NdArray compare(CompareOp op, NdArray a, NdArray b) {
        ReferenceArray left = (ReferenceArray) a;
        ReferenceArray right = (ReferenceArray) b;
        Shape shape = Shape.broadcast(a.shape(), b.shape(), "compare");
        return whole(DType.BOOL, shape, i -> {
            int[] l = Positions.broadcast(a.shape(), i);
            int[] r = Positions.broadcast(b.shape(), i);
            boolean holds = a.dtype().isFloating()
                    ? holds(op, left.real(l), right.real(r))
                    : holds(op, left.whole(l), right.whole(r));
            return holds ? 1 : 0;
        });
    }

    @Override
    public NdArray compare(CompareOp op, NdArray x, double value) {
        return compare(op, x, full(x.shape(), x.dtype(), value));
    }

    private static boolean holds(CompareOp op, double a, double b) {
        return switch (op) {
            case EQ -> a == b;
            case NE -> a != b;
            case LT -> a < b;
            case LE -> a <= b;
            case GT -> a > b;
            case GE -> a >= b;
        };
    }

    private static boolean holds(CompareOp op, long a, long b) {
        return switch (op) {
            case EQ -> a == b;
            case NE -> a != b;
            case LT -> a < b;
            case LE -> a <= b;
            case GT -> a > b;
            case GE -> a >= b;
        };
    }

    @Override
    public NdArray where(NdArray condition, NdArray a, NdArray b) {
        ReferenceArray chosen = (ReferenceArray) condition;
        Shape values = Shape.broadcast(a.shape(), b.shape(), "where");
        Shape shape = Shape.broadcast(condition.shape(), values, "where");
        ReferenceArray left = (ReferenceArray) broadcastTo(a, shape);
        ReferenceArray right = (ReferenceArray) broadcastTo(b, shape);
        return a.dtype().isFloating()
                ? real(a.dtype(), shape, i -> (chosen(chosen, i) ? left : right).real(i))
                : whole(a.dtype(), shape, i -> (chosen(chosen, i) ? left : right).whole(i));
    }

    private static boolean chosen(ReferenceArray condition, int[] index) {
        return condition.whole(Positions.broadcast(condition.shape(), index)) != 0;
    }

    // ---- reductions --------------------------------------------------------------------------------------------

    @Override
    public NdArray reduce(ReduceOp op, NdArray x, int[] axes, boolean keepDims) {
        ReferenceArray from = (ReferenceArray) x;
        Shape kept = x.shape().reduce(axes, true);
        Shape inner = inner(x.shape(), axes);
        if (op != ReduceOp.SUM && inner.size() == 0 && kept.size() > 0) {
            throw new ShapeException("reduce: " + op + " of no elements: operand " + x.shape() + " " + x.dtype()
                    + ", axes " + Arrays.toString(axes) + "; only a sum over an empty axis has a value");
        }
        NdArray out = x.dtype() == DType.INT64
                ? whole(DType.INT64, kept, i -> {
                    long result = op == ReduceOp.MAX ? Long.MIN_VALUE : op == ReduceOp.MIN ? Long.MAX_VALUE : 0;
                    for (int r = 0; r < inner.size(); r++) {
                        long v = from.whole(inside(i, axes, Positions.index(inner, r)));
                        result = op == ReduceOp.SUM
                                ? result + v
                                : op == ReduceOp.MAX ? Math.max(result, v) : Math.min(result, v);
                    }
                    return result;
                })
                : real(x.dtype(), kept, i -> {
                    CompensatedSum sum = new CompensatedSum();
                    double max = Double.NEGATIVE_INFINITY;
                    double min = Double.POSITIVE_INFINITY;
                    for (int r = 0; r < inner.size(); r++) {
                        double v = from.real(inside(i, axes, Positions.index(inner, r)));
                        sum.add(v);
                        max = Math.max(max, v);
                        min = Math.min(min, v);
                    }
                    return op == ReduceOp.SUM ? sum.value() : op == ReduceOp.MAX ? max : min;
                });
        return reshape(out, x.shape().reduce(axes, keepDims));
    }

    /** The lengths of the given axes. */
    private static Shape inner(Shape shape, int[] axes) {
        return Shape.of(Arrays.stream(axes).map(shape::dim).toArray());
    }

    /** An index with the entries at the given axes replaced. */
    private static int[] inside(int[] index, int[] axes, int[] entries) {
        int[] out = index.clone();
        for (int k = 0; k < axes.length; k++) {
            out[axes[k]] = entries[k];
        }
        return out;
    }

    @Override
    public NdArray argMax(NdArray x, int axis) {
        ReferenceArray from = (ReferenceArray) x;
        int[] axes = {axis};
        int n = x.shape().dim(axis);
        Shape kept = x.shape().reduce(axes, true);
        if (n == 0 && kept.size() > 0) {
            throw new ShapeException("argMax: no elements along axis " + axis + ": operand " + x.shape() + " "
                    + x.dtype() + "; the axis needs at least one");
        }
        NdArray out = whole(DType.INT64, kept, i -> {
            int best = 0;
            for (int k = 1; k < n; k++) {
                int[] at = inside(i, axes, new int[] {k});
                int[] bestAt = inside(i, axes, new int[] {best});
                boolean better = x.dtype() == DType.INT64
                        ? from.whole(at) > from.whole(bestAt)
                        : !Double.isNaN(from.real(bestAt))
                                && (Double.isNaN(from.real(at)) || from.real(at) > from.real(bestAt));
                if (better) {
                    best = k;
                }
            }
            return best;
        });
        return reshape(out, x.shape().reduce(axes, false));
    }

    @Override
    public NdArray sumTo(NdArray x, Shape shape) {
        ReferenceArray from = (ReferenceArray) x;
        if (x.dtype() == DType.INT64) {
            long[] sums = new long[shape.size()];
            for (int i = 0; i < x.size(); i++) {
                int[] index = Positions.index(x.shape(), i);
                sums[Positions.number(shape, Positions.broadcast(shape, index))] += from.whole(index);
            }
            return whole(DType.INT64, shape, i -> sums[Positions.number(shape, i)]);
        }
        CompensatedSum[] sums = new CompensatedSum[shape.size()];
        Arrays.setAll(sums, i -> new CompensatedSum());
        for (int i = 0; i < x.size(); i++) {
            int[] index = Positions.index(x.shape(), i);
            sums[Positions.number(shape, Positions.broadcast(shape, index))].add(from.real(index));
        }
        return real(x.dtype(), shape, i -> sums[Positions.number(shape, i)].value());
    }

    // ---- products ----------------------------------------------------------------------------------------------

    @Override
    public NdArray matmul(NdArray a, NdArray b) {
        Shape left = a.shape();
        Shape right = b.shape();
        NdArray product = batchMatmul(
                reshape(a, Shape.of(1, left.dim(0), left.dim(1))), reshape(b, Shape.of(1, right.dim(0), right.dim(1))));
        return reshape(product, Shape.of(left.dim(0), right.dim(1)));
    }

    @Override
    public NdArray batchMatmul(NdArray a, NdArray c) {
        ReferenceArray left = (ReferenceArray) a;
        ReferenceArray right = (ReferenceArray) c;
        int inner = a.shape().dim(2);
        Shape shape = Shape.of(a.shape().dim(0), a.shape().dim(1), c.shape().dim(2));
        if (a.dtype() == DType.INT64) {
            return whole(DType.INT64, shape, i -> {
                long sum = 0;
                for (int k = 0; k < inner; k++) {
                    sum += left.whole(new int[] {i[0], i[1], k}) * right.whole(new int[] {i[0], k, i[2]});
                }
                return sum;
            });
        }
        return real(a.dtype(), shape, i -> {
            CompensatedSum sum = new CompensatedSum();
            for (int k = 0; k < inner; k++) {
                sum.addProduct(left.real(new int[] {i[0], i[1], k}), right.real(new int[] {i[0], k, i[2]}));
            }
            return sum.value();
        });
    }

    @Override
    public NdArray linear(NdArray x, NdArray w, NdArray b) {
        ReferenceArray rows = (ReferenceArray) x;
        ReferenceArray weights = (ReferenceArray) w;
        ReferenceArray bias = (ReferenceArray) b;
        return real(x.dtype(), Shape.of(x.shape().dim(0), w.shape().dim(1)), i -> {
            CompensatedSum sum = new CompensatedSum();
            for (int k = 0; k < w.shape().dim(0); k++) {
                sum.addProduct(rows.real(new int[] {i[0], k}), weights.real(new int[] {k, i[1]}));
            }
            sum.add(bias.real(new int[] {i[1]}));
            return sum.value();
        });
    }

    // ---- picking by index --------------------------------------------------------------------------------------

    @Override
    public NdArray take(NdArray x, NdArray index, int axis) {
        checkRange("take", index, x.shape().dim(axis));
        ReferenceArray wanted = (ReferenceArray) index;
        int n = index.ndim();
        return moved(x.shape().replace(axis, index.shape()), x, i -> {
            int[] source = new int[x.ndim()];
            System.arraycopy(i, 0, source, 0, axis);
            source[axis] = (int) wanted.whole(Arrays.copyOfRange(i, axis, axis + n));
            System.arraycopy(i, axis + n, source, axis + 1, x.ndim() - axis - 1);
            return source;
        });
    }

    @Override
    public NdArray scatterAdd(Shape shape, NdArray index, NdArray updates, int axis) {
        checkRange("scatterAdd", index, shape.dim(axis));
        ReferenceArray target = (ReferenceArray) index;
        ReferenceArray from = (ReferenceArray) updates;
        if (updates.dtype() == DType.INT64) {
            return whole(DType.INT64, shape, i -> {
                long sum = 0;
                for (int k = 0; k < index.size(); k++) {
                    int[] at = Positions.index(index.shape(), k);
                    sum += target.whole(at) == i[axis] ? from.whole(splice(i, axis, at)) : 0;
                }
                return sum;
            });
        }
        return real(updates.dtype(), shape, i -> {
            CompensatedSum sum = new CompensatedSum();
            for (int k = 0; k < index.size(); k++) {
                int[] at = Positions.index(index.shape(), k);
                if (target.whole(at) == i[axis]) {
                    sum.add(from.real(splice(i, axis, at)));
                }
            }
            return sum.value();
        });
    }

    /** An index with the entry at one axis replaced by several. */
    private static int[] splice(int[] index, int axis, int[] by) {
        int[] out = new int[index.length - 1 + by.length];
        System.arraycopy(index, 0, out, 0, axis);
        System.arraycopy(by, 0, out, axis, by.length);
        System.arraycopy(index, axis + 1, out, axis + by.length, index.length - axis - 1);
        return out;
    }

    private static void checkRange(String op, NdArray index, int length) {
        HostArray values = ((ReferenceArray) index).values();
        for (int i = 0; i < values.size(); i++) {
            if (values.getLong(i) < 0 || values.getLong(i) >= length) {
                throw new IndexOutOfBoundsException(op + ": index out of range: " + values.getLong(i) + " in index "
                        + index.shape() + "; it runs from 0 to " + (length - 1));
            }
        }
    }

    @Override
    public NdArray oneHot(NdArray index, int depth, DType dtype) {
        checkRange("oneHot", index, depth);
        ReferenceArray classes = (ReferenceArray) index;
        int n = index.ndim();
        Shape shape = Shape.of(splice(new int[] {0, depth}, 0, index.shape().dims()));
        NdArray hot = whole(DType.BOOL, shape, i -> classes.whole(Arrays.copyOf(i, n)) == i[n] ? 1 : 0);
        return cast(hot, dtype);
    }

    // ---- moving ------------------------------------------------------------------------------------------------

    @Override
    public NdArray reshape(NdArray x, Shape shape) {
        return moved(shape, x, i -> Positions.index(x.shape(), Positions.number(shape, i)));
    }

    @Override
    public NdArray transpose(NdArray x, int[] axes) {
        return moved(x.shape().permute(axes), x, i -> {
            int[] source = new int[i.length];
            for (int k = 0; k < i.length; k++) {
                source[axes[k]] = i[k];
            }
            return source;
        });
    }

    @Override
    public NdArray broadcastTo(NdArray x, Shape shape) {
        return moved(shape, x, i -> Positions.broadcast(x.shape(), i));
    }

    @Override
    public NdArray slice(NdArray x, int[] start, int[] count, int[] step) {
        return moved(Shape.of(count), x, i -> {
            int[] source = new int[i.length];
            for (int k = 0; k < i.length; k++) {
                source[k] = start[k] + i[k] * step[k];
            }
            return source;
        });
    }

    @Override
    public NdArray pad(NdArray x, int[] before, int[] after, int[] interior, double value) {
        ReferenceArray from = (ReferenceArray) x;
        ReferenceArray filler = (ReferenceArray) full(Shape.SCALAR, x.dtype(), value);
        int[] dims = new int[x.ndim()];
        for (int k = 0; k < dims.length; k++) {
            int n = x.shape().dim(k);
            dims[k] = before[k] + n + Math.max(n - 1, 0) * interior[k] + after[k];
        }
        Shape shape = Shape.of(dims);
        return x.dtype().isFloating()
                ? real(x.dtype(), shape, i -> {
                    int[] source = unpadded(i, x.shape(), before, interior);
                    return source != null ? from.real(source) : filler.real(new int[0]);
                })
                : whole(x.dtype(), shape, i -> {
                    int[] source = unpadded(i, x.shape(), before, interior);
                    return source != null ? from.whole(source) : filler.whole(new int[0]);
                });
    }

    /** The index before padding; null where there is only padding. */
    private static int @Nullable [] unpadded(int[] index, Shape shape, int[] before, int[] interior) {
        int[] source = new int[index.length];
        for (int k = 0; k < index.length; k++) {
            int distance = index[k] - before[k];
            int pitch = interior[k] + 1;
            if (distance < 0 || distance % pitch != 0 || distance / pitch >= shape.dim(k)) {
                return null;
            }
            source[k] = distance / pitch;
        }
        return source;
    }

    @Override
    public NdArray concat(NdArray[] xs, int axis) {
        int length = Arrays.stream(xs).mapToInt(x -> x.shape().dim(axis)).sum();
        Shape shape = xs[0].shape().with(axis, length);
        DType dtype = xs[0].dtype();
        return dtype.isFloating()
                ? real(dtype, shape, i -> {
                    Part part = Part.of(xs, axis, i);
                    return part.array.real(part.index);
                })
                : whole(dtype, shape, i -> {
                    Part part = Part.of(xs, axis, i);
                    return part.array.whole(part.index);
                });
    }

    /** Which of several arrays, one after the other, holds an element, and where. */
    private record Part(ReferenceArray array, int[] index) {
        static Part of(NdArray[] xs, int axis, int[] index) {
            int[] at = index.clone();
            int k = 0;
            while (at[axis] >= xs[k].shape().dim(axis)) {
                at[axis] -= xs[k].shape().dim(axis);
                k++;
            }
            return new Part((ReferenceArray) xs[k], at);
        }
    }

    // ---- what others inherit, by definition --------------------------------------------------------------------

    @Override
    public NdArray sigmoid(NdArray x) {
        ReferenceArray from = (ReferenceArray) x;
        return real(x.dtype(), x.shape(), i -> 1 / (1 + StrictMath.exp(-from.real(i))));
    }

    @Override
    public NdArray logSumExp(NdArray x, int[] axes, boolean keepDims) {
        NdArray out = real(x.dtype(), x.shape().reduce(axes, true), i -> logSumExp((ReferenceArray) x, axes, i));
        return reshape(out, x.shape().reduce(axes, keepDims));
    }

    private static double logSumExp(ReferenceArray x, int[] axes, int[] index) {
        Shape inner = inner(x.shape(), axes);
        double[] terms = new double[inner.size()];
        double max = Double.NEGATIVE_INFINITY;
        for (int r = 0; r < terms.length; r++) {
            terms[r] = x.real(inside(index, axes, Positions.index(inner, r)));
            max = Math.max(max, terms[r]);
        }
        if (Double.isNaN(max) || Double.isInfinite(max)) {
            return max;
        }
        CompensatedSum sum = new CompensatedSum();
        for (double term : terms) {
            sum.add(StrictMath.exp(term - max));
        }
        return max + StrictMath.log(sum.value());
    }

    @Override
    public NdArray softmax(NdArray x, int axis) {
        ReferenceArray from = (ReferenceArray) x;
        int[] axes = {axis};
        int n = x.shape().dim(axis);
        return real(x.dtype(), x.shape(), i -> {
            double max = Double.NEGATIVE_INFINITY;
            for (int k = 0; k < n; k++) {
                max = Math.max(max, from.real(inside(i, axes, new int[] {k})));
            }
            CompensatedSum sum = new CompensatedSum();
            for (int k = 0; k < n; k++) {
                sum.add(StrictMath.exp(from.real(inside(i, axes, new int[] {k})) - max));
            }
            return StrictMath.exp(from.real(i) - max) / sum.value();
        });
    }

    @Override
    public NdArray logSoftmax(NdArray x, int axis) {
        ReferenceArray from = (ReferenceArray) x;
        return real(x.dtype(), x.shape(), i -> from.real(i) - logSumExp(from, new int[] {axis}, i));
    }

    @Override
    public NdArray softmaxCrossEntropy(NdArray x, NdArray t) {
        checkRange("softmaxCrossEntropy", t, x.shape().dim(1));
        ReferenceArray logits = (ReferenceArray) x;
        ReferenceArray classes = (ReferenceArray) t;
        int n = x.shape().dim(0);
        return real(x.dtype(), Shape.SCALAR, i -> {
            CompensatedSum sum = new CompensatedSum();
            for (int row = 0; row < n; row++) {
                int[] target = {row, (int) classes.whole(new int[] {row})};
                sum.add(logSumExp(logits, new int[] {1}, new int[] {row, 0}) - logits.real(target));
            }
            return sum.value() / n;
        });
    }

    // ---- windows over images -----------------------------------------------------------------------------------

    /**
     * The element of an image of {@code shape} that row {@code i}, column {@code j} of the window sees at place
     * {@code (y, x)}; null where that is padding.
     */
    private static int @Nullable [] seen(Shape shape, Window2d window, int n, int c, int i, int j, int y, int x) {
        int row = y * window.strideHeight() + i - window.padHeight();
        int column = x * window.strideWidth() + j - window.padWidth();
        boolean inside = row >= 0 && row < shape.dim(2) && column >= 0 && column < shape.dim(3);
        return inside ? new int[] {n, c, row, column} : null;
    }

    private static double realOrZero(ReferenceArray x, int @Nullable [] index) {
        return index == null ? 0 : x.real(index);
    }

    private static long wholeOrZero(ReferenceArray x, int @Nullable [] index) {
        return index == null ? 0 : x.whole(index);
    }

    private static Shape places(int n, int c, Shape image, Window2d window) {
        return Shape.of(n, c, window.outHeight(image.dim(2)), window.outWidth(image.dim(3)));
    }

    @Override
    public NdArray im2col(NdArray x, Window2d window) {
        ReferenceArray from = (ReferenceArray) x;
        Shape s = x.shape();
        Shape shape = Shape.of(
                s.dim(0),
                s.dim(1),
                window.kernelHeight(),
                window.kernelWidth(),
                window.outHeight(s.dim(2)),
                window.outWidth(s.dim(3)));
        return x.dtype() == DType.INT64
                ? whole(DType.INT64, shape, k -> wholeOrZero(from, seen(s, window, k[0], k[1], k[2], k[3], k[4], k[5])))
                : real(x.dtype(), shape, k -> realOrZero(from, seen(s, window, k[0], k[1], k[2], k[3], k[4], k[5])));
    }

    @Override
    public NdArray col2im(NdArray cols, Shape inputShape, Window2d window) {
        Sums sums = new Sums(cols.dtype(), inputShape);
        ReferenceArray from = (ReferenceArray) cols;
        for (int k = 0; k < cols.size(); k++) {
            int[] at = Positions.index(cols.shape(), k);
            int[] to = seen(inputShape, window, at[0], at[1], at[2], at[3], at[4], at[5]);
            if (to != null) {
                sums.add(to, from, at);
            }
        }
        return sums.array();
    }

    /** Elements that grow by elements of other arrays and by products of them. */
    private final class Sums {
        private final DType dtype;
        private final Shape shape;
        private final CompensatedSum[] reals;
        private final long[] wholes;

        Sums(DType dtype, Shape shape) {
            this.dtype = dtype;
            this.shape = shape;
            this.reals = new CompensatedSum[shape.size()];
            Arrays.setAll(reals, i -> new CompensatedSum());
            this.wholes = new long[shape.size()];
        }

        void add(int[] to, ReferenceArray x, int[] at) {
            int i = Positions.number(shape, to);
            if (dtype == DType.INT64) {
                wholes[i] += x.whole(at);
            } else {
                reals[i].add(x.real(at));
            }
        }

        /** {@code a[at] * b[bt]}, where null is the place of a zero. */
        void addProduct(int[] to, ReferenceArray a, int @Nullable [] at, ReferenceArray b, int[] bt) {
            int i = Positions.number(shape, to);
            if (dtype == DType.INT64) {
                wholes[i] += wholeOrZero(a, at) * b.whole(bt);
            } else {
                reals[i].addProduct(realOrZero(a, at), b.real(bt));
            }
        }

        NdArray array() {
            return dtype == DType.INT64
                    ? whole(dtype, shape, i -> wholes[Positions.number(shape, i)])
                    : real(dtype, shape, i -> reals[Positions.number(shape, i)].value());
        }
    }

    /** One product of a convolution: an element of {@code y}, one of {@code w}, and what the window sees of {@code x}. */
    @FunctionalInterface
    private interface Term {
        void at(int[] y, int[] w, int @Nullable [] x);
    }

    /** Every product of a convolution of images of a shape with filters of another. */
    private static void convolve(Shape image, Shape filters, Window2d window, Term term) {
        Shape out = places(image.dim(0), filters.dim(0), image, window);
        for (int k = 0; k < out.size(); k++) {
            int[] y = Positions.index(out, k);
            Shape patch = Shape.of(filters.dim(1), filters.dim(2), filters.dim(3));
            for (int r = 0; r < patch.size(); r++) {
                int[] p = Positions.index(patch, r);
                int[] w = {y[1], p[0], p[1], p[2]};
                term.at(y, w, seen(image, window, y[0], p[0], p[1], p[2], y[2], y[3]));
            }
        }
    }

    @Override
    public NdArray conv2d(NdArray x, NdArray w, Window2d window) {
        ReferenceArray image = (ReferenceArray) x;
        ReferenceArray filters = (ReferenceArray) w;
        Sums sums = new Sums(x.dtype(), places(x.shape().dim(0), w.shape().dim(0), x.shape(), window));
        convolve(x.shape(), w.shape(), window, (yt, wt, xt) -> sums.addProduct(yt, image, xt, filters, wt));
        return sums.array();
    }

    @Override
    public NdArray conv2dInputGrad(NdArray gy, NdArray w, Shape inputShape, Window2d window) {
        ReferenceArray gradient = (ReferenceArray) gy;
        ReferenceArray filters = (ReferenceArray) w;
        Sums sums = new Sums(gy.dtype(), inputShape);
        convolve(inputShape, w.shape(), window, (yt, wt, xt) -> {
            if (xt != null) {
                sums.addProduct(xt, gradient, yt, filters, wt);
            }
        });
        return sums.array();
    }

    @Override
    public NdArray conv2dWeightGrad(NdArray x, NdArray gy, Window2d window) {
        ReferenceArray image = (ReferenceArray) x;
        ReferenceArray gradient = (ReferenceArray) gy;
        Shape filters = Shape.of(gy.shape().dim(1), x.shape().dim(1), window.kernelHeight(), window.kernelWidth());
        Sums sums = new Sums(x.dtype(), filters);
        convolve(x.shape(), filters, window, (yt, wt, xt) -> sums.addProduct(wt, image, xt, gradient, yt));
        return sums.array();
    }

    @Override
    public NdArray[] maxPool2d(NdArray x, Window2d window) {
        NdArray position = argMaxPool2d(x, window);
        return new NdArray[] {windowTake(x, position, window), position};
    }

    /** Where in each window its largest element is. */
    NdArray argMaxPool2d(NdArray x, Window2d window) {
        ReferenceArray from = (ReferenceArray) x;
        Shape s = x.shape();
        int kw = window.kernelWidth();
        return whole(DType.INT64, places(s.dim(0), s.dim(1), s, window), k -> {
            int best = 0;
            for (int p = 1; p < window.kernelHeight() * kw; p++) {
                int[] at = seen(s, window, k[0], k[1], p / kw, p % kw, k[2], k[3]);
                int[] bestAt = seen(s, window, k[0], k[1], best / kw, best % kw, k[2], k[3]);
                boolean better = x.dtype() == DType.INT64
                        ? wholeOrZero(from, at) > wholeOrZero(from, bestAt)
                        : !Double.isNaN(realOrZero(from, bestAt))
                                && (Double.isNaN(realOrZero(from, at))
                                        || realOrZero(from, at) > realOrZero(from, bestAt));
                best = better ? p : best;
            }
            return best;
        });
    }

    @Override
    public NdArray windowTake(NdArray x, NdArray position, Window2d window) {
        checkRange("windowTake", position, window.kernelHeight() * window.kernelWidth());
        ReferenceArray from = (ReferenceArray) x;
        return x.dtype() == DType.INT64
                ? whole(DType.INT64, position.shape(), k -> wholeOrZero(from, chosen(x.shape(), position, window, k)))
                : real(x.dtype(), position.shape(), k -> realOrZero(from, chosen(x.shape(), position, window, k)));
    }

    /** The element of the image that {@code position} names in the window at a place; null where that is padding. */
    private static int @Nullable [] chosen(Shape image, NdArray position, Window2d window, int[] place) {
        int p = (int) ((ReferenceArray) position).whole(place);
        int kw = window.kernelWidth();
        return seen(image, window, place[0], place[1], p / kw, p % kw, place[2], place[3]);
    }

    @Override
    public NdArray windowScatter(NdArray gy, NdArray position, Shape inputShape, Window2d window) {
        checkRange("windowScatter", position, window.kernelHeight() * window.kernelWidth());
        Sums sums = new Sums(gy.dtype(), inputShape);
        for (int k = 0; k < gy.size(); k++) {
            int[] place = Positions.index(gy.shape(), k);
            int[] to = chosen(inputShape, position, window, place);
            if (to != null) {
                sums.add(to, (ReferenceArray) gy, place);
            }
        }
        return sums.array();
    }

    // ---- sums that grow ----------------------------------------------------------------------------------------

    @Override
    public NdArray accumulate(NdArray target, double alpha, NdArray x) {
        ReferenceArray to = (ReferenceArray) target;
        ReferenceArray from = (ReferenceArray) x;
        if (x.dtype() == DType.INT64) {
            long factor = (long) alpha;
            return whole(DType.INT64, x.shape(), i -> to.whole(i) + factor * from.whole(i));
        }
        return real(x.dtype(), x.shape(), i -> to.real(i) + alpha * from.real(i));
    }
}
