package org.dezero.array;

import java.util.Arrays;

/**
 * The operations of an array library on its own arrays: what a backend implements.
 *
 * <p>The first part is <b>required</b>. The second part has exact defaults, written in terms of the first; a backend
 * overrides one where it is faster, and the conformance kit compares every override with its default.
 *
 * <p><b>Contract.</b> All arrays given to one call were made by this backend. Operands are of one dtype unless a method
 * says otherwise, shapes fit, and axes count from 0: the caller has checked and converted them, so an implementation
 * need not. What depends on values is checked here: an index out of range is an {@link IndexOutOfBoundsException}
 * before anything is computed. Arrays are immutable values, and results may share memory with operands only where
 * that cannot be observed. Any thread may call at any time. Empty axes and 0-d arrays work everywhere. NaN, infinity
 * and ties behave as {@link UnaryOp}, {@link BinaryOp}, {@link CompareOp} and {@link ReduceOp} state.
 */
public interface ArrayBackend {

    // ---- required to implement ---------------------------------------------------------------------------------

    /** The name people choose it by; the provider's. */
    String name();

    /** An array with a copy of the given elements. */
    NdArray fromHost(HostArray values);

    /** A fresh copy of the elements in row order; the caller may change it. */
    HostArray toHost(NdArray x);

    /**
     * An array with every element {@code value}: rounded to nearest for FLOAT32, truncated for INT64, {@code value != 0}
     * for BOOL.
     */
    NdArray full(Shape shape, DType dtype, double value);

    /**
     * The elements as another dtype: floating to INT64 truncates (out of range and NaN: unspecified), to BOOL is
     * {@code x != 0} (NaN is true), BOOL to a number is 0 or 1. May return {@code x} itself if it has the dtype.
     */
    NdArray cast(NdArray x, DType dtype);

    /** {@code op} of every element; see {@link UnaryOp} for dtypes and special values. */
    NdArray unary(UnaryOp op, NdArray x);

    /** {@code op} of every pair of elements, with NumPy broadcasting; see {@link BinaryOp}. The result is fresh. */
    NdArray binary(BinaryOp op, NdArray a, NdArray b);

    /** {@code op} of every pair of elements, with NumPy broadcasting; a BOOL array. See {@link CompareOp}. */
    NdArray compare(CompareOp op, NdArray a, NdArray b);

    /**
     * {@code condition ? a : b} element by element, all three broadcast together. Values not chosen have no influence,
     * NaN among them.
     *
     * @param condition BOOL
     * @param a any dtype
     * @param b of the dtype of {@code a}
     */
    NdArray where(NdArray condition, NdArray a, NdArray b);

    /**
     * Reduces along axes; see {@link ReduceOp}.
     *
     * @param x INT64, FLOAT32 or FLOAT64
     * @param axes ascending, from 0; none: {@code x} itself
     * @param keepDims whether reduced axes stay with length 1
     * @throws ShapeException for MAX and MIN over an axis of length 0 if the result has elements
     */
    NdArray reduce(ReduceOp op, NdArray x, int[] axes, boolean keepDims);

    /**
     * The index of the largest element along an axis, INT64, the axis removed: the first NaN if there is one, else the
     * first of the largest.
     *
     * @param x INT64, FLOAT32 or FLOAT64
     * @throws ShapeException if the axis has length 0 and the result has elements
     */
    NdArray argMax(NdArray x, int axis);

    /**
     * The product of two matrices {@code (m, k)} and {@code (k, n)}; zeros where {@code k} is 0. A transposed operand is
     * expected to cost nothing extra.
     *
     * @param a FLOAT32, FLOAT64 or INT64
     * @param b of the same dtype
     */
    NdArray matmul(NdArray a, NdArray b);

    /**
     * Picks entries along an axis: {@code out[i.., j.., k..] = x[i.., index[j..], k..]}.
     *
     * @param x any dtype
     * @param index INT64 of any shape, values from 0 to the axis length - 1; repeats are welcome
     * @return of shape {@code x.shape[:axis] + index.shape + x.shape[axis + 1:]}
     * @throws IndexOutOfBoundsException for an index out of that range
     */
    NdArray take(NdArray x, NdArray index, int axis);

    /**
     * The adjoint of {@link #take}: zeros of {@code shape}, to which every entry of {@code updates} is added at its
     * index; repeated indices accumulate.
     *
     * @param shape of the result
     * @param index INT64 of any shape, values from 0 to {@code shape[axis] - 1}
     * @param updates INT64, FLOAT32 or FLOAT64 of shape {@code shape[:axis] + index.shape + shape[axis + 1:]}
     * @throws IndexOutOfBoundsException for an index out of that range
     */
    NdArray scatterAdd(Shape shape, NdArray index, NdArray updates, int axis);

    /** The same elements in row order in another shape of the same size. */
    NdArray reshape(NdArray x, Shape shape);

    /** Axis {@code i} of the result is axis {@code axes[i]} of {@code x}. */
    NdArray transpose(NdArray x, int[] axes);

    /** The array repeated along new and length-1 axes to {@code shape}, by NumPy's rule. */
    NdArray broadcastTo(NdArray x, Shape shape);

    /**
     * A regular part: along axis {@code i}, the entries {@code start[i] + k * step[i]} for {@code k} from 0 to
     * {@code count[i] - 1}. Every step is non-zero, of either sign; every entry exists.
     */
    NdArray slice(NdArray x, int[] start, int[] count, int[] step);

    /**
     * Constant padding: along axis {@code i}, {@code before[i]} values in front, {@code after[i]} behind and
     * {@code interior[i]} between neighbours. None is negative. With {@code value} 0 it is the adjoint of
     * {@link #slice}, after a flip where the step is negative.
     */
    NdArray pad(NdArray x, int[] before, int[] after, int[] interior, double value);

    /** One or more arrays of one dtype, equal but for the length of {@code axis}, one after the other along it. */
    NdArray concat(NdArray[] xs, int axis);

    // ---- great functions you get; override where you are faster ------------------------------------------------

    /** What does the work, for people: {@code "plain: SIMD, 512 bits, 2 threads"}. Just the name, unless overridden. */
    default String describe() {
        return name();
    }

    /** The value of an array with one element; BOOL gives 0 or 1. */
    default double item(NdArray x) {
        if (x.size() != 1) {
            throw new ShapeException("item: not one element: operand " + x.shape() + " " + x.dtype()
                    + "; only an array with one element is a number");
        }
        return toHost(x).getDouble(0);
    }

    /** A FLOAT64 array of the given elements, copied; one axis if no lengths are given. */
    default NdArray array(double[] values, int... dims) {
        return fromHost(HostArray.of(values, dims));
    }

    /** A FLOAT32 array of the given elements, copied; one axis if no lengths are given. */
    default NdArray array(float[] values, int... dims) {
        return fromHost(HostArray.of(values, dims));
    }

    /** An INT64 array of the given elements, copied; one axis if no lengths are given. */
    default NdArray array(long[] values, int... dims) {
        return fromHost(HostArray.of(values, dims));
    }

    /** A BOOL array of the given elements, copied; one axis if no lengths are given. */
    default NdArray array(boolean[] values, int... dims) {
        return fromHost(HostArray.of(values, dims));
    }

    /** The INT64 array {@code 0, 1, ..., n - 1}. */
    default NdArray arange(int n) {
        long[] values = new long[n];
        for (int i = 0; i < n; i++) {
            values[i] = i;
        }
        return fromHost(HostArray.of(values, Shape.of(n)));
    }

    /**
     * {@code op} of every element and a number, rounded to the dtype first: {@code full(value)} on the right.
     *
     * @param x of a dtype that holds {@code value}: for INT64 a whole number
     */
    default NdArray binary(BinaryOp op, NdArray x, double value) {
        return binary(op, x, full(Shape.SCALAR, x.dtype(), value));
    }

    /** {@code op} of a number and every element; see {@link #binary(BinaryOp, NdArray, double)}. */
    default NdArray binary(BinaryOp op, double value, NdArray x) {
        return binary(op, full(Shape.SCALAR, x.dtype(), value), x);
    }

    /** {@code op} of every element and a number, rounded to the dtype first; a BOOL array. */
    default NdArray compare(CompareOp op, NdArray x, double value) {
        return compare(op, x, full(Shape.SCALAR, x.dtype(), value));
    }

    /**
     * The adjoint of {@link #broadcastTo}: the sum over the axes that broadcasting to the shape of {@code x} would repeat.
     *
     * @param shape one that broadcasts to the shape of {@code x}
     */
    default NdArray sumTo(NdArray x, Shape shape) {
        Shape from = x.shape();
        if (from.equals(shape)) {
            return x;
        }
        int lead = from.ndim() - shape.ndim();
        int[] axes = new int[from.ndim()];
        int n = 0;
        for (int i = 0; i < from.ndim(); i++) {
            if (i < lead || (shape.dim(i - lead) == 1 && from.dim(i) != 1)) {
                axes[n++] = i;
            }
        }
        return reshape(reduce(ReduceOp.SUM, x, Arrays.copyOf(axes, n), true), shape);
    }

    /**
     * 1 at the index, 0 elsewhere: {@code out[i.., c] = (index[i..] == c)}.
     *
     * @param index INT64, values from 0 to {@code depth - 1}
     * @return of shape {@code index.shape + (depth,)}
     * @throws IndexOutOfBoundsException for an index out of that range
     */
    default NdArray oneHot(NdArray index, int depth, DType dtype) {
        NdArray classes = arange(depth);
        NdArray column =
                reshape(take(classes, index, 0), Shape.of(append(index.shape().dims(), 1)));
        return cast(compare(CompareOp.EQ, column, classes), dtype);
    }

    private static int[] append(int[] dims, int last) {
        int[] out = Arrays.copyOf(dims, dims.length + 1);
        out[dims.length] = last;
        return out;
    }

    /**
     * The products of the matrices of two stacks, {@code (b, m, k)} and {@code (b, k, n)}, to {@code (b, m, n)}.
     *
     * @param a FLOAT32, FLOAT64 or INT64
     * @param c of the same dtype and the same {@code b}
     */
    default NdArray batchMatmul(NdArray a, NdArray c) {
        int batch = a.shape().dim(0);
        int m = a.shape().dim(1);
        int k = a.shape().dim(2);
        int n = c.shape().dim(2);
        if (batch == 0) {
            return full(Shape.of(0, m, n), a.dtype(), 0);
        }
        NdArray[] products = new NdArray[batch];
        int[] one = {1, 1, 1};
        for (int i = 0; i < batch; i++) {
            int[] start = {i, 0, 0};
            NdArray left = reshape(slice(a, start, new int[] {1, m, k}, one), Shape.of(m, k));
            NdArray right = reshape(slice(c, start, new int[] {1, k, n}, one), Shape.of(k, n));
            products[i] = reshape(matmul(left, right), Shape.of(1, m, n));
        }
        return concat(products, 0);
    }

    /**
     * {@code x W + b}.
     *
     * @param x {@code (n, i)}, FLOAT32 or FLOAT64
     * @param w {@code (i, o)}
     * @param b {@code (o,)}
     */
    default NdArray linear(NdArray x, NdArray w, NdArray b) {
        return binary(BinaryOp.ADD, matmul(x, w), b);
    }

    /** {@code 1 / (1 + e^-x)}, computed as {@code tanh(x / 2) / 2 + 1/2}, which does not overflow. */
    default NdArray sigmoid(NdArray x) {
        NdArray t = unary(UnaryOp.TANH, binary(BinaryOp.MUL, x, 0.5));
        return binary(BinaryOp.ADD, binary(BinaryOp.MUL, t, 0.5), 0.5);
    }

    /**
     * {@code log(sum(e^x))} over axes, shifted by the maximum so that it does not overflow; a row of only -infinity gives
     * -infinity, and so does an empty one.
     *
     * @param x FLOAT32 or FLOAT64
     * @param axes ascending, from 0
     */
    default NdArray logSumExp(NdArray x, int[] axes, boolean keepDims) {
        Shape kept = x.shape().reduce(axes, true);
        if (x.size() == 0) {
            return full(x.shape().reduce(axes, keepDims), x.dtype(), Double.NEGATIVE_INFINITY);
        }
        NdArray max = reduce(ReduceOp.MAX, x, axes, true);
        // An infinite maximum as shift would give inf - inf: NaN where the sum is plainly infinite or zero.
        NdArray finite = compare(CompareOp.LT, unary(UnaryOp.ABS, max), Double.POSITIVE_INFINITY);
        NdArray shift = where(finite, max, full(Shape.SCALAR, x.dtype(), 0));
        NdArray sum = reduce(ReduceOp.SUM, unary(UnaryOp.EXP, binary(BinaryOp.SUB, x, shift)), axes, true);
        NdArray out = binary(BinaryOp.ADD, unary(UnaryOp.LOG, sum), shift);
        return keepDims ? reshape(out, kept) : reshape(out, x.shape().reduce(axes, false));
    }

    /** {@code e^x / sum(e^x)} along an axis, shifted by the maximum; FLOAT32 or FLOAT64. */
    default NdArray softmax(NdArray x, int axis) {
        if (x.size() == 0) {
            return x;
        }
        int[] axes = {axis};
        NdArray e = unary(UnaryOp.EXP, binary(BinaryOp.SUB, x, reduce(ReduceOp.MAX, x, axes, true)));
        return binary(BinaryOp.DIV, e, reduce(ReduceOp.SUM, e, axes, true));
    }

    /** {@code x - logSumExp(x)} along an axis; FLOAT32 or FLOAT64. */
    default NdArray logSoftmax(NdArray x, int axis) {
        return binary(BinaryOp.SUB, x, logSumExp(x, new int[] {axis}, true));
    }

    /**
     * The mean over rows of {@code logSumExp(x_i) - x_i[t_i]}: a 0-d array.
     *
     * @param x {@code (n, c)}, FLOAT32 or FLOAT64, n from 1
     * @param t {@code (n,)}, INT64, values from 0 to {@code c - 1}
     * @throws IndexOutOfBoundsException for a class out of that range
     */
    default NdArray softmaxCrossEntropy(NdArray x, NdArray t) {
        int n = x.shape().dim(0);
        NdArray hot = oneHot(t, x.shape().dim(1), DType.BOOL);
        // where, not a product: a logit of -infinity in another column must not give 0 * -infinity.
        NdArray picked = reduce(ReduceOp.SUM, where(hot, x, full(Shape.SCALAR, x.dtype(), 0)), new int[] {1}, false);
        NdArray losses = binary(BinaryOp.SUB, logSumExp(x, new int[] {1}, false), picked);
        return binary(BinaryOp.DIV, reduce(ReduceOp.SUM, losses, new int[] {0}, false), n);
    }

    // ---- windows over images; the same, override where you are faster -------------------------------------------

    /**
     * The patches that a window sees, with zeros for padding: {@code out[n, c, i, j, y, x]} is the element at row {@code i},
     * column {@code j} of the window at place {@code (y, x)}.
     *
     * @param x {@code (n, c, h, w)}, FLOAT32, FLOAT64 or INT64
     * @return {@code (n, c, kh, kw, oh, ow)}
     */
    default NdArray im2col(NdArray x, Window2d window) {
        return WindowDefaults.im2col(this, x, window);
    }

    /**
     * The adjoint of {@link #im2col}: every element of {@code cols} is added where it came from; what came from padding is
     * dropped.
     *
     * @param cols {@code (n, c, kh, kw, oh, ow)}, FLOAT32, FLOAT64 or INT64
     * @param inputShape {@code (n, c, h, w)}, for which {@code im2col} gives the shape of {@code cols}
     */
    default NdArray col2im(NdArray cols, Shape inputShape, Window2d window) {
        return WindowDefaults.col2im(this, cols, inputShape, window);
    }

    /**
     * Cross-correlation: {@code out[n, o, y, x] = sum over c, i, j of w[o, c, i, j] * patch[n, c, i, j, y, x]}.
     *
     * <p>It and its two gradients are the derivatives of each other: {@link #conv2dInputGrad} is its adjoint in {@code x},
     * {@link #conv2dWeightGrad} that in {@code w}.
     *
     * @param x {@code (n, c, h, w)}, FLOAT32, FLOAT64 or INT64
     * @param w {@code (oc, c, kh, kw)}, of the same dtype and the size of the window
     * @return {@code (n, oc, oh, ow)}
     */
    default NdArray conv2d(NdArray x, NdArray w, Window2d window) {
        return WindowDefaults.conv2d(this, x, w, window);
    }

    /**
     * The adjoint of {@link #conv2d} in its image, which is transposed convolution.
     *
     * @param gy {@code (n, oc, oh, ow)}, FLOAT32, FLOAT64 or INT64
     * @param w {@code (oc, c, kh, kw)}, of the same dtype
     * @param inputShape {@code (n, c, h, w)}, for which the window takes {@code (oh, ow)} places
     * @return of {@code inputShape}; zero where no window comes
     */
    default NdArray conv2dInputGrad(NdArray gy, NdArray w, Shape inputShape, Window2d window) {
        return WindowDefaults.conv2dInputGrad(this, gy, w, inputShape, window);
    }

    /**
     * The adjoint of {@link #conv2d} in its filters.
     *
     * @param x {@code (n, c, h, w)}, FLOAT32, FLOAT64 or INT64
     * @param gy {@code (n, oc, oh, ow)}, of the same dtype
     * @return {@code (oc, c, kh, kw)}
     */
    default NdArray conv2dWeightGrad(NdArray x, NdArray gy, Window2d window) {
        return WindowDefaults.conv2dWeightGrad(this, x, gy, window);
    }

    /**
     * The largest element of each window, and where in the window it is: {@code i * kw + j} for row {@code i}, column {@code
     * j}. The first of equal ones, the first NaN if there is one; padding takes part as zeros.
     *
     * @param x {@code (n, c, h, w)}, FLOAT32, FLOAT64 or INT64
     * @return the elements {@code (n, c, oh, ow)}, of the dtype of x, and their positions, INT64 of the same shape
     */
    default NdArray[] maxPool2d(NdArray x, Window2d window) {
        return WindowDefaults.maxPool2d(this, x, window);
    }

    /**
     * One element of each window, 0 where it is padding: {@code out[n, c, y, x] = patch[n, c, i, j, y, x]} for
     * {@code i * kw + j = position[n, c, y, x]}.
     *
     * @param x {@code (n, c, h, w)}, FLOAT32, FLOAT64 or INT64
     * @param position INT64 {@code (n, c, oh, ow)}, values from 0 to {@code kh * kw - 1}
     * @throws IndexOutOfBoundsException for a position out of that range
     */
    default NdArray windowTake(NdArray x, NdArray position, Window2d window) {
        return WindowDefaults.windowTake(this, x, position, window);
    }

    /**
     * The adjoint of {@link #windowTake}: zeros of {@code inputShape}, to which every element of {@code gy} is added at the
     * place that {@code position} names in its window; what falls on padding is dropped.
     *
     * @param gy {@code (n, c, oh, ow)}, FLOAT32, FLOAT64 or INT64
     * @param position INT64 {@code (n, c, oh, ow)}, values from 0 to {@code kh * kw - 1}
     * @param inputShape {@code (n, c, h, w)}, for which the window takes {@code (oh, ow)} places
     * @throws IndexOutOfBoundsException for a position out of that range
     */
    default NdArray windowScatter(NdArray gy, NdArray position, Shape inputShape, Window2d window) {
        return WindowDefaults.windowScatter(this, gy, position, inputShape, window);
    }

    // ---- several operations in one pass; the same, override where you are faster ---------------------------------

    /**
     * {@code gy} where {@code y > 0}, else 0: the gradient of {@code y = max(x, 0)}. What {@code gy} is elsewhere has no
     * influence, NaN among it; where {@code y} is NaN, 0.
     *
     * @param gy FLOAT32 or FLOAT64
     * @param y of the same dtype and shape
     */
    default NdArray reluGrad(NdArray gy, NdArray y) {
        return FusedDefaults.reluGrad(this, gy, y);
    }

    /**
     * {@code gy (1 - y^2)}: the gradient of {@code y = tanh(x)}.
     *
     * @param gy FLOAT32 or FLOAT64
     * @param y of the same dtype and shape
     */
    default NdArray tanhGrad(NdArray gy, NdArray y) {
        return FusedDefaults.tanhGrad(this, gy, y);
    }

    /**
     * {@code gy y (1 - y)}: the gradient of {@code y = sigmoid(x)}.
     *
     * @param gy FLOAT32 or FLOAT64
     * @param y of the same dtype and shape
     */
    default NdArray sigmoidGrad(NdArray gy, NdArray y) {
        return FusedDefaults.sigmoidGrad(this, gy, y);
    }

    /**
     * {@code (softmax(x) - onehot(t)) gy / n}: the gradient of {@link #softmaxCrossEntropy} in {@code x}.
     *
     * @param x {@code (n, c)}, FLOAT32 or FLOAT64, n from 1
     * @param t {@code (n,)}, INT64, values from 0 to {@code c - 1}
     * @param gy 0-d, of the dtype of {@code x}
     * @throws IndexOutOfBoundsException for a class out of that range
     */
    default NdArray softmaxCrossEntropyGrad(NdArray x, NdArray t, NdArray gy) {
        return FusedDefaults.softmaxCrossEntropyGrad(this, x, t, gy);
    }

    /**
     * The gradients of {@link #matmul}: {@code gy b^T} and {@code a^T gy}.
     *
     * @param gy {@code (m, n)}, FLOAT32 or FLOAT64
     * @param a {@code (m, k)}, of the same dtype
     * @param b {@code (k, n)}, of the same dtype
     * @return that in {@code a}, and that in {@code b}
     */
    default NdArray[] matmulGrads(NdArray gy, NdArray a, NdArray b) {
        return FusedDefaults.matmulGrads(this, gy, a, b);
    }

    /**
     * The gradients of {@link #matmul}, that in {@code b} added to what other products gave it, as those of weights that
     * several steps share: {@code gy b^T} and {@code sum + a^T gy}.
     *
     * @param gy {@code (m, n)}, FLOAT32 or FLOAT64
     * @param a {@code (m, k)}, of the same dtype
     * @param b {@code (k, n)}, of the same dtype
     * @param sum of the shape and dtype of {@code b}; donated, as the target of {@link #accumulate}
     * @return the gradient in {@code a}, and the sum
     */
    default NdArray[] matmulGrads(NdArray gy, NdArray a, NdArray b, NdArray sum) {
        NdArray[] gradients = matmulGrads(gy, a, b);
        return new NdArray[] {gradients[0], accumulate(sum, 1, gradients[1])};
    }

    /**
     * {@code alpha x + beta y}, the factors rounded to the dtype first.
     *
     * @param x FLOAT32 or FLOAT64
     * @param y of the same dtype and shape
     */
    default NdArray combine(double alpha, NdArray x, double beta, NdArray y) {
        return binary(BinaryOp.ADD, binary(BinaryOp.MUL, x, alpha), binary(BinaryOp.MUL, y, beta));
    }

    /**
     * A step of Adam: {@code m' = m + meanShare (g - m)}, {@code v' = v + squareShare (g^2 - v)} and
     * {@code p' = p - rate m' / (sqrt(v') + eps)}, the numbers rounded to the dtype first.
     *
     * @param p the parameter, FLOAT32 or FLOAT64; the other arrays are of its dtype and shape
     * @param m the mean of gradients
     * @param v the mean of their squares
     * @param g the gradient
     * @return {@code p'}, {@code m'} and {@code v'}
     */
    default NdArray[] adam(
            NdArray p, NdArray m, NdArray v, NdArray g, double meanShare, double squareShare, double rate, double eps) {
        return FusedDefaults.adam(this, p, m, v, g, meanShare, squareShare, rate, eps);
    }

    /**
     * A step of long short-term memory from the gates before their activation, four blocks of columns: forget, input,
     * output, update. With {@code f i o = sigmoid} and {@code u = tanh} of them, {@code c' = f c + i u} and
     * {@code h' = o tanh(c')}.
     *
     * @param gates {@code (n, 4 h)}, FLOAT32 or FLOAT64
     * @param c {@code (n, h)}, of the same dtype
     * @return {@code h'} and {@code c'}; then, for the gradient, {@code f i o u} as {@code (n, 4 h)}, and {@code tanh(c')}
     */
    default NdArray[] lstmCell(NdArray gates, NdArray c) {
        return FusedDefaults.lstmCell(this, gates, c);
    }

    /**
     * The gradient of {@link #lstmCell}.
     *
     * @param gh that of {@code h'}, {@code (n, h)}
     * @param gNext that of {@code c'}, {@code (n, h)}
     * @param activated {@code f i o u} as {@code (n, 4 h)}
     * @param c the operand {@code (n, h)}
     * @param shown {@code tanh(c')}
     * @return that of the gates {@code (n, 4 h)}, and that of {@code c}
     */
    default NdArray[] lstmCellGrad(NdArray gh, NdArray gNext, NdArray activated, NdArray c, NdArray shown) {
        return FusedDefaults.lstmCellGrad(this, gh, gNext, activated, c, shown);
    }

    /**
     * {@link #lstmCell} for each step of a sequence, {@code gates[t] + h w} being the gates of step {@code t}.
     *
     * @param gates what the inputs give, {@code (t, n, 4 h)} with a step or more, FLOAT32 or FLOAT64
     * @param w {@code (h, 4 h)}, of the same dtype, as are {@code h} and {@code c}
     * @param h the output before the first step, {@code (n, h)}
     * @param c the memory cell before the first step, {@code (n, h)}
     * @return {@code h'} and {@code c'} of every step, {@code (t, n, h)}; then, for the gradient, {@code f i o u} as
     *     {@code (t, n, 4 h)}, and {@code tanh(c')}
     */
    default NdArray[] lstm(NdArray gates, NdArray w, NdArray h, NdArray c) {
        return FusedDefaults.lstm(this, gates, w, h, c);
    }

    /**
     * The gradient of {@link #lstm}.
     *
     * @param gh that of {@code h'} of every step, {@code (t, n, h)}
     * @param gNext that of {@code c'} of every step, {@code (t, n, h)}
     * @param w the operand {@code (h, 4 h)}
     * @param h the operand {@code (n, h)}
     * @param c the operand {@code (n, h)}
     * @param results what {@link #lstm} gave
     * @return that of the gates {@code (t, n, 4 h)}, and those of {@code w}, {@code h} and {@code c}
     */
    default NdArray[] lstmGrad(NdArray gh, NdArray gNext, NdArray w, NdArray h, NdArray c, NdArray[] results) {
        return FusedDefaults.lstmGrad(this, gh, gNext, w, h, c, results);
    }

    /**
     * {@code gamma (x - mean) / sqrt(var + eps) + beta} with the mean and the biased variance of each channel (axis 1).
     *
     * @param x {@code (n, c)} or {@code (n, c, ...)}, FLOAT32 or FLOAT64, with an element or more in each channel
     * @param gamma {@code (c,)}, of the same dtype
     * @param beta {@code (c,)}, of the same dtype
     * @return the result; then mean and variance, each {@code (c,)}
     */
    default NdArray[] batchNorm(NdArray x, NdArray gamma, NdArray beta, double eps) {
        return FusedDefaults.batchNorm(this, x, gamma, beta, eps);
    }

    /**
     * The gradient of {@link #batchNorm}.
     *
     * @param gy of the shape of {@code x}
     * @param mean as {@link #batchNorm} gave it
     * @param var as {@link #batchNorm} gave it
     * @return those of {@code x}, {@code gamma} and {@code beta}
     */
    default NdArray[] batchNormGrad(NdArray gy, NdArray x, NdArray gamma, NdArray mean, NdArray var, double eps) {
        return FusedDefaults.batchNormGrad(this, gy, x, gamma, mean, var, eps);
    }

    // ---- sums that grow -----------------------------------------------------------------------------------------

    /**
     * {@code target + alpha * x}, where {@code target} is <b>donated</b>: the caller gives it up, and may not use it again.
     * A backend may write the result into the memory of {@code target} if nothing else can see that memory; if it does,
     * a later use of the handle {@code target} is an {@link IllegalStateException}.
     *
     * @param target FLOAT32, FLOAT64 or INT64
     * @param alpha 1 for a plain sum; a whole number for INT64
     * @param x of the same dtype and shape
     */
    default NdArray accumulate(NdArray target, double alpha, NdArray x) {
        return binary(BinaryOp.ADD, target, alpha == 1 ? x : binary(BinaryOp.MUL, x, alpha));
    }

    // ---- memory -------------------------------------------------------------------------------------------------

    /**
     * Opens a scope on the current thread, at the end of which the memory of arrays made in it is used again. A backend
     * without that returns one that does nothing.
     */
    default ArrayScope openScope() {
        return NoArrayScope.INSTANCE;
    }
}
