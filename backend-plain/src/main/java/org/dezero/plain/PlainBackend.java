package org.dezero.plain;

import java.util.Locale;
import org.dezero.array.ArrayBackend;
import org.dezero.array.ArrayScope;
import org.dezero.array.BackendException;
import org.dezero.array.BinaryOp;
import org.dezero.array.CompareOp;
import org.dezero.array.DType;
import org.dezero.array.DTypeException;
import org.dezero.array.HostArray;
import org.dezero.array.NdArray;
import org.dezero.array.ReduceOp;
import org.dezero.array.Shape;
import org.dezero.array.UnaryOp;
import org.dezero.array.Window2d;

/**
 * Arrays in the JVM's own memory, computed on by plain Java.
 *
 * <p>{@link #transpose}, {@link #broadcastTo}, {@link #slice} and, where memory allows it, {@link #reshape} copy
 * nothing. {@link #accumulate} always ends the life of its target, and writes in place if nothing else ever saw the
 * target's memory. {@code float32} sums are kept in double, and rounded once for each run of adjacent axes.
 *
 * <p><b>A backend that is faster at some operations</b> extends this class, overrides those and inherits the rest; its
 * arrays name it as their backend. It gets at elements through {@link #elements} and makes arrays with {@link #adopt};
 * {@link #isPacked} tells where that costs no copy. Some composites here do not go through the primitives they are
 * made of ({@link #linear}, {@link #batchMatmul}, both {@code matmulGrads}, {@link #lstm}, {@link #sigmoid}, the softmax family and
 * convolution); whoever overrides a primitive decides about those too.
 */
public class PlainBackend implements ArrayBackend {
    static final String NAME = "plain";

    private final String name;

    /**
     * A backend of the name {@code "plain"}.
     *
     * @throws IllegalArgumentException if {@code -Ddezero.threads} is not a number from 1, or {@code -Ddezero.simd} neither
     *     {@code on} nor {@code off}
     */
    public PlainBackend() {
        this(NAME);
    }

    /** For a backend that builds on this one, under its own name. */
    protected PlainBackend(String name) {
        Options.check();
        this.name = name;
    }

    // ---- for subclasses ----------------------------------------------------------------------------------------

    /** An array of this backend that takes the Java array of {@code values} over: nobody may change it any more. */
    protected final NdArray adopt(HostArray values) {
        Object data;
        switch (values.dtype()) {
            case FLOAT32:
                data = values.floats();
                break;
            case FLOAT64:
                data = values.doubles();
                break;
            case INT64:
                data = values.longs();
                break;
            default:
                data = values.booleans();
        }
        return PlainArray.owning(this, values.dtype(), values.shape(), data);
    }

    /** A new array of arbitrary elements: the caller fills its {@link #elements} before anybody else sees it. */
    protected final NdArray room(DType dtype, Shape shape) {
        return wrap(dtype, shape, Buffers.of(dtype, shape.size()));
    }

    /**
     * Whether the array is the whole of its memory in row order, so that {@link #elements} copies nothing; false for
     * transposed, broadcast and sliced arrays.
     *
     * @param op the operation, named in the error for an array that was given up or is another backend's
     */
    protected final boolean isPacked(NdArray x, Object op) {
        return own(x, op).fillsData();
    }

    /**
     * The elements in row order, to be read during one call and not changed, unless the array is new {@link #room}: the
     * array's own memory if it {@link #isPacked}, else a copy.
     *
     * @param op the operation, named as in {@link #isPacked}
     */
    protected final HostArray elements(NdArray x, Object op) {
        PlainArray p = own(x, op);
        return PlainArray.host(p.dtype, p.fillsData() ? p.data : Movement.rows(p), p.shape);
    }

    /**
     * As {@link #elements}, for elements that are kept after the call: {@link #accumulate} will never write into the
     * array's memory.
     */
    protected final HostArray sharedElements(NdArray x, Object op) {
        own(x, op).lend(op);
        return elements(x, op);
    }

    /** The loops that are inherited, for {@link #describe}. */
    protected final String describeLoops() {
        int threads = Workers.count();
        return Simd.describe() + ", " + threads + (threads == 1 ? " thread" : " threads");
    }

    // ---- operands ----------------------------------------------------------------------------------------------

    private PlainArray own(NdArray x, Object op) {
        if (!(x instanceof PlainArray p) || p.backend != this) {
            throw new BackendException(lowerCase(op) + ": operand is on another backend: '"
                    + x.backend().name() + "', not '" + name + "'; move it with fromHost(x.toHost())");
        }
        p.checkAlive(op);
        return p;
    }

    private PlainArray wrap(DType dtype, Shape shape, Object data) {
        return PlainArray.owning(this, dtype, shape, data);
    }

    static String lowerCase(Object op) {
        return op instanceof Enum<?> e ? e.name().toLowerCase(Locale.ROOT) : op.toString();
    }

    static DTypeException unsupported(Object op, DType dtype) {
        return new DTypeException(lowerCase(op) + ": not defined for " + dtype + "; cast the operand first");
    }

    /** The comparison that holds for (b, a) where {@code op} holds for (a, b). */
    static CompareOp swapped(CompareOp op) {
        switch (op) {
            case LT:
                return CompareOp.GT;
            case LE:
                return CompareOp.GE;
            case GT:
                return CompareOp.LT;
            case GE:
                return CompareOp.LE;
            default:
                return op;
        }
    }

    // ---- required ----------------------------------------------------------------------------------------------

    @Override
    public final String name() {
        return name;
    }

    @Override
    public NdArray fromHost(HostArray values) {
        Object from;
        switch (values.dtype()) {
            case FLOAT32:
                from = values.floats();
                break;
            case FLOAT64:
                from = values.doubles();
                break;
            case INT64:
                from = values.longs();
                break;
            default:
                from = values.booleans();
        }
        Object data = Buffers.of(values.dtype(), values.size());
        System.arraycopy(from, 0, data, 0, values.size());
        return wrap(values.dtype(), values.shape(), data);
    }

    @Override
    public HostArray toHost(NdArray x) {
        PlainArray p = own(x, "toHost");
        return PlainArray.host(p.dtype, Movement.rows(p), p.shape);
    }

    @Override
    public NdArray full(Shape shape, DType dtype, double value) {
        return wrap(dtype, shape, Views.filled(dtype, shape.size(), value));
    }

    @Override
    public NdArray cast(NdArray x, DType dtype) {
        return Elementwise.cast(own(x, "cast"), dtype);
    }

    @Override
    public NdArray unary(UnaryOp op, NdArray x) {
        return Elementwise.unary(op, own(x, op));
    }

    @Override
    public NdArray binary(BinaryOp op, NdArray a, NdArray b) {
        return Elementwise.binary(op, own(a, op), own(b, op));
    }

    @Override
    public NdArray binary(BinaryOp op, NdArray x, double value) {
        return Elementwise.binary(op, own(x, op), value);
    }

    @Override
    public NdArray binary(BinaryOp op, double value, NdArray x) {
        return Elementwise.binary(op, value, own(x, op));
    }

    @Override
    public NdArray compare(CompareOp op, NdArray a, NdArray b) {
        return Elementwise.compare(op, own(a, op), own(b, op));
    }

    @Override
    public NdArray compare(CompareOp op, NdArray x, double value) {
        return Elementwise.compare(op, own(x, op), value);
    }

    @Override
    public NdArray where(NdArray condition, NdArray a, NdArray b) {
        return Elementwise.where(own(condition, "where"), own(a, "where"), own(b, "where"));
    }

    @Override
    public NdArray reduce(ReduceOp op, NdArray x, int[] axes, boolean keepDims) {
        return Reductions.reduce(op, own(x, op), axes, keepDims);
    }

    @Override
    public NdArray argMax(NdArray x, int axis) {
        return Reductions.argMax(own(x, "argMax"), axis);
    }

    @Override
    public NdArray matmul(NdArray a, NdArray b) {
        return Products.matmul(own(a, "matmul"), own(b, "matmul"));
    }

    @Override
    public NdArray take(NdArray x, NdArray index, int axis) {
        return Entries.take(own(x, "take"), own(index, "take"), axis);
    }

    @Override
    public NdArray scatterAdd(Shape shape, NdArray index, NdArray updates, int axis) {
        return Entries.scatterAdd(shape, own(index, "scatterAdd"), own(updates, "scatterAdd"), axis);
    }

    @Override
    public NdArray reshape(NdArray x, Shape shape) {
        return Views.reshape(own(x, "reshape"), shape);
    }

    @Override
    public NdArray transpose(NdArray x, int[] axes) {
        return Views.transpose(own(x, "transpose"), axes);
    }

    @Override
    public NdArray broadcastTo(NdArray x, Shape shape) {
        return Views.broadcastTo(own(x, "broadcastTo"), shape);
    }

    @Override
    public NdArray slice(NdArray x, int[] start, int[] count, int[] step) {
        return Views.slice(own(x, "slice"), start, count, step);
    }

    @Override
    public NdArray pad(NdArray x, int[] before, int[] after, int[] interior, double value) {
        return Views.pad(own(x, "pad"), before, after, interior, value);
    }

    @Override
    public NdArray concat(NdArray[] xs, int axis) {
        PlainArray[] parts = new PlainArray[xs.length];
        for (int i = 0; i < xs.length; i++) {
            parts[i] = own(xs[i], "concat");
        }
        return Views.concat(parts, axis);
    }

    // ---- faster than their defaults ----------------------------------------------------------------------------

    /** The loops, and how many threads share large work. */
    @Override
    public String describe() {
        return name + ": " + describeLoops();
    }

    @Override
    public double item(NdArray x) {
        PlainArray p = own(x, "item");
        if (p.shape.size() != 1) {
            return ArrayBackend.super.item(x);
        }
        switch (p.dtype) {
            case FLOAT32:
                return p.floats()[p.offset];
            case FLOAT64:
                return p.doubles()[p.offset];
            case INT64:
                return p.longs()[p.offset];
            default:
                return p.booleans()[p.offset] ? 1 : 0;
        }
    }

    @Override
    public NdArray arange(int n) {
        long[] out = Buffers.longs(n);
        for (int i = 0; i < n; i++) {
            out[i] = i;
        }
        return wrap(DType.INT64, Shape.of(n), out);
    }

    @Override
    public NdArray sumTo(NdArray x, Shape shape) {
        return Reductions.sumTo(own(x, "sumTo"), shape);
    }

    @Override
    public NdArray oneHot(NdArray index, int depth, DType dtype) {
        return Entries.oneHot(own(index, "oneHot"), depth, dtype);
    }

    @Override
    public NdArray batchMatmul(NdArray a, NdArray c) {
        return Products.batchMatmul(own(a, "batchMatmul"), own(c, "batchMatmul"));
    }

    @Override
    public NdArray linear(NdArray x, NdArray w, NdArray b) {
        return Products.linear(own(x, "linear"), own(w, "linear"), own(b, "linear"));
    }

    @Override
    public NdArray sigmoid(NdArray x) {
        return Elementwise.sigmoid(own(x, "sigmoid"));
    }

    @Override
    public NdArray logSumExp(NdArray x, int[] axes, boolean keepDims) {
        PlainArray p = own(x, "logSumExp");
        return axes.length == 1 && SoftmaxFamily.alongRows(p, axes[0])
                ? SoftmaxFamily.logSumExp(p, axes, keepDims)
                : ArrayBackend.super.logSumExp(x, axes, keepDims);
    }

    @Override
    public NdArray softmax(NdArray x, int axis) {
        PlainArray p = own(x, "softmax");
        return SoftmaxFamily.alongRows(p, axis) ? SoftmaxFamily.softmax(p, axis) : ArrayBackend.super.softmax(x, axis);
    }

    @Override
    public NdArray logSoftmax(NdArray x, int axis) {
        PlainArray p = own(x, "logSoftmax");
        return SoftmaxFamily.alongRows(p, axis)
                ? SoftmaxFamily.logSoftmax(p, axis)
                : ArrayBackend.super.logSoftmax(x, axis);
    }

    @Override
    public NdArray softmaxCrossEntropy(NdArray x, NdArray t) {
        return SoftmaxFamily.crossEntropy(own(x, "softmaxCrossEntropy"), own(t, "softmaxCrossEntropy"));
    }

    // ---- images -------------------------------------------------------------------------------------------------

    @Override
    public NdArray im2col(NdArray x, Window2d window) {
        PlainArray p = own(x, "im2col");
        return Images.has(p) ? Images.im2col(p, window) : ArrayBackend.super.im2col(x, window);
    }

    @Override
    public NdArray col2im(NdArray cols, Shape inputShape, Window2d window) {
        PlainArray p = own(cols, "col2im");
        return Images.has(p)
                ? Images.col2im(p, inputShape, window)
                : ArrayBackend.super.col2im(cols, inputShape, window);
    }

    @Override
    public NdArray conv2d(NdArray x, NdArray w, Window2d window) {
        PlainArray p = own(x, "conv2d");
        PlainArray q = own(w, "conv2d");
        return Images.has(p) ? Images.conv2d(p, q, window) : ArrayBackend.super.conv2d(x, w, window);
    }

    @Override
    public NdArray conv2dInputGrad(NdArray gy, NdArray w, Shape inputShape, Window2d window) {
        PlainArray p = own(gy, "conv2dInputGrad");
        PlainArray q = own(w, "conv2dInputGrad");
        return Images.has(p)
                ? Images.inputGrad(p, q, inputShape, window)
                : ArrayBackend.super.conv2dInputGrad(gy, w, inputShape, window);
    }

    @Override
    public NdArray conv2dWeightGrad(NdArray x, NdArray gy, Window2d window) {
        PlainArray p = own(x, "conv2dWeightGrad");
        PlainArray q = own(gy, "conv2dWeightGrad");
        return Images.has(p) ? Images.weightGrad(p, q, window) : ArrayBackend.super.conv2dWeightGrad(x, gy, window);
    }

    @Override
    public NdArray[] maxPool2d(NdArray x, Window2d window) {
        PlainArray p = own(x, "maxPool2d");
        return Images.has(p) ? Images.maxPool2d(p, window) : ArrayBackend.super.maxPool2d(x, window);
    }

    @Override
    public NdArray windowTake(NdArray x, NdArray position, Window2d window) {
        PlainArray p = own(x, "windowTake");
        PlainArray q = own(position, "windowTake");
        return Images.has(p) ? Images.windowTake(p, q, window) : ArrayBackend.super.windowTake(x, position, window);
    }

    @Override
    public NdArray windowScatter(NdArray gy, NdArray position, Shape inputShape, Window2d window) {
        PlainArray p = own(gy, "windowScatter");
        PlainArray q = own(position, "windowScatter");
        return Images.has(p)
                ? Images.windowScatter(p, q, inputShape, window)
                : ArrayBackend.super.windowScatter(gy, position, inputShape, window);
    }

    // ---- several operations in one pass -------------------------------------------------------------------------

    @Override
    public NdArray reluGrad(NdArray gy, NdArray y) {
        return ActivationGrads.relu(own(gy, "reluGrad"), own(y, "reluGrad"));
    }

    @Override
    public NdArray tanhGrad(NdArray gy, NdArray y) {
        return ActivationGrads.tanh(own(gy, "tanhGrad"), own(y, "tanhGrad"));
    }

    @Override
    public NdArray sigmoidGrad(NdArray gy, NdArray y) {
        return ActivationGrads.sigmoid(own(gy, "sigmoidGrad"), own(y, "sigmoidGrad"));
    }

    @Override
    public NdArray softmaxCrossEntropyGrad(NdArray x, NdArray t, NdArray gy) {
        String op = "softmaxCrossEntropyGrad";
        return SoftmaxFamily.crossEntropyGrad(own(x, op), own(t, op), own(gy, op));
    }

    /** Two products at once where each is too small to be shared among threads. */
    @Override
    public NdArray[] matmulGrads(NdArray gy, NdArray a, NdArray b) {
        String op = "matmulGrads";
        return Products.gradients(own(gy, op), own(a, op), own(b, op), null);
    }

    /** Likewise; the second product is added in place, if {@code sum} can be written. */
    @Override
    public NdArray[] matmulGrads(NdArray gy, NdArray a, NdArray b, NdArray sum) {
        String op = "matmulGrads";
        return Products.gradients(own(gy, op), own(a, op), own(b, op), own(sum, op));
    }

    @Override
    public NdArray combine(double alpha, NdArray x, double beta, NdArray y) {
        return Updates.combine(alpha, own(x, "combine"), beta, own(y, "combine"));
    }

    @Override
    public NdArray[] adam(
            NdArray p, NdArray m, NdArray v, NdArray g, double meanShare, double squareShare, double rate, double eps) {
        String op = "adam";
        return Updates.adam(own(p, op), own(m, op), own(v, op), own(g, op), meanShare, squareShare, rate, eps);
    }

    @Override
    public NdArray[] lstmCell(NdArray gates, NdArray c) {
        return LstmCells.forward(own(gates, "lstmCell"), own(c, "lstmCell"));
    }

    @Override
    public NdArray[] lstmCellGrad(NdArray gh, NdArray gNext, NdArray activated, NdArray c, NdArray shown) {
        String op = "lstmCellGrad";
        return LstmCells.gradient(own(gh, op), own(gNext, op), own(activated, op), own(c, op), own(shown, op));
    }

    @Override
    public NdArray[] lstm(NdArray gates, NdArray w, NdArray h, NdArray c) {
        return LstmSequences.forward(own(gates, "lstm"), own(w, "lstm"), own(h, "lstm"), own(c, "lstm"));
    }

    @Override
    public NdArray[] lstmGrad(NdArray gh, NdArray gNext, NdArray w, NdArray h, NdArray c, NdArray[] results) {
        String op = "lstmGrad";
        PlainArray[] all = new PlainArray[results.length];
        for (int i = 0; i < all.length; i++) {
            all[i] = own(results[i], op);
        }
        return LstmSequences.gradient(own(gh, op), own(gNext, op), own(w, op), own(h, op), own(c, op), all);
    }

    @Override
    public NdArray[] batchNorm(NdArray x, NdArray gamma, NdArray beta, double eps) {
        String op = "batchNorm";
        PlainArray p = own(x, op);
        return BatchNorms.has(p)
                ? BatchNorms.forward(p, own(gamma, op), own(beta, op), eps)
                : ArrayBackend.super.batchNorm(x, gamma, beta, eps);
    }

    @Override
    public NdArray[] batchNormGrad(NdArray gy, NdArray x, NdArray gamma, NdArray mean, NdArray var, double eps) {
        String op = "batchNormGrad";
        PlainArray p = own(x, op);
        return BatchNorms.has(p)
                ? BatchNorms.gradient(own(gy, op), p, own(gamma, op), own(mean, op), own(var, op), eps)
                : ArrayBackend.super.batchNormGrad(gy, x, gamma, mean, var, eps);
    }

    // ---- sums that grow -----------------------------------------------------------------------------------------

    /**
     * {@code target + alpha * x}. The handle {@code target} ends here in every case: a later use is an
     * {@link IllegalStateException}. The result lies in the target's memory if no view or other handle ever saw it, else
     * in new memory.
     */
    @Override
    public NdArray accumulate(NdArray target, double alpha, NdArray x) {
        return Elementwise.accumulate(own(target, "accumulate"), alpha, own(x, "accumulate"));
    }

    // ---- memory -------------------------------------------------------------------------------------------------

    /**
     * A scope whose arrays' memory goes to the arrays of later scopes of this thread, exact lengths to exact lengths. What
     * sixteen scopes in a row had no use for is let go of.
     */
    @Override
    public final ArrayScope openScope() {
        return PlainScope.open();
    }
}
