package org.dezero.benchmarks;

import org.bytedeco.javacpp.DoublePointer;
import org.bytedeco.javacpp.LongPointer;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptions;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.dezero.array.DType;

/** Numbers to tensors and back. */
final class Tensors {
    private Tensors() {}

    /** A constant. */
    static Tensor of(double[] values, DType type, int... dims) {
        try (PointerScope scope = new PointerScope()) {
            Tensor out = torch.from_blob(new DoublePointer(values), longs(dims), new TensorOptions(ScalarType.Double))
                    .to(type == DType.FLOAT32 ? ScalarType.Float : ScalarType.Double)
                    .clone();
            return kept(out);
        }
    }

    /** A constant of classes. */
    static Tensor of(long[] values) {
        try (PointerScope scope = new PointerScope()) {
            Tensor out = torch.from_blob(
                            new LongPointer(values), longs(values.length), new TensorOptions(ScalarType.Long))
                    .clone();
            return kept(out);
        }
    }

    /** A leaf that gets a gradient. */
    static Tensor leaf(double[] values, DType type, int... dims) {
        return of(values, type, dims).set_requires_grad(true);
    }

    /** A constant that is stored as the transpose of {@code values (rows, columns)}. */
    static Tensor transposed(double[] values, DType type, int rows, int columns) {
        try (PointerScope scope = new PointerScope()) {
            return kept(of(values, type, rows, columns).t().contiguous());
        }
    }

    /** A leaf that is stored as the transpose of {@code values (rows, columns)}. */
    static Tensor transposedLeaf(double[] values, DType type, int rows, int columns) {
        try (PointerScope scope = new PointerScope()) {
            Tensor out = of(values, type, rows, columns).t().contiguous().set_requires_grad(true);
            return kept(out);
        }
    }

    /** Keeps a tensor beyond the end of the scope it was made in. */
    static Tensor kept(Tensor tensor) {
        tensor.retainReference();
        return tensor;
    }

    static double[] doubles(Tensor tensor) {
        try (PointerScope scope = new PointerScope()) {
            Tensor flat = tensor.detach().to(ScalarType.Double).contiguous().reshape(-1);
            double[] out = new double[Math.toIntExact(flat.numel())];
            new DoublePointer(flat.data_ptr()).get(out);
            return out;
        }
    }

    static long[] longs(int... dims) {
        long[] out = new long[dims.length];
        for (int i = 0; i < out.length; i++) {
            out[i] = dims[i];
        }
        return out;
    }
}
