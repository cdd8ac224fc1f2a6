package org.dezero.nd4j;

import org.dezero.array.ArrayBackend;
import org.dezero.array.ArrayScope;
import org.dezero.array.BinaryOp;
import org.dezero.array.CompareOp;
import org.dezero.array.DType;
import org.dezero.array.HostArray;
import org.dezero.array.NdArray;
import org.dezero.array.ReduceOp;
import org.dezero.array.Shape;
import org.dezero.array.UnaryOp;
import org.dezero.array.Window2d;
import org.nd4j.linalg.api.buffer.DataBuffer;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.impl.transforms.pairwise.arithmetic.Axpy;

/**
 * {@link ArrayBackend} on ND4J. Every primitive is one native call where ND4J's meaning is the contract's; where it is
 * not, the calls that correct it stand beside it with the reason. Arithmetic on one shape takes ND4J's older operations, whose
 * calls cost least, and composites work in their result's memory; within an array scope, that memory is an INDArray of an
 * earlier one, so that nothing is asked of ND4J but the computation.
 *
 * <p>Arrays without elements never reach ND4J, whose arithmetic refuses them.
 */
class Nd4jBackend implements ArrayBackend {
    private final NativeCalls calls = new NativeCalls(this);
    private final Sums sums = new Sums(calls);
    private final Reductions reductions = new Reductions(calls, sums);
    private final Elementwise elementwise = new Elementwise(calls, reductions);
    private final Products products = new Products(calls);
    private final Movement movement = new Movement(calls);
    private final Indexing indexing = new Indexing(calls, movement, reductions, elementwise);
    private final Convolution convolution = new Convolution(calls, movement);
    private final Softmax softmax = new Softmax(calls, sums, indexing);
    private final Gradients gradients = new Gradients(calls, softmax, indexing);

    Nd4jBackend() {
        // The first call loads the natives: whoever cannot run them learns it here, not in the middle of a computation.
        calls.free(calls.zeros(DType.FLOAT32, Shape.of(1)));
    }

    @Override
    public String name() {
        return "nd4j";
    }

    private static Nd4jArray own(NdArray x) {
        return (Nd4jArray) x;
    }

    /** A result, on its way out: what was made in a scope belongs to it. */
    static Nd4jArray made(Nd4jArray x) {
        Nd4jScope.note(x.buffer());
        return x;
    }

    NativeCalls calls() {
        return calls;
    }

    // ---- in and out --------------------------------------------------------------------------------------------

    @Override
    public NdArray fromHost(HostArray values) {
        return made(HostTransfer.upload(values, calls));
    }

    @Override
    public HostArray toHost(NdArray x) {
        return HostTransfer.download(own(x), calls);
    }

    @Override
    public double item(NdArray x) {
        if (x.size() != 1) {
            return ArrayBackend.super.item(x);
        }
        Nd4jArray a = own(x);
        DataBuffer data = a.buffer().data();
        return a.dtype() == DType.INT64 ? data.getLong(a.offset()) : data.getDouble(a.offset());
    }

    @Override
    public NdArray full(Shape shape, DType dtype, double value) {
        return made(calls.full(shape, dtype, value));
    }

    @Override
    public NdArray arange(int n) {
        return made(calls.arange(n));
    }

    @Override
    public NdArray cast(NdArray x, DType dtype) {
        Nd4jArray a = own(x);
        a.buffer();
        if (a.dtype() == dtype) {
            return a;
        }
        if (a.size() == 0) {
            return made(calls.empty(dtype, a.shape()));
        }
        return made(calls.fresh(dtype, a.shape(), calls.castInto(calls.allocate(dtype, a.shape()), a.nd())));
    }

    // ---- element by element ------------------------------------------------------------------------------------

    @Override
    public NdArray unary(UnaryOp op, NdArray x) {
        return made(elementwise.unary(op, own(x)));
    }

    @Override
    public NdArray sigmoid(NdArray x) {
        return made(elementwise.sigmoid(own(x)));
    }

    @Override
    public NdArray binary(BinaryOp op, NdArray a, NdArray b) {
        return made(elementwise.binary(op, own(a), own(b)));
    }

    @Override
    public NdArray binary(BinaryOp op, NdArray x, double value) {
        return made(elementwise.binary(op, own(x), value, false));
    }

    @Override
    public NdArray binary(BinaryOp op, double value, NdArray x) {
        return made(elementwise.binary(op, own(x), value, true));
    }

    @Override
    public NdArray compare(CompareOp op, NdArray a, NdArray b) {
        return made(elementwise.compare(op, own(a), own(b)));
    }

    @Override
    public NdArray compare(CompareOp op, NdArray x, double value) {
        return made(elementwise.compare(op, own(x), value));
    }

    @Override
    public NdArray where(NdArray condition, NdArray a, NdArray b) {
        return made(elementwise.where(own(condition), own(a), own(b)));
    }

    /**
     * Into the target's own memory where no other handle and nobody outside has it; the target's handle is dead then, and
     * the result is a new one.
     */
    @Override
    public NdArray accumulate(NdArray target, double alpha, NdArray x) {
        Nd4jArray t = own(target);
        Nd4jArray a = own(x);
        t.buffer();
        a.buffer();
        if (t.size() == 0) {
            return t;
        }
        INDArray added = a.nd();
        INDArray sum = t.nd();
        boolean inPlace = !t.buffer().isShared();
        INDArray z = inPlace ? sum : calls.allocate(t.dtype(), t.shape());
        if (alpha == 1) {
            calls.run(Pairwise.of(BinaryOp.ADD, sum, added, z));
        } else {
            calls.run(new Axpy(added, sum, z, alpha));
        }
        if (!inPlace) {
            return made(calls.fresh(t.dtype(), t.shape(), z));
        }
        Nd4jArray heir = t.donate();
        Nd4jScope.takeOver(heir.buffer());
        return heir;
    }

    // ---- along axes --------------------------------------------------------------------------------------------

    @Override
    public NdArray reduce(ReduceOp op, NdArray x, int[] axes, boolean keepDims) {
        return made(reductions.reduce(op, own(x), axes, keepDims));
    }

    @Override
    public NdArray argMax(NdArray x, int axis) {
        return made(reductions.argMax(own(x), axis));
    }

    @Override
    public NdArray logSumExp(NdArray x, int[] axes, boolean keepDims) {
        if (x.size() == 0 || axes.length == 0) {
            return ArrayBackend.super.logSumExp(x, axes, keepDims);
        }
        return made(softmax.logSumExp(own(x), axes, keepDims));
    }

    @Override
    public NdArray softmax(NdArray x, int axis) {
        return made(softmax.softmax(own(x), axis));
    }

    @Override
    public NdArray softmaxCrossEntropy(NdArray x, NdArray t) {
        return made(softmax.softmaxCrossEntropy(own(x), own(t)));
    }

    // ---- several operations in one result's memory --------------------------------------------------------------

    @Override
    public NdArray reluGrad(NdArray gy, NdArray y) {
        return made(gradients.relu(own(gy), own(y)));
    }

    @Override
    public NdArray tanhGrad(NdArray gy, NdArray y) {
        return made(gradients.tanh(own(gy), own(y)));
    }

    @Override
    public NdArray sigmoidGrad(NdArray gy, NdArray y) {
        return made(gradients.sigmoid(own(gy), own(y)));
    }

    @Override
    public NdArray softmaxCrossEntropyGrad(NdArray x, NdArray t, NdArray gy) {
        return made(gradients.softmaxCrossEntropy(own(x), own(t), own(gy)));
    }

    @Override
    public NdArray combine(double alpha, NdArray x, double beta, NdArray y) {
        return made(gradients.combine(alpha, own(x), beta, own(y)));
    }

    @Override
    public NdArray[] adam(
            NdArray p, NdArray m, NdArray v, NdArray g, double meanShare, double squareShare, double rate, double eps) {
        Nd4jArray[] out = gradients.adam(own(p), own(m), own(v), own(g), meanShare, squareShare, rate, eps);
        return new NdArray[] {made(out[0]), made(out[1]), made(out[2])};
    }

    // ---- products ----------------------------------------------------------------------------------------------

    @Override
    public NdArray matmul(NdArray a, NdArray b) {
        return made(products.product(own(a), own(b)));
    }

    @Override
    public NdArray batchMatmul(NdArray a, NdArray c) {
        return made(products.product(own(a), own(c)));
    }

    @Override
    public NdArray linear(NdArray x, NdArray w, NdArray b) {
        return made(products.linear(own(x), own(w), own(b)));
    }

    // ---- indices -----------------------------------------------------------------------------------------------

    @Override
    public NdArray take(NdArray x, NdArray index, int axis) {
        return made(indexing.take(own(x), own(index), axis));
    }

    @Override
    public NdArray scatterAdd(Shape shape, NdArray index, NdArray updates, int axis) {
        return made(indexing.scatterAdd(shape, own(index), own(updates), axis));
    }

    @Override
    public NdArray oneHot(NdArray index, int depth, DType dtype) {
        return made(indexing.oneHot(own(index), depth, dtype));
    }

    // ---- windows over images: ND4J's have no integers ---------------------------------------------------------

    @Override
    public NdArray im2col(NdArray x, Window2d window) {
        return x.dtype().isFloating() ? made(convolution.im2col(own(x), window)) : ArrayBackend.super.im2col(x, window);
    }

    @Override
    public NdArray col2im(NdArray cols, Shape inputShape, Window2d window) {
        return cols.dtype().isFloating()
                ? made(convolution.col2im(own(cols), inputShape, window))
                : ArrayBackend.super.col2im(cols, inputShape, window);
    }

    @Override
    public NdArray conv2d(NdArray x, NdArray w, Window2d window) {
        return x.dtype().isFloating()
                ? made(convolution.conv2d(own(x), own(w), window))
                : ArrayBackend.super.conv2d(x, w, window);
    }

    @Override
    public NdArray conv2dInputGrad(NdArray gy, NdArray w, Shape inputShape, Window2d window) {
        return gy.dtype().isFloating()
                ? made(convolution.inputGrad(own(gy), own(w), inputShape, window))
                : ArrayBackend.super.conv2dInputGrad(gy, w, inputShape, window);
    }

    @Override
    public NdArray conv2dWeightGrad(NdArray x, NdArray gy, Window2d window) {
        return x.dtype().isFloating()
                ? made(convolution.weightGrad(own(x), own(gy), window))
                : ArrayBackend.super.conv2dWeightGrad(x, gy, window);
    }

    // ---- moving elements ---------------------------------------------------------------------------------------

    @Override
    public NdArray reshape(NdArray x, Shape shape) {
        return made(movement.reshape(own(x), shape));
    }

    @Override
    public NdArray transpose(NdArray x, int[] axes) {
        return made(movement.transpose(own(x), axes));
    }

    @Override
    public NdArray broadcastTo(NdArray x, Shape shape) {
        return made(movement.broadcastTo(own(x), shape));
    }

    @Override
    public NdArray slice(NdArray x, int[] start, int[] count, int[] step) {
        return made(movement.slice(own(x), start, count, step));
    }

    @Override
    public NdArray pad(NdArray x, int[] before, int[] after, int[] interior, double value) {
        return made(movement.pad(own(x), before, after, interior, value));
    }

    @Override
    public NdArray concat(NdArray[] xs, int axis) {
        Nd4jArray[] own = new Nd4jArray[xs.length];
        for (int i = 0; i < xs.length; i++) {
            own[i] = own(xs[i]);
        }
        return made(movement.concat(own, axis));
    }

    // ---- memory ------------------------------------------------------------------------------------------------

    /**
     * A scope whose arrays' memory goes to the arrays of later scopes of this thread, exact shapes to exact shapes. What
     * sixteen scopes in a row had no use for is given back.
     */
    @Override
    public ArrayScope openScope() {
        return Nd4jScope.open(calls);
    }
}
