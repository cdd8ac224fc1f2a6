package org.dezero.ejml;

import java.util.Objects;
import org.dezero.array.BinaryOp;
import org.dezero.array.DType;
import org.dezero.array.HostArray;
import org.dezero.array.NdArray;
import org.dezero.array.ReduceOp;
import org.dezero.array.Shape;
import org.dezero.array.UnaryOp;
import org.dezero.array.Window2d;
import org.dezero.plain.PlainBackend;

/**
 * The plain backend with EJML in the place of its floating-point matrix products, those inside convolutions among them, its
 * sums over one or two axes and its basic element-wise functions.
 *
 * <p>Every operation here looks whether EJML has it: for FLOAT32 and FLOAT64, more than one element, and for two
 * operands either equal shapes or one number. Otherwise (integers, broadcasting of vectors, sums of more axes) the
 * inherited one runs, as do the fused softmax, sigmoid and long short-term memory. A packed array is wrapped as a matrix
 * without copying, and so is a transposed matrix, which goes to EJML's transposed products (but is turned where that is
 * quicker, see {@link FloatMatrices#product}); other views are copied, because a matrix of EJML has no offset. Large products are shared
 * among EJML's threads, see {@link Threads}; element-wise results and products use the memory of closed array scopes again.
 */
final class EjmlBackend extends PlainBackend {
    static final String NAME = "ejml";

    EjmlBackend() {
        super(NAME);
    }

    /** An array that takes over memory which others may still read. */
    NdArray take(HostArray values) {
        NdArray x = adopt(values);
        sharedElements(x, "wrap");
        return x;
    }

    /** The elements for others to read. */
    HostArray lend(NdArray x, String op) {
        return sharedElements(x, op);
    }

    private NdArray floats(float[] values, Shape shape) {
        return adopt(HostArray.of(values, shape));
    }

    private NdArray doubles(double[] values, Shape shape) {
        return adopt(HostArray.of(values, shape));
    }

    @Override
    public String describe() {
        int threads = Threads.count();
        return name() + ": EJML where it has the operation, large products on " + threads
                + (threads == 1 ? " thread" : " threads") + "; for the rest " + describeLoops();
    }

    private static boolean has(UnaryOp op) {
        return op == UnaryOp.EXP || op == UnaryOp.LOG || op == UnaryOp.SQRT;
    }

    private static boolean has(BinaryOp op) {
        return op == BinaryOp.ADD || op == BinaryOp.SUB || op == BinaryOp.MUL || op == BinaryOp.DIV;
    }

    /** Whether it is worth making a matrix of the array: the inherited loops are quicker on a single number. */
    private static boolean isMatrix(NdArray x) {
        return x.dtype().isFloating() && x.size() > 1;
    }

    @Override
    public NdArray unary(UnaryOp op, NdArray x) {
        if (!has(op) || !isMatrix(x)) {
            return super.unary(op, x);
        }
        HostArray v = elements(x, op);
        NdArray out = room(x.dtype(), x.shape());
        HostArray result = elements(out, op);
        if (x.dtype() == DType.FLOAT32) {
            FloatMatrices.unary(op, v.floats(), result.floats());
        } else {
            DoubleMatrices.unary(op, v.doubles(), result.doubles());
        }
        return out;
    }

    @Override
    public NdArray binary(BinaryOp op, NdArray a, NdArray b) {
        if (!has(op) || !(isMatrix(a) || isMatrix(b))) {
            return super.binary(op, a, b);
        }
        if (!a.shape().equals(b.shape())) {
            if (b.size() == 1 && b.ndim() <= a.ndim()) {
                return binary(op, a, item(b));
            }
            return a.size() == 1 && a.ndim() <= b.ndim() ? binary(op, item(a), b) : super.binary(op, a, b);
        }
        HostArray v = elements(a, op);
        HostArray w = elements(b, op);
        NdArray out = room(a.dtype(), a.shape());
        HostArray result = elements(out, op);
        if (a.dtype() == DType.FLOAT32) {
            FloatMatrices.binary(op, v.floats(), w.floats(), result.floats());
        } else {
            DoubleMatrices.binary(op, v.doubles(), w.doubles(), result.doubles());
        }
        return out;
    }

    @Override
    public NdArray binary(BinaryOp op, NdArray x, double value) {
        if (!has(op) || !isMatrix(x)) {
            return super.binary(op, x, value);
        }
        HostArray v = elements(x, op);
        NdArray out = room(x.dtype(), x.shape());
        HostArray result = elements(out, op);
        if (x.dtype() == DType.FLOAT32) {
            FloatMatrices.binary(op, v.floats(), (float) value, result.floats());
        } else {
            DoubleMatrices.binary(op, v.doubles(), value, result.doubles());
        }
        return out;
    }

    @Override
    public NdArray binary(BinaryOp op, double value, NdArray x) {
        if (!has(op) || !isMatrix(x)) {
            return super.binary(op, value, x);
        }
        HostArray v = elements(x, op);
        NdArray out = room(x.dtype(), x.shape());
        HostArray result = elements(out, op);
        if (x.dtype() == DType.FLOAT32) {
            FloatMatrices.binary(op, (float) value, v.floats(), result.floats());
        } else {
            DoubleMatrices.binary(op, value, v.doubles(), result.doubles());
        }
        return out;
    }

    /** Whether the array is not packed itself, but its transpose is. */
    private boolean isTransposed(NdArray x, Object op) {
        return x.ndim() == 2 && !isPacked(x, op) && isPacked(transpose(x, new int[] {1, 0}), op);
    }

    /** The matrix, or its transpose if that is what lies in memory. */
    private HostArray stored(NdArray x, boolean transposed, Object op) {
        return elements(transposed ? transpose(x, new int[] {1, 0}) : x, op);
    }

    @Override
    public NdArray reduce(ReduceOp op, NdArray x, int[] axes, boolean keepDims) {
        if (op != ReduceOp.SUM || !isMatrix(x) || x.ndim() > 2 || axes.length == 0) {
            return super.reduce(op, x, axes, keepDims);
        }
        boolean transposed = isTransposed(x, op);
        HostArray v = stored(x, transposed, op);
        boolean all = axes.length == x.ndim();
        int m = all ? v.size() : v.shape().dim(0);
        int n = all ? 1 : v.shape().dim(1);
        boolean columns = all || axes[0] == (transposed ? 1 : 0);
        Shape shape = x.shape().reduce(axes, keepDims);
        if (x.dtype() == DType.FLOAT32) {
            float[] f = v.floats();
            return floats(columns ? FloatMatrices.sumColumns(m, n, f) : FloatMatrices.sumRows(m, n, f), shape);
        }
        double[] d = v.doubles();
        return doubles(columns ? DoubleMatrices.sumColumns(m, n, d) : DoubleMatrices.sumRows(m, n, d), shape);
    }

    /** Two products of EJML. */
    @Override
    public NdArray[] matmulGrads(NdArray gy, NdArray a, NdArray b) {
        int[] turned = {1, 0};
        return new NdArray[] {matmul(gy, transpose(b, turned)), matmul(transpose(a, turned), gy)};
    }

    @Override
    public NdArray[] matmulGrads(NdArray gy, NdArray a, NdArray b, NdArray sum) {
        NdArray[] gradients = matmulGrads(gy, a, b);
        return new NdArray[] {gradients[0], accumulate(sum, 1, gradients[1])};
    }

    @Override
    public NdArray matmul(NdArray a, NdArray b) {
        int m = a.shape().dim(0);
        int k = a.shape().dim(1);
        int n = b.shape().dim(1);
        if (!a.dtype().isFloating() || m == 0 || k == 0 || n == 0) {
            return super.matmul(a, b);
        }
        boolean ta = isTransposed(a, "matmul");
        boolean tb = isTransposed(b, "matmul");
        HostArray v = stored(a, ta, "matmul");
        HostArray w = stored(b, tb, "matmul");
        NdArray out = room(a.dtype(), Shape.of(m, n));
        HostArray result = elements(out, "matmul");
        if (a.dtype() == DType.FLOAT32) {
            FloatMatrices.product(m, k, n, v.floats(), ta, w.floats(), tb, result.floats());
        } else {
            DoubleMatrices.product(m, k, n, v.doubles(), ta, w.doubles(), tb, result.doubles());
        }
        return out;
    }

    /** Matrix by matrix, so that the products are EJML's. */
    @Override
    public NdArray batchMatmul(NdArray a, NdArray c) {
        int batch = a.shape().dim(0);
        if (!a.dtype().isFloating() || batch == 0) {
            return super.batchMatmul(a, c);
        }
        NdArray[] products = new NdArray[batch];
        for (int i = 0; i < batch; i++) {
            NdArray product = matmul(matrix(a, i), matrix(c, i));
            products[i] = reshape(
                    product, Shape.of(1, product.shape().dim(0), product.shape().dim(1)));
        }
        return concat(products, 0);
    }

    private NdArray matrix(NdArray stack, int i) {
        int m = stack.shape().dim(1);
        int n = stack.shape().dim(2);
        NdArray part = slice(stack, new int[] {i, 0, 0}, new int[] {1, m, n}, new int[] {1, 1, 1});
        return reshape(part, Shape.of(m, n));
    }

    /** The product is EJML's; it has no sum of a matrix and a row. */
    @Override
    public NdArray linear(NdArray x, NdArray w, NdArray b) {
        return binary(BinaryOp.ADD, matmul(x, w), b);
    }

    // ---- convolution: EJML knows no images, but the products of filters and patches are its ---------------------

    @Override
    public NdArray conv2d(NdArray x, NdArray w, Window2d window) {
        int batch = x.shape().dim(0);
        if (!x.dtype().isFloating() || batch == 0) {
            return super.conv2d(x, w, window);
        }
        Shape out = Shape.of(
                1,
                w.shape().dim(0),
                window.outHeight(x.shape().dim(2)),
                window.outWidth(x.shape().dim(3)));
        NdArray filters = filters(w);
        NdArray[] parts = new NdArray[batch];
        for (int i = 0; i < batch; i++) {
            parts[i] = reshape(matmul(filters, patches(x, i, window)), out);
        }
        return concat(parts, 0);
    }

    @Override
    public NdArray conv2dInputGrad(NdArray gy, NdArray w, Shape inputShape, Window2d window) {
        int batch = inputShape.dim(0);
        if (!gy.dtype().isFloating() || batch == 0) {
            return super.conv2dInputGrad(gy, w, inputShape, window);
        }
        Shape image = inputShape.with(0, 1);
        Shape cols = Shape.of(
                1,
                inputShape.dim(1),
                window.kernelHeight(),
                window.kernelWidth(),
                gy.shape().dim(2),
                gy.shape().dim(3));
        NdArray filters = transpose(filters(w), new int[] {1, 0});
        NdArray[] parts = new NdArray[batch];
        for (int i = 0; i < batch; i++) {
            NdArray product = matmul(filters, channels(gy, i));
            parts[i] = col2im(reshape(product, cols), image, window);
        }
        return concat(parts, 0);
    }

    @Override
    public NdArray conv2dWeightGrad(NdArray x, NdArray gy, Window2d window) {
        int batch = x.shape().dim(0);
        if (!x.dtype().isFloating() || batch == 0) {
            return super.conv2dWeightGrad(x, gy, window);
        }
        NdArray sum = null;
        for (int i = 0; i < batch; i++) {
            NdArray product = matmul(channels(gy, i), transpose(patches(x, i, window), new int[] {1, 0}));
            sum = sum == null ? product : accumulate(sum, 1, product);
        }
        return reshape(
                Objects.requireNonNull(sum),
                Shape.of(gy.shape().dim(1), x.shape().dim(1), window.kernelHeight(), window.kernelWidth()));
    }

    /** {@code (oc, c, kh, kw)} as a matrix. */
    private NdArray filters(NdArray w) {
        Shape s = w.shape();
        return reshape(w, Shape.of(s.dim(0), s.dim(1) * s.dim(2) * s.dim(3)));
    }

    /** What the window sees of image {@code i}, as a matrix {@code (c kh kw, oh ow)}. */
    private NdArray patches(NdArray x, int i, Window2d window) {
        NdArray cols = im2col(image(x, i), window);
        Shape s = cols.shape();
        return reshape(cols, Shape.of(s.dim(1) * s.dim(2) * s.dim(3), s.dim(4) * s.dim(5)));
    }

    /** Image {@code i} as a matrix with a row for each channel. */
    private NdArray channels(NdArray images, int i) {
        Shape s = images.shape();
        return reshape(image(images, i), Shape.of(s.dim(1), s.dim(2) * s.dim(3)));
    }

    private NdArray image(NdArray images, int i) {
        return slice(images, new int[] {i, 0, 0, 0}, images.shape().with(0, 1).dims(), new int[] {1, 1, 1, 1});
    }
}
