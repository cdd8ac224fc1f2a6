package org.dezero.nd4j;

import org.dezero.array.BinaryOp;
import org.dezero.array.DType;
import org.dezero.array.Shape;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.impl.reduce.same.Max;
import org.nd4j.linalg.api.ops.impl.scalar.ScalarDivision;
import org.nd4j.linalg.api.ops.impl.transforms.strict.Exp;
import org.nd4j.linalg.api.ops.impl.transforms.strict.Log;

/** What is built on the exponentials of a row, shifted by its maximum. */
final class Softmax {
    private final NativeCalls calls;
    private final Sums sums;
    private final Indexing indexing;

    Softmax(NativeCalls calls, Sums sums, Indexing indexing) {
        this.calls = calls;
        this.sums = sums;
        this.indexing = indexing;
    }

    /** Of an array with elements, along one axis or more. */
    Nd4jArray logSumExp(Nd4jArray a, int[] axes, boolean keepDims) {
        a.buffer();
        Shape kept = a.shape().reduce(axes, true);
        INDArray max = finiteMax(a, axes);
        INDArray shifted = calls.custom("subtract", calls.allocate(a.dtype(), a.shape()), a.nd(), max);
        calls.run(new Exp(shifted, shifted));
        INDArray z = sums.sum(calls.fresh(a.dtype(), a.shape(), shifted), axes);
        calls.run(new Log(z, z));
        calls.custom("add", z, z, max);
        calls.free(max);
        calls.free(shifted);
        Nd4jArray out = calls.fresh(a.dtype(), kept, z);
        Shape shape = a.shape().reduce(axes, keepDims);
        return keepDims ? out : out.recast(shape, Nd4jArray.denseStrides(shape));
    }

    /**
     * The maximum along axes, which stay, with infinities replaced by the largest finite numbers: as a shift before exp
     * these do the same, but for {@code inf - inf}. ND4J's passing over NaN is no harm here: the NaN comes back with the
     * elements that are shifted.
     */
    private INDArray finiteMax(Nd4jArray x, int[] axes) {
        double most = x.dtype() == DType.FLOAT32 ? Float.MAX_VALUE : Double.MAX_VALUE;
        INDArray max = calls.allocate(x.dtype(), x.shape().reduce(axes, true));
        calls.run(new Max(x.nd(), max, true, axes));
        return calls.custom("clipbyvalue", max, new INDArray[] {max}, new double[] {-most, most});
    }

    Nd4jArray softmax(Nd4jArray a, int axis) {
        a.buffer();
        if (a.size() == 0) {
            return a;
        }
        INDArray z = calls.allocate(a.dtype(), a.shape());
        if (a.dtype() == DType.FLOAT32) {
            calls.custom("softmax", z, new INDArray[] {a.nd()}, axis);
        } else {
            // ND4J's softmax of FLOAT64 shifts by no less than 0 along a last axis: rows far below come out NaN.
            int[] axes = {axis};
            INDArray row = calls.allocate(a.dtype(), a.shape().reduce(axes, true));
            calls.run(new Max(a.nd(), row, true, axes));
            calls.custom("subtract", z, a.nd(), row);
            calls.free(row);
            calls.run(new Exp(z, z));
            Nd4jArray exponentials = calls.fresh(a.dtype(), a.shape(), z);
            INDArray total = sums.sum(exponentials, axes);
            calls.custom("divide", z, z, total);
            calls.free(total);
        }
        return calls.fresh(a.dtype(), a.shape(), z);
    }

    /** All in native memory; the loss of a row is {@code log(sum(e^(x - m))) - (x_t - m)}, m its finite maximum. */
    Nd4jArray softmaxCrossEntropy(Nd4jArray a, Nd4jArray labels) {
        a.buffer();
        int n = a.shape().dim(0);
        int c = a.shape().dim(1);
        indexing.checkIndices("softmaxCrossEntropy", labels, c, "classes of " + a.shape() + " " + a.dtype());
        int[] columns = {1};
        INDArray max = finiteMax(a, columns);
        INDArray shifted = calls.custom("subtract", calls.allocate(a.dtype(), a.shape()), a.nd(), max);
        INDArray picked = calls.allocate(a.dtype(), Shape.of(n));
        SingleElements.takeFromRows(shifted, labels, picked);
        Nd4jArray table = calls.fresh(a.dtype(), a.shape(), shifted);
        calls.run(new Exp(shifted, shifted));
        INDArray total = sums.sum(table, columns);
        calls.run(new Log(total, total));
        Nd4jArray logs = calls.fresh(a.dtype(), Shape.of(n, 1), total).recast(Shape.of(n), new long[] {1});
        calls.run(Pairwise.of(BinaryOp.SUB, logs.nd(), picked, picked));
        INDArray loss = sums.sum(calls.fresh(a.dtype(), Shape.of(n), picked), new int[] {0});
        calls.run(new ScalarDivision(loss, null, loss, n));
        for (INDArray temporary : new INDArray[] {max, shifted, total, picked}) {
            calls.free(temporary);
        }
        return calls.fresh(a.dtype(), Shape.of(1), loss).recast(Shape.SCALAR, new long[0]);
    }
}
