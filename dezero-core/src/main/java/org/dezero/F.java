package org.dezero;

import java.util.List;
import org.dezero.array.ArrayBackend;
import org.dezero.array.DType;
import org.dezero.array.DTypeException;
import org.dezero.array.NdArray;
import org.dezero.array.Shape;
import org.dezero.array.ShapeException;
import org.dezero.random.RandomState;
import org.jspecify.annotations.Nullable;

/**
 * The operations on {@link Variable}s, under the names of NumPy and DeZero.
 *
 * <p>All are differentiable any number of times unless they say otherwise. Nothing changes its arguments. Operands of
 * different dtypes meet in the type of {@link DType#promote}; a number never changes a floating dtype, and makes integers
 * FLOAT64 only if it has a fraction. True division and the transcendental functions turn integers into FLOAT64. BOOL has no
 * arithmetic ({@link DTypeException}). NaN in gives NaN out. Axes count from 0, or from the end if negative. Shapes that do
 * not fit are a {@link ShapeException} before anything is computed.
 */
public final class F {
    private F() {}

    // ---- arithmetic ---------------------------------------------------------------------------------------------

    /** {@code a + b}, broadcast. */
    public static Variable add(Variable a, Variable b) {
        return Add.of(a, b);
    }

    /** {@code x + scalar}. */
    public static Variable add(Variable x, double scalar) {
        return AddScalar.of(x, scalar);
    }

    /** {@code scalar + x}. */
    public static Variable add(double scalar, Variable x) {
        return AddScalar.of(x, scalar);
    }

    /** {@code a + b} with a raw array. */
    public static Variable add(Variable a, NdArray b) {
        return add(a, Variable.constant(b));
    }

    /** {@code a + b} with a raw array. */
    public static Variable add(NdArray a, Variable b) {
        return add(Variable.constant(a), b);
    }

    /** {@code a - b}, broadcast. */
    public static Variable sub(Variable a, Variable b) {
        return Sub.of(a, b);
    }

    /** {@code x - scalar}. */
    public static Variable sub(Variable x, double scalar) {
        return SubScalar.of(x, scalar);
    }

    /** {@code scalar - x}. */
    public static Variable sub(double scalar, Variable x) {
        return ScalarSub.of(x, scalar);
    }

    /** {@code a - b} with a raw array. */
    public static Variable sub(Variable a, NdArray b) {
        return sub(a, Variable.constant(b));
    }

    /** {@code a - b} with a raw array. */
    public static Variable sub(NdArray a, Variable b) {
        return sub(Variable.constant(a), b);
    }

    /** {@code b - a}: {@link #sub} with its operands exchanged, as DeZero's {@code rsub}. */
    public static Variable rsub(Variable a, Variable b) {
        return sub(b, a);
    }

    /** {@code a * b}, broadcast. */
    public static Variable mul(Variable a, Variable b) {
        return Mul.of(a, b);
    }

    /** {@code x * scalar}. */
    public static Variable mul(Variable x, double scalar) {
        return MulScalar.of(x, scalar);
    }

    /** {@code scalar * x}. */
    public static Variable mul(double scalar, Variable x) {
        return MulScalar.of(x, scalar);
    }

    /** {@code a * b} with a raw array. */
    public static Variable mul(Variable a, NdArray b) {
        return mul(a, Variable.constant(b));
    }

    /** {@code a * b} with a raw array. */
    public static Variable mul(NdArray a, Variable b) {
        return mul(Variable.constant(a), b);
    }

    /** {@code a / b}, broadcast; IEEE: {@code 1/0} is infinity, {@code 0/0} NaN. */
    public static Variable div(Variable a, Variable b) {
        return Div.of(a, b);
    }

    /** {@code x / scalar}. */
    public static Variable div(Variable x, double scalar) {
        return DivScalar.of(x, scalar);
    }

    /** {@code scalar / x}. */
    public static Variable div(double scalar, Variable x) {
        return new ScalarDiv(scalar).apply(x);
    }

    /** {@code a / b} with a raw array. */
    public static Variable div(Variable a, NdArray b) {
        return div(a, Variable.constant(b));
    }

    /** {@code a / b} with a raw array. */
    public static Variable div(NdArray a, Variable b) {
        return div(Variable.constant(a), b);
    }

    /** {@code b / a}: {@link #div} with its operands exchanged, as DeZero's {@code rdiv}. */
    public static Variable rdiv(Variable a, Variable b) {
        return div(b, a);
    }

    /** {@code -x}. */
    public static Variable neg(Variable x) {
        return Neg.of(x);
    }

    /**
     * {@code x ^ exponent} by a constant; {@code 0^0} is 1 with the derivative 0. Integers stay integers for a whole exponent
     * from 0.
     */
    public static Variable pow(Variable x, double exponent) {
        return new PowScalar(exponent).apply(x);
    }

    /** {@code a ^ b}, broadcast; the gradient of the exponent is 0 where the base is 0. */
    public static Variable pow(Variable a, Variable b) {
        return new Pow().apply(a, b);
    }

    /** {@code a ^ b} with a raw array. */
    public static Variable pow(Variable a, NdArray b) {
        return pow(a, Variable.constant(b));
    }

    /** {@code a ^ b} with a raw array. */
    public static Variable pow(NdArray a, Variable b) {
        return pow(Variable.constant(a), b);
    }

    /** {@code base ^ x}, the base in the dtype of {@code x}, or FLOAT64 for a fraction beside integers. */
    public static Variable pow(double base, Variable x) {
        DType dtype = Promotion.holds(x.dtype(), base) ? x.dtype() : DType.FLOAT64;
        return pow(x.array().backend().full(Shape.SCALAR, dtype, base), x);
    }

    /** {@code x * x}. */
    public static Variable square(Variable x) {
        return pow(x, 2);
    }

    // ---- element by element -------------------------------------------------------------------------------------

    /** {@code |x|}; the derivative at 0 is 0. */
    public static Variable abs(Variable x) {
        return new Abs().apply(x);
    }

    /** The square root; NaN below 0. */
    public static Variable sqrt(Variable x) {
        return new Sqrt().apply(x);
    }

    /** {@code e^x}. */
    public static Variable exp(Variable x) {
        return new Exp().apply(x);
    }

    /** The natural logarithm; -infinity at 0, NaN below. */
    public static Variable log(Variable x) {
        return new Log().apply(x);
    }

    /** The sine of an angle in radians. */
    public static Variable sin(Variable x) {
        return new Sin().apply(x);
    }

    /** The cosine of an angle in radians. */
    public static Variable cos(Variable x) {
        return new Cos().apply(x);
    }

    /** The hyperbolic tangent. */
    public static Variable tanh(Variable x) {
        return new Tanh().apply(x);
    }

    /** The error function. */
    public static Variable erf(Variable x) {
        return new Erf().apply(x);
    }

    /** {@code min(max(x, low), high)}; the derivative is 1 from low to high, both included. */
    public static Variable clip(Variable x, double low, double high) {
        return new Clip(low, high).apply(x);
    }

    /** {@code condition ? a : b} by a BOOL array, all broadcast; a value not chosen has no influence. */
    public static Variable where(NdArray condition, Variable a, Variable b) {
        return new Where(condition).apply(a, b);
    }

    /** {@link #where(NdArray, Variable, Variable)} by a variable's array. */
    public static Variable where(Variable condition, Variable a, Variable b) {
        return where(condition.array(), a, b);
    }

    // ---- activations --------------------------------------------------------------------------------------------

    /** {@code 1 / (1 + e^-x)}, computed as {@code tanh(x/2)/2 + 1/2}. */
    public static Variable sigmoid(Variable x) {
        return new Sigmoid().apply(x);
    }

    /** {@code max(x, 0)}; the derivative at 0 is 0. */
    public static Variable relu(Variable x) {
        return new Relu().apply(x);
    }

    /** {@link #leakyRelu(Variable, double)} with DeZero's slope of 0.2. */
    public static Variable leakyRelu(Variable x) {
        return leakyRelu(x, 0.2);
    }

    /** {@code x} above 0, {@code slope * x} elsewhere; the derivative at 0 is the slope. */
    public static Variable leakyRelu(Variable x, double slope) {
        return new LeakyRelu(slope).apply(x);
    }

    /** {@code log(1 + e^x)}; it does not overflow. */
    public static Variable softplus(Variable x) {
        return new Softplus().apply(x);
    }

    /** The Gaussian error linear unit, {@code x/2 (1 + erf(x / sqrt 2))}. */
    public static Variable gelu(Variable x) {
        return Gelu.erf(x);
    }

    /** Its approximation {@code x/2 (1 + tanh(sqrt(2/pi) (x + 0.044715 x^3)))}. */
    public static Variable geluTanh(Variable x) {
        return Gelu.tanh(x);
    }

    /** {@link #softmax(Variable, int)} along axis 1, as in DeZero. */
    public static Variable softmax(Variable x) {
        return softmax(x, 1);
    }

    /** {@code e^x / sum(e^x)} along an axis; it does not overflow. */
    public static Variable softmax(Variable x, int axis) {
        return new Softmax(x.shape().axis(axis, "softmax")).apply(x);
    }

    /** {@link #logSoftmax(Variable, int)} along axis 1, as in DeZero. */
    public static Variable logSoftmax(Variable x) {
        return logSoftmax(x, 1);
    }

    /** {@code x - log(sum(e^x))} along an axis. */
    public static Variable logSoftmax(Variable x, int axis) {
        return new LogSoftmax(x.shape().axis(axis, "logSoftmax")).apply(x);
    }

    // ---- reductions ---------------------------------------------------------------------------------------------

    /** The sum of all elements. */
    public static Variable sum(Variable x) {
        return sum(x, null, false);
    }

    /** The sum along axes, which are dropped; none: {@code x} itself, as NumPy's {@code axis=()}. */
    public static Variable sum(Variable x, int... axes) {
        return sum(x, axes, false);
    }

    /**
     * The sum along axes; 0 over an empty one. BOOL is counted as INT64.
     *
     * @param axes null for all
     * @param keepDims whether they stay with length 1
     */
    public static Variable sum(Variable x, int @Nullable [] axes, boolean keepDims) {
        return new Sum(x.shape().axes(axes, "sum"), keepDims).apply(x);
    }

    /** The mean of all elements. */
    public static Variable mean(Variable x) {
        return mean(x, null, false);
    }

    /** The mean along axes, which are dropped. */
    public static Variable mean(Variable x, int... axes) {
        return mean(x, axes, false);
    }

    /** The mean along axes: the sum times {@code 1/n}, as in DeZero; NaN over an empty axis. */
    public static Variable mean(Variable x, int @Nullable [] axes, boolean keepDims) {
        return Statistics.mean(x, axes, keepDims);
    }

    /** DeZero's other name for {@link #mean(Variable)}. */
    public static Variable average(Variable x) {
        return mean(x);
    }

    /** DeZero's other name for {@link #mean(Variable, int[], boolean)}. */
    public static Variable average(Variable x, int @Nullable [] axes, boolean keepDims) {
        return mean(x, axes, keepDims);
    }

    /** The variance of all elements, divided by their number. */
    public static Variable var(Variable x) {
        return var(x, null, 0, false);
    }

    /**
     * The variance along axes: {@code sum((x - mean)^2) / (n - ddof)}, the divisor from 0, as in NumPy.
     *
     * @param axes null for all
     * @param ddof 0 for the population's, 1 for the unbiased estimate from a sample
     */
    public static Variable var(Variable x, int @Nullable [] axes, int ddof, boolean keepDims) {
        return Statistics.var(x, axes, ddof, keepDims);
    }

    /** The largest element. */
    public static Variable max(Variable x) {
        return max(x, null, false);
    }

    /**
     * The largest element along axes, NaN if there is one. As in DeZero every element that ties gets the whole gradient.
     *
     * @param axes null for all
     * @throws ShapeException over an empty axis
     */
    public static Variable max(Variable x, int @Nullable [] axes, boolean keepDims) {
        return new Max(x.shape().axes(axes, "max"), keepDims).apply(x);
    }

    /** The smallest element. */
    public static Variable min(Variable x) {
        return min(x, null, false);
    }

    /** The smallest element along axes; see {@link #max(Variable, int[], boolean)}. */
    public static Variable min(Variable x, int @Nullable [] axes, boolean keepDims) {
        return new Min(x.shape().axes(axes, "min"), keepDims).apply(x);
    }

    /** {@code log(sum(e^x))} of all elements. */
    public static Variable logSumExp(Variable x) {
        return logSumExp(x, null, false);
    }

    /** {@code log(sum(e^x))} along axes, null for all; it does not overflow. */
    public static Variable logSumExp(Variable x, int @Nullable [] axes, boolean keepDims) {
        return new LogSumExp(x.shape().axes(axes, "logSumExp"), keepDims).apply(x);
    }

    /** The index of the largest element in row order, INT64, 0-d; see {@link #argMax(Variable, Integer, boolean)}. */
    public static Variable argMax(Variable x) {
        return ArgMax.of(x, null, false);
    }

    /** The indices of the largest elements along an axis, which is dropped. */
    public static Variable argMax(Variable x, int axis) {
        return ArgMax.of(x, axis, false);
    }

    /**
     * The indices of the largest elements, INT64: the first NaN if there is one, else the first of those that tie. A constant.
     *
     * @param axis null for all elements in row order
     */
    public static Variable argMax(Variable x, @Nullable Integer axis, boolean keepDims) {
        return ArgMax.of(x, axis, keepDims);
    }

    // ---- shapes -------------------------------------------------------------------------------------------------

    /** The same elements in row order in another shape; one length may be -1 and is worked out. */
    public static Variable reshape(Variable x, int... dims) {
        return reshape(x, Shapes.reshaped(x, dims));
    }

    static Variable reshape(Variable x, Shape shape) {
        return shape.equals(x.shape()) ? x : new Reshape(shape).apply(x);
    }

    /** The axes in reverse order, as NumPy's {@code T}. */
    public static Variable transpose(Variable x) {
        return transpose(x, Shapes.reversed(x.ndim()));
    }

    /** Axis {@code i} of the result is axis {@code axes[i]} of {@code x}; none named: reversed. */
    public static Variable transpose(Variable x, int... axes) {
        if (axes.length == 0 && x.ndim() > 0) {
            return transpose(x);
        }
        int[] order = Shapes.permutation(x, axes);
        return x.ndim() < 2 ? x : new Transpose(order).apply(x);
    }

    /** The array repeated along new axes in front and axes of length 1. */
    public static Variable broadcastTo(Variable x, int... dims) {
        return broadcastTo(x, Shape.of(dims));
    }

    /** {@link #broadcastTo(Variable, int...)} to a shape. */
    public static Variable broadcastTo(Variable x, Shape shape) {
        if (shape.equals(x.shape())) {
            return x;
        }
        Shapes.checkBroadcastsTo(x, shape);
        return new BroadcastTo(shape).apply(x);
    }

    /** The reverse of {@link #broadcastTo}: the sum over the axes it would repeat. */
    public static Variable sumTo(Variable x, int... dims) {
        return sumTo(x, Shape.of(dims));
    }

    /** {@link #sumTo(Variable, int...)} to a shape. */
    public static Variable sumTo(Variable x, Shape shape) {
        if (shape.equals(x.shape())) {
            return x;
        }
        Shapes.checkSumsTo(x, shape);
        return new SumTo(shape).apply(x);
    }

    /** A new axis of length 1 at {@code axis} of the result. */
    public static Variable expandDims(Variable x, int axis) {
        return reshape(x, Shapes.expanded(x, axis));
    }

    /** Without the given axes, which have length 1; none named: without all such axes. */
    public static Variable squeeze(Variable x, int... axes) {
        return reshape(x, Shapes.squeezed(x, axes));
    }

    /** {@code (n, ...)} as {@code (n, rest)}. */
    public static Variable flatten(Variable x) {
        return reshape(x, Shapes.flattened(x));
    }

    /** Arrays one after the other along an axis. */
    public static Variable concat(int axis, Variable... xs) {
        return new Concat(Shapes.concatAxis(axis, xs)).apply(xs);
    }

    /** Arrays of one shape, side by side along a new axis at {@code axis} of the result. */
    public static Variable stack(int axis, Variable... xs) {
        return concat(Shapes.stackAxis(axis, xs), Shapes.expandAll(axis, xs));
    }

    /** The array cut along an axis into equal parts. */
    public static List<Variable> split(Variable x, int sections, int axis) {
        int a = x.shape().axis(axis, "split");
        return new Split(a, Shapes.equalParts(x, sections, a)).applyAll(x);
    }

    /**
     * The array cut along an axis before the given indices, as NumPy's {@code split}: negative indices count from the end,
     * those beyond the axis are clamped and so give empty parts.
     *
     * @throws ShapeException if the indices do not rise
     */
    public static List<Variable> split(Variable x, int[] indices, int axis) {
        int a = x.shape().axis(axis, "split");
        return new Split(a, Shapes.partsBetween(x, indices, a)).applyAll(x);
    }

    /** {@code before[i]} and {@code after[i]} copies of {@code value} around axis {@code i}. */
    public static Variable pad(Variable x, int[] before, int[] after, double value) {
        Shapes.checkPad(x, before, after);
        return new Pad(before.clone(), after.clone(), new int[x.ndim()], value).apply(x);
    }

    static Variable slice(Variable x, int[] start, int[] count, int[] step) {
        return Shapes.isWhole(x, start, count, step) ? x : new Slice(start, count, step).apply(x);
    }

    /**
     * NumPy's indexing with integers, slices of any step, ellipsis, new axes, integer arrays with repeats, and masks.
     *
     * <p>Several integer arrays broadcast together; separated by a slice they put their axes first. The gradients of repeated
     * entries add up.
     *
     * @throws IndexOutOfBoundsException for an integer out of bounds
     */
    public static Variable get(Variable x, Index... index) {
        return Indexing.get(x, index);
    }

    /**
     * Entries along an axis, by index.
     *
     * @param index INT64 of any shape, from 0 to the axis length - 1; it gets no gradient
     * @return of shape {@code x.shape[:axis] + index.shape + x.shape[axis + 1:]}
     * @throws IndexOutOfBoundsException for an index out of that range
     */
    public static Variable take(Variable x, Variable index, int axis) {
        Shapes.checkIndex("take", index);
        return new Take(index.array(), x.shape().axis(axis, "take")).apply(x);
    }

    // ---- products -----------------------------------------------------------------------------------------------

    /** NumPy's {@code matmul} for any rank from 1: batch axes broadcast, a 1-d operand is a row or a column. */
    public static Variable matmul(Variable a, Variable b) {
        return Product.matmul(a, b);
    }

    /** {@link #matmul(Variable, Variable)} with a raw array. */
    public static Variable matmul(Variable a, NdArray b) {
        return matmul(a, Variable.constant(b));
    }

    /** {@link #matmul(Variable, Variable)} with a raw array. */
    public static Variable matmul(NdArray a, Variable b) {
        return matmul(Variable.constant(a), b);
    }

    /**
     * A step of long short-term memory: with {@code f, i, o = sigmoid} and {@code u = tanh} of the four blocks of columns of
     * {@code gates}, {@code c' = f c + i u} and {@code h' = o tanh(c')}.
     *
     * @param gates {@code (n, 4 h)}, before their activation: forget, input, output, update
     * @param c {@code (n, h)}, the memory cell
     * @return {@code h'} and {@code c'}
     * @throws ShapeException if the shapes are others
     */
    public static List<Variable> lstmCell(Variable gates, Variable c) {
        if (gates.ndim() != 2
                || c.ndim() != 2
                || gates.shape().dim(0) != c.shape().dim(0)
                || gates.shape().dim(1) != 4L * c.shape().dim(1)) {
            throw new ShapeException("lstmCell: shapes do not fit: gates " + Promotion.describe(gates) + ", c "
                    + Promotion.describe(c) + "; gates are (n, 4 h) for c (n, h)");
        }
        return new LstmCell().applyAll(gates, c);
    }

    /**
     * Long short-term memory over a sequence: {@link #lstmCell} step after step, of {@code gates[t] + h w} and {@code c}, each
     * with the {@code h} and {@code c} of the step before.
     *
     * @param gates {@code (t, n, 4 h)} with a step or more: what the inputs and a bias give
     * @param w {@code (h, 4 h)}, the weight of the state
     * @param h {@code (n, h)}, the output before the first step
     * @param c {@code (n, h)}, the memory cell before the first step
     * @return {@code h'} and {@code c'} of every step, {@code (t, n, h)}
     * @throws ShapeException if the shapes are others
     */
    public static List<Variable> lstm(Variable gates, Variable w, Variable h, Variable c) {
        Shape state = h.shape();
        boolean fits = gates.ndim() == 3
                && state.ndim() == 2
                && c.shape().equals(state)
                && gates.shape().dim(1) == state.dim(0)
                && gates.shape().dim(2) == 4L * state.dim(1)
                && w.ndim() == 2
                && w.shape().dim(0) == state.dim(1)
                && w.shape().dim(1) == gates.shape().dim(2);
        if (!fits || gates.shape().dim(0) == 0) {
            throw new ShapeException("lstm: " + (fits ? "an empty sequence" : "shapes do not fit") + ": gates "
                    + Promotion.describe(gates) + ", w " + Promotion.describe(w) + ", h " + Promotion.describe(h)
                    + ", c " + Promotion.describe(c)
                    + "; gates are (t, n, 4 h) with a step or more and w is (h, 4 h) for h and c (n, h)");
        }
        return new Lstm().applyAll(gates, w, h, c);
    }

    /** {@code x W}; see {@link #linear(Variable, Variable, Variable)}. */
    public static Variable linear(Variable x, Variable w) {
        return Product.linear(x, w, null);
    }

    /**
     * {@code x W + b}.
     *
     * @param x {@code (..., i)}
     * @param w {@code (i, o)}
     * @param b {@code (o,)}, or null
     * @return {@code (..., o)}
     */
    public static Variable linear(Variable x, Variable w, @Nullable Variable b) {
        return Product.linear(x, w, b);
    }

    /** The rows of {@code w} named by {@code ids}: {@link #take} along axis 0. */
    public static Variable embedId(Variable ids, Variable w) {
        Shapes.checkIndex("embedId", ids);
        return new Take(ids.array(), w.shape().axis(0, "embedId")).apply(w);
    }

    /** {@link #embedId(Variable, Variable)} with raw indices. */
    public static Variable embedId(NdArray ids, Variable w) {
        return embedId(Variable.constant(ids), w);
    }

    // ---- windows over images ------------------------------------------------------------------------------------

    /** {@link #conv2d(Variable, Variable, Variable, int[], int[])} without bias, with stride 1 and no padding. */
    public static Variable conv2d(Variable x, Variable w) {
        return conv2d(x, w, null, 1, 0);
    }

    /** {@link #conv2d(Variable, Variable, Variable, int[], int[])} with stride 1 and no padding. */
    public static Variable conv2d(Variable x, Variable w, @Nullable Variable b) {
        return conv2d(x, w, b, 1, 0);
    }

    /** {@link #conv2d(Variable, Variable, Variable, int[], int[])}, the same vertically and horizontally. */
    public static Variable conv2d(Variable x, Variable w, @Nullable Variable b, int stride, int pad) {
        return conv2d(x, w, b, Windows.square(stride), Windows.square(pad));
    }

    /**
     * Convolution as neural networks have it, which is cross-correlation: {@code y[n, o, i, j] = b[o] + } the sum over
     * {@code c, k, l} of {@code W[o, c, k, l] x[n, c, i * stride + k - pad, j * stride + l - pad]}, with zeros outside.
     *
     * @param x {@code (n, c, h, w)}
     * @param w {@code (oc, c, kh, kw)}
     * @param b {@code (oc,)}, or null
     * @param stride vertical and horizontal, from 1
     * @param pad rows of zeros above and below, columns of zeros on the left and on the right
     * @return {@code (n, oc, oh, ow)} with {@code oh = floor((h + 2 pad - kh) / stride) + 1}
     * @throws ShapeException if the kernel is larger than the padded image
     */
    public static Variable conv2d(Variable x, Variable w, @Nullable Variable b, int[] stride, int[] pad) {
        return Windows.conv2d(x, w, b, stride, pad);
    }

    /** {@link #conv2dSimple(Variable, Variable, Variable, int[], int[])}, the same vertically and horizontally. */
    public static Variable conv2dSimple(Variable x, Variable w, @Nullable Variable b, int stride, int pad) {
        return conv2dSimple(x, w, b, Windows.square(stride), Windows.square(pad));
    }

    /**
     * {@link #conv2d(Variable, Variable, Variable, int[], int[])} composed of {@link #im2col} and {@link #linear}, which keeps
     * all patches until backward.
     */
    public static Variable conv2dSimple(Variable x, Variable w, @Nullable Variable b, int[] stride, int[] pad) {
        return Windows.conv2dSimple(x, w, b, stride, pad);
    }

    /** {@link #deconv2d(Variable, Variable, Variable, int[], int[], int[])} without bias, with stride 1 and no padding. */
    public static Variable deconv2d(Variable x, Variable w) {
        return deconv2d(x, w, null, 1, 0);
    }

    /** {@link #deconv2d(Variable, Variable, Variable, int[], int[], int[])} to the smallest size. */
    public static Variable deconv2d(Variable x, Variable w, @Nullable Variable b, int stride, int pad) {
        return deconv2d(x, w, b, Windows.square(stride), Windows.square(pad), null);
    }

    /**
     * Transposed convolution, the adjoint of {@link #conv2d(Variable, Variable, Variable, int[], int[])} in its image.
     *
     * @param x {@code (n, c, h, w)}
     * @param w {@code (c, oc, kh, kw)}
     * @param b {@code (oc,)}, or null
     * @param stride vertical and horizontal, from 1
     * @param pad what is cut off above and below, on the left and on the right
     * @param outSize height and width of the result, null for the smallest: {@code stride (h - 1) + kh - 2 pad}
     * @return {@code (n, oc, oh, ow)}
     * @throws ShapeException if a convolution of the result would not have the height and width of {@code x}
     */
    public static Variable deconv2d(
            Variable x, Variable w, @Nullable Variable b, int[] stride, int[] pad, int @Nullable [] outSize) {
        return Windows.deconv2d(x, w, b, stride, pad, outSize);
    }

    /** {@link #pooling(Variable, int[], int[], int[])}, the same vertically and horizontally. */
    public static Variable pooling(Variable x, int kernelSize, int stride, int pad) {
        return pooling(x, Windows.square(kernelSize), Windows.square(stride), Windows.square(pad));
    }

    /**
     * The largest element of each window (max pooling). As in DeZero padding takes part as zeros, so that it wins over negative
     * elements, and the gradient goes to the first of equal elements. The first NaN wins.
     *
     * @param x {@code (n, c, h, w)}
     * @param kernelSize height and width of the window
     * @param stride vertical and horizontal, from 1
     * @param pad rows of zeros above and below, columns of zeros on the left and on the right
     * @return {@code (n, c, oh, ow)} with {@code oh = floor((h + 2 pad - kh) / stride) + 1}
     * @throws ShapeException if the window is larger than the padded image
     */
    public static Variable pooling(Variable x, int[] kernelSize, int[] stride, int[] pad) {
        return Windows.pooling(x, kernelSize, stride, pad);
    }

    /** {@link #poolingSimple(Variable, int[], int[], int[])}, the same vertically and horizontally. */
    public static Variable poolingSimple(Variable x, int kernelSize, int stride, int pad) {
        return poolingSimple(x, Windows.square(kernelSize), Windows.square(stride), Windows.square(pad));
    }

    /**
     * {@link #pooling(Variable, int[], int[], int[])} composed of {@link #im2col} and {@link #max}, which gives each of equal
     * elements the whole gradient.
     */
    public static Variable poolingSimple(Variable x, int[] kernelSize, int[] stride, int[] pad) {
        return Windows.poolingSimple(x, kernelSize, stride, pad);
    }

    /** {@link #averagePooling(Variable, int[], int[], int[])}, the same vertically and horizontally. */
    public static Variable averagePooling(Variable x, int kernelSize, int stride, int pad) {
        return averagePooling(x, Windows.square(kernelSize), Windows.square(stride), Windows.square(pad));
    }

    /**
     * The mean of each window, over {@code kh kw} elements, padding among them; parameters as for
     * {@link #pooling(Variable, int[], int[], int[])}.
     */
    public static Variable averagePooling(Variable x, int[] kernelSize, int[] stride, int[] pad) {
        return Windows.averagePooling(x, kernelSize, stride, pad);
    }

    /** {@link #im2col(Variable, int[], int[], int[], boolean)}, the same vertically and horizontally. */
    public static Variable im2col(Variable x, int kernelSize, int stride, int pad, boolean toMatrix) {
        return im2col(x, Windows.square(kernelSize), Windows.square(stride), Windows.square(pad), toMatrix);
    }

    /**
     * The patches that a window sees, zeros where it reaches beyond the image.
     *
     * @param x {@code (n, c, h, w)}
     * @param kernelSize height and width of the window
     * @param stride vertical and horizontal, from 1
     * @param pad rows of zeros above and below, columns of zeros on the left and on the right
     * @return {@code (n oh ow, c kh kw)} to a matrix, else {@code (n, c, kh, kw, oh, ow)}
     */
    public static Variable im2col(Variable x, int[] kernelSize, int[] stride, int[] pad, boolean toMatrix) {
        return Windows.im2col(x, kernelSize, stride, pad, toMatrix);
    }

    /** {@link #col2im(Variable, Shape, int[], int[], int[], boolean)}, the same vertically and horizontally. */
    public static Variable col2im(
            Variable col, Shape inputShape, int kernelSize, int stride, int pad, boolean toMatrix) {
        return col2im(
                col, inputShape, Windows.square(kernelSize), Windows.square(stride), Windows.square(pad), toMatrix);
    }

    /**
     * The adjoint of {@link #im2col(Variable, int[], int[], int[], boolean)}: every element is added where it came from.
     *
     * @param col what im2col gives for images of {@code inputShape}
     * @param inputShape {@code (n, c, h, w)}
     */
    public static Variable col2im(
            Variable col, Shape inputShape, int[] kernelSize, int[] stride, int[] pad, boolean toMatrix) {
        return Windows.col2im(col, inputShape, kernelSize, stride, pad, toMatrix);
    }

    // ---- normalisation ------------------------------------------------------------------------------------------

    /** {@link #batchNorm(Variable, Variable, Variable, Variable, Variable, double, double)} with 0.9 and 2e-5. */
    public static Variable batchNorm(Variable x, Variable gamma, Variable beta, Variable mean, Variable var) {
        return batchNorm(x, gamma, beta, mean, var, 0.9, 2e-5);
    }

    /**
     * {@code gamma (x - m) / sqrt(v + eps) + beta} for each channel, which is axis 1.
     *
     * <p>In training, m and v are the mean and the biased variance of the batch, and {@code mean} and {@code var} are given
     * new arrays: {@code decay mean + (1 - decay) m}, and {@code decay var + (1 - decay) v k / max(k - 1, 1)} for k elements a
     * channel. They keep their dtype, and are changed only if everything else worked. Under {@link Config#testMode} m and v
     * are {@code mean} and {@code var}. Those two never get a gradient.
     *
     * @param x {@code (n, c)} or {@code (n, c, h, w)}, or of any rank from 2
     * @param gamma {@code (c,)}
     * @param beta {@code (c,)}
     * @param mean {@code (c,)}: the running mean
     * @param var {@code (c,)}: the running variance
     * @throws ShapeException in training also for an empty batch, which has no mean
     */
    public static Variable batchNorm(
            Variable x, Variable gamma, Variable beta, Variable mean, Variable var, double decay, double eps) {
        return BatchNorm.apply(x, gamma, beta, mean, var, decay, eps);
    }

    // ---- losses -------------------------------------------------------------------------------------------------

    /** {@code sum((a - b)^2) / n}, where n is the length of the first axis, not the number of elements: as in DeZero. */
    public static Variable meanSquaredError(Variable a, Variable b) {
        return Losses.meanSquaredError(a, b);
    }

    /**
     * The mean over rows of {@code logSumExp(x_i) - x_i[t_i]}; NaN if there are none.
     *
     * @param x {@code (n, c)}: logits
     * @param t {@code (n,)} or {@code (n, 1)}, INT64: classes from 0 to {@code c - 1}; no gradient
     * @throws IndexOutOfBoundsException for a class out of that range
     */
    public static Variable softmaxCrossEntropy(Variable x, Variable t) {
        return Losses.softmaxCrossEntropy(x, t);
    }

    /**
     * {@code sum(max(x, 0) - x t + log(1 + e^-|x|)) / n} for logits, which does not overflow; n is the length of the first
     * axis.
     *
     * @param t reshaped to the shape of {@code x} if it has fewer axes; no gradient
     */
    public static Variable sigmoidCrossEntropy(Variable x, Variable t) {
        return Losses.sigmoidCrossEntropy(x, t);
    }

    /**
     * {@code -sum(t log p + (1 - t) log(1 - p)) / n}, with {@code p} clipped to 1e-15 .. 0.999 as in DeZero; n is the length of
     * the first axis.
     *
     * @param t no gradient
     */
    public static Variable binaryCrossEntropy(Variable p, Variable t) {
        return Losses.binaryCrossEntropy(p, t);
    }

    /** The share of rows of {@code y (n, c)} whose largest entry is at {@code t (n,)}, NaN of none; a FLOAT64 constant. */
    public static Variable accuracy(Variable y, Variable t) {
        return Losses.accuracy(y, t);
    }

    /** {@link #meanSquaredError(Variable, Variable)} with a raw target. */
    public static Variable meanSquaredError(Variable a, NdArray b) {
        return meanSquaredError(a, Variable.constant(b));
    }

    /** {@link #softmaxCrossEntropy(Variable, Variable)} with raw classes. */
    public static Variable softmaxCrossEntropy(Variable x, NdArray t) {
        return softmaxCrossEntropy(x, Variable.constant(t));
    }

    /** {@link #sigmoidCrossEntropy(Variable, Variable)} with a raw target. */
    public static Variable sigmoidCrossEntropy(Variable x, NdArray t) {
        return sigmoidCrossEntropy(x, Variable.constant(t));
    }

    /** {@link #binaryCrossEntropy(Variable, Variable)} with a raw target. */
    public static Variable binaryCrossEntropy(Variable p, NdArray t) {
        return binaryCrossEntropy(p, Variable.constant(t));
    }

    /** {@link #accuracy(Variable, Variable)} with raw classes. */
    public static Variable accuracy(Variable y, NdArray t) {
        return accuracy(y, Variable.constant(t));
    }

    // ---- as the book first writes them --------------------------------------------------------------------------

    /** {@code 1 / (1 + e^-x)} as it reads; {@link #sigmoid} gives the same from a smaller graph. */
    public static Variable sigmoidSimple(Variable x) {
        return Simple.sigmoid(x);
    }

    /** {@link #softmaxSimple(Variable, int)} along axis 1. */
    public static Variable softmaxSimple(Variable x) {
        return softmaxSimple(x, 1);
    }

    /** {@code e^x / sum(e^x)} as it reads, without a shift: NaN for entries above 709 (88 for FLOAT32); see {@link #softmax}. */
    public static Variable softmaxSimple(Variable x, int axis) {
        return Simple.softmax(x, axis);
    }

    /** {@code x W + b} as a product and a sum; see {@link #linear}. */
    public static Variable linearSimple(Variable x, Variable w, @Nullable Variable b) {
        return Simple.linear(x, w, b);
    }

    /** {@link #meanSquaredError(Variable, Variable)} as it reads. */
    public static Variable meanSquaredErrorSimple(Variable a, Variable b) {
        return Simple.meanSquaredError(a, b);
    }

    /**
     * The mean over rows of {@code -log(clip(softmax(x), 1e-15, 1)[t])}: at most 34.5 a row, where its gradient is 0; see
     * {@link #softmaxCrossEntropy(Variable, Variable)}.
     *
     * @param x {@code (n, c)}
     * @param t {@code (n,)} INT64
     */
    public static Variable softmaxCrossEntropySimple(Variable x, Variable t) {
        return Simple.softmaxCrossEntropy(x, t);
    }

    // ---- noise --------------------------------------------------------------------------------------------------

    /** {@link #dropout(Variable, double, RandomState)} with {@link Config#random()}. */
    public static Variable dropout(Variable x, double ratio) {
        return Dropout.apply(x, ratio, null);
    }

    /**
     * In training, zero with probability {@code ratio}, else {@code x / (1 - ratio)}; under {@link Config#testMode} {@code x}.
     *
     * @param ratio from 0, below 1
     * @param random draws one uniform number for each element
     */
    public static Variable dropout(Variable x, double ratio, RandomState random) {
        return Dropout.apply(x, ratio, random);
    }

    // ---- conversions --------------------------------------------------------------------------------------------

    /**
     * The elements as another dtype, {@code x} itself if it has it. The gradient is converted back to a floating dtype; for
     * INT64 and BOOL it stays as it is, fractions and all.
     */
    public static Variable cast(Variable x, DType dtype) {
        return x.dtype() == dtype ? x : new Cast(dtype).apply(x);
    }

    /** The same array on another backend, {@code x} itself if it is there; the gradient moves back. */
    public static Variable to(Variable x, ArrayBackend backend) {
        ArrayBackend source = x.array().backend();
        return source == backend ? x : new To(source, backend).apply(x);
    }
}
