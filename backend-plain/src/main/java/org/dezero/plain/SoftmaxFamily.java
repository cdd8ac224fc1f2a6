package org.dezero.plain;

import org.dezero.array.DType;
import org.dezero.array.Shape;

/** Softmax and what goes with it. */
final class SoftmaxFamily {
    private SoftmaxFamily() {}

    /** Whether an operation over one axis runs along rows that lie together and have elements: what the others here take. */
    static boolean alongRows(PlainArray x, int axis) {
        return axis == x.shape.ndim() - 1 && x.shape.size() > 0 && x.dtype.isFloating();
    }

    static PlainArray logSumExp(PlainArray x, int[] axes, boolean keepDims) {
        PlainArray p = x.compact();
        int n = p.shape.dim(axes[0]);
        int rows = p.shape.size() / n;
        Object out = Buffers.of(p.dtype, rows);
        if (p.dtype == DType.FLOAT32) {
            FloatSoftmax.logSumExp(rows, n, p.floats(), p.offset, (float[]) out);
        } else {
            DoubleSoftmax.logSumExp(rows, n, p.doubles(), p.offset, (double[]) out);
        }
        return p.fresh(p.dtype, p.shape.reduce(axes, keepDims), out);
    }

    static PlainArray softmax(PlainArray x, int axis) {
        PlainArray p = x.compact();
        int n = p.shape.dim(axis);
        int rows = p.shape.size() / n;
        Object out = Buffers.of(p.dtype, p.shape.size());
        if (p.dtype == DType.FLOAT32) {
            FloatSoftmax.softmax(rows, n, p.floats(), p.offset, (float[]) out);
        } else {
            DoubleSoftmax.softmax(rows, n, p.doubles(), p.offset, (double[]) out);
        }
        return p.fresh(p.dtype, p.shape, out);
    }

    static PlainArray logSoftmax(PlainArray x, int axis) {
        PlainArray p = x.compact();
        int n = p.shape.dim(axis);
        int rows = p.shape.size() / n;
        Object out = Buffers.of(p.dtype, p.shape.size());
        if (p.dtype == DType.FLOAT32) {
            FloatSoftmax.logSoftmax(rows, n, p.floats(), p.offset, (float[]) out);
        } else {
            DoubleSoftmax.logSoftmax(rows, n, p.doubles(), p.offset, (double[]) out);
        }
        return p.fresh(p.dtype, p.shape, out);
    }

    static PlainArray crossEntropy(PlainArray x, PlainArray t) {
        PlainArray p = x.compact();
        PlainArray i = t.compact();
        int rows = p.shape.dim(0);
        int n = p.shape.dim(1);
        Indexing.check("softmaxCrossEntropy", i.longs(), i.offset, rows, 1, n);
        if (p.dtype == DType.FLOAT32) {
            float loss = FloatSoftmax.crossEntropy(rows, n, p.floats(), p.offset, i.longs(), i.offset);
            return p.fresh(DType.FLOAT32, Shape.SCALAR, new float[] {loss});
        }
        double loss = DoubleSoftmax.crossEntropy(rows, n, p.doubles(), p.offset, i.longs(), i.offset);
        return p.fresh(DType.FLOAT64, Shape.SCALAR, new double[] {loss});
    }

    static PlainArray crossEntropyGrad(PlainArray x, PlainArray t, PlainArray gy) {
        PlainArray p = x.compact();
        PlainArray i = t.compact();
        int rows = p.shape.dim(0);
        int n = p.shape.dim(1);
        Indexing.check("softmaxCrossEntropyGrad", i.longs(), i.offset, rows, 1, n);
        Object out = Buffers.of(p.dtype, rows * n);
        if (p.dtype == DType.FLOAT32) {
            float share = gy.floats()[gy.offset] * (float) (1.0 / rows);
            FloatSoftmax.crossEntropyGrad(rows, n, p.floats(), p.offset, i.longs(), i.offset, share, (float[]) out);
        } else {
            double share = gy.doubles()[gy.offset] * (1.0 / rows);
            DoubleSoftmax.crossEntropyGrad(rows, n, p.doubles(), p.offset, i.longs(), i.offset, share, (double[]) out);
        }
        return p.fresh(p.dtype, p.shape, out);
    }
}
