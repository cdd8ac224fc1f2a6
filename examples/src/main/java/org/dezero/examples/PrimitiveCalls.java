package org.dezero.examples;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.dezero.array.ArrayBackend;
import org.dezero.array.BinaryOp;
import org.dezero.array.CompareOp;
import org.dezero.array.DType;
import org.dezero.array.HostArray;
import org.dezero.array.NdArray;
import org.dezero.array.ReduceOp;
import org.dezero.array.Shape;
import org.dezero.array.UnaryOp;
import org.dezero.array.Window2d;

/** One typical call of every primitive of a backend, on contiguous FLOAT32 matrices and images. */
final class PrimitiveCalls {
    private static final int N = 96;
    private static final int MATMUL_N = 40;
    private static final int[] ROWS = {0};
    private static final int[] ALL = {0, 1};

    private PrimitiveCalls() {}

    /** The calls by name, in the order of the interface. */
    static Map<String, Runnable> on(ArrayBackend xp) {
        Map<String, Runnable> out = new LinkedHashMap<>();
        Shape square = Shape.of(N, N);
        HostArray host = HostArray.full(square, DType.FLOAT32, 1.5);
        NdArray x = xp.fromHost(host);
        NdArray y = xp.full(square, DType.FLOAT32, 2.5);
        NdArray a = xp.full(Shape.of(MATMUL_N, MATMUL_N), DType.FLOAT32, 1.5);
        NdArray b = xp.full(Shape.of(MATMUL_N), DType.FLOAT32, 0.5);
        NdArray truth = xp.compare(CompareOp.LT, x, y);
        NdArray index = xp.arange(N);
        NdArray labels = xp.full(Shape.of(N), DType.INT64, 3);

        out.put("fromHost", () -> xp.fromHost(host));
        out.put("toHost", () -> xp.toHost(x));
        out.put("full", () -> xp.full(square, DType.FLOAT32, 1));
        out.put("cast to float64", () -> xp.cast(x, DType.FLOAT64));
        for (UnaryOp op : UnaryOp.values()) {
            out.put(name(op), () -> xp.unary(op, x));
        }
        for (BinaryOp op : BinaryOp.values()) {
            out.put(name(op), () -> xp.binary(op, x, y));
        }
        for (BinaryOp op : BinaryOp.values()) {
            out.put(name(op) + " with a number", () -> xp.binary(op, x, 1.25));
        }
        for (CompareOp op : CompareOp.values()) {
            out.put(name(op), () -> xp.compare(op, x, y));
        }
        out.put("where", () -> xp.where(truth, x, y));
        for (ReduceOp op : ReduceOp.values()) {
            out.put(name(op) + " of all", () -> xp.reduce(op, x, ALL, false));
            out.put(name(op) + " along an axis", () -> xp.reduce(op, x, ROWS, false));
        }
        out.put("argMax", () -> xp.argMax(x, 1));
        out.put("matmul", () -> xp.matmul(a, a));
        out.put("take", () -> xp.take(x, index, 0));
        out.put("scatterAdd", () -> xp.scatterAdd(square, index, x, 0));
        out.put("reshape", () -> xp.reshape(x, Shape.of(N * N)));
        out.put("transpose", () -> xp.transpose(x, new int[] {1, 0}));
        out.put("broadcastTo", () -> xp.broadcastTo(b, Shape.of(N, MATMUL_N)));
        out.put("slice", () -> xp.slice(x, new int[] {1, 1}, new int[] {N / 2, N / 2}, new int[] {2, 2}));
        out.put("pad", () -> xp.pad(x, new int[] {1, 1}, new int[] {1, 1}, new int[] {0, 0}, 0));
        out.put("concat", () -> xp.concat(new NdArray[] {x, y}, 0));
        out.put("linear", () -> xp.linear(a, a, b));
        out.put("sigmoid", () -> xp.sigmoid(x));
        out.put("softmax", () -> xp.softmax(x, 1));
        out.put("logSumExp", () -> xp.logSumExp(x, new int[] {1}, true));
        out.put("softmaxCrossEntropy", () -> xp.softmaxCrossEntropy(x, labels));
        images(xp, out);
        return out;
    }

    private static void images(ArrayBackend xp, Map<String, Runnable> out) {
        Window2d window = Window2d.of(3, 3).stride(2, 2).pad(1, 1);
        Shape shape = Shape.of(2, 8, 32, 32);
        NdArray images = xp.full(shape, DType.FLOAT32, 1.5);
        NdArray filters = xp.full(Shape.of(8, 8, 3, 3), DType.FLOAT32, 0.5);
        NdArray cols = xp.im2col(images, window);
        NdArray y = xp.conv2d(images, filters, window);
        NdArray position = xp.maxPool2d(images, window)[1];
        out.put("im2col", () -> xp.im2col(images, window));
        out.put("col2im", () -> xp.col2im(cols, shape, window));
        out.put("conv2d", () -> xp.conv2d(images, filters, window));
        out.put("conv2dInputGrad", () -> xp.conv2dInputGrad(y, filters, shape, window));
        out.put("conv2dWeightGrad", () -> xp.conv2dWeightGrad(images, y, window));
        out.put("maxPool2d", () -> xp.maxPool2d(images, window));
        out.put("windowTake", () -> xp.windowTake(images, position, window));
        out.put("windowScatter", () -> xp.windowScatter(y, position, shape, window));
    }

    private static String name(Enum<?> op) {
        return op.name().toLowerCase(Locale.ROOT);
    }
}
