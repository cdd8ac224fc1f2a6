package org.dezero.nd4j;

import org.dezero.array.BinaryOp;
import org.dezero.array.DType;
import org.dezero.array.Shape;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.impl.scalar.ScalarAdd;
import org.nd4j.linalg.api.ops.impl.scalar.ScalarMultiplication;
import org.nd4j.linalg.api.ops.impl.transforms.floating.Sqrt;
import org.nd4j.linalg.api.ops.impl.transforms.pairwise.arithmetic.Axpy;
import org.nd4j.linalg.api.ops.impl.transforms.same.OneMinus;
import org.nd4j.linalg.api.ops.impl.transforms.same.TimesOneMinus;

/** Several operations that need one result's memory only: every call but the first works in place. */
final class Gradients {
    private final NativeCalls calls;
    private final Softmax softmax;
    private final Indexing indexing;

    Gradients(NativeCalls calls, Softmax softmax, Indexing indexing) {
        this.calls = calls;
        this.softmax = softmax;
        this.indexing = indexing;
    }

    /** One call: ND4J's gradient of relu looks at the result's sign, which is that of the operand. */
    Nd4jArray relu(Nd4jArray gy, Nd4jArray y) {
        gy.buffer();
        y.buffer();
        if (y.size() == 0) {
            return calls.empty(y.dtype(), y.shape());
        }
        INDArray z = calls.allocate(y.dtype(), y.shape());
        return calls.fresh(y.dtype(), y.shape(), calls.custom("relu_bp", z, y.nd(), gy.nd()));
    }

    /** {@code gy (1 - y y)}; ND4J's own gradient of tanh computes tanh anew. */
    Nd4jArray tanh(Nd4jArray gy, Nd4jArray y) {
        gy.buffer();
        y.buffer();
        if (y.size() == 0) {
            return calls.empty(y.dtype(), y.shape());
        }
        INDArray z = calls.allocate(y.dtype(), y.shape());
        calls.run(Pairwise.of(BinaryOp.MUL, y.nd(), y.nd(), z));
        calls.run(new OneMinus(z, z));
        calls.run(Pairwise.of(BinaryOp.MUL, gy.nd(), z, z));
        return calls.fresh(y.dtype(), y.shape(), z);
    }

    /** {@code gy (y (1 - y))}. */
    Nd4jArray sigmoid(Nd4jArray gy, Nd4jArray y) {
        gy.buffer();
        y.buffer();
        if (y.size() == 0) {
            return calls.empty(y.dtype(), y.shape());
        }
        INDArray z = calls.allocate(y.dtype(), y.shape());
        calls.run(new TimesOneMinus(y.nd(), z));
        calls.run(Pairwise.of(BinaryOp.MUL, gy.nd(), z, z));
        return calls.fresh(y.dtype(), y.shape(), z);
    }

    /** {@code alpha x + beta y}: one call if a factor is 1, which is how optimizers step. */
    Nd4jArray combine(double alpha, Nd4jArray x, double beta, Nd4jArray y) {
        x.buffer();
        y.buffer();
        if (x.size() == 0) {
            return calls.empty(x.dtype(), x.shape());
        }
        INDArray z = calls.allocate(x.dtype(), x.shape());
        if (alpha == 1) {
            calls.run(new Axpy(y.nd(), x.nd(), z, beta));
        } else if (beta == 1) {
            calls.run(new Axpy(x.nd(), y.nd(), z, alpha));
        } else {
            calls.run(new ScalarMultiplication(y.nd(), null, z, beta));
            calls.run(new Axpy(x.nd(), z, z, alpha));
        }
        return calls.fresh(x.dtype(), x.shape(), z);
    }

    /** In the memory of the three results; the arguments are those of the backend's method. */
    Nd4jArray[] adam(
            Nd4jArray p,
            Nd4jArray m,
            Nd4jArray v,
            Nd4jArray g,
            double meanShare,
            double squareShare,
            double rate,
            double eps) {
        for (Nd4jArray x : new Nd4jArray[] {p, m, v, g}) {
            x.buffer();
        }
        DType dtype = p.dtype();
        Shape shape = p.shape();
        if (p.size() == 0) {
            return new Nd4jArray[] {calls.empty(dtype, shape), calls.empty(dtype, shape), calls.empty(dtype, shape)};
        }
        INDArray mean = calls.allocate(dtype, shape);
        calls.run(Pairwise.of(BinaryOp.SUB, g.nd(), m.nd(), mean));
        calls.run(new Axpy(mean, m.nd(), mean, meanShare));
        INDArray square = calls.allocate(dtype, shape);
        calls.run(Pairwise.of(BinaryOp.MUL, g.nd(), g.nd(), square));
        calls.run(Pairwise.of(BinaryOp.SUB, square, v.nd(), square));
        calls.run(new Axpy(square, v.nd(), square, squareShare));
        INDArray step = calls.allocate(dtype, shape);
        calls.run(new Sqrt(square, step));
        calls.run(new ScalarAdd(step, null, step, eps));
        calls.run(Pairwise.of(BinaryOp.DIV, mean, step, step));
        calls.run(new Axpy(step, p.nd(), step, -rate));
        return new Nd4jArray[] {
            calls.fresh(dtype, shape, step), calls.fresh(dtype, shape, mean), calls.fresh(dtype, shape, square)
        };
    }

    /** The softmax, from which 1 is taken at each row's class, times {@code gy / n}. */
    Nd4jArray softmaxCrossEntropy(Nd4jArray x, Nd4jArray labels, Nd4jArray gy) {
        x.buffer();
        gy.buffer();
        int n = x.shape().dim(0);
        indexing.checkIndices(
                "softmaxCrossEntropyGrad", labels, x.shape().dim(1), "classes of " + x.shape() + " " + x.dtype());
        Nd4jArray out = softmax.softmax(x, 1);
        INDArray z = out.nd();
        SingleElements.addToRows(z, labels, -1);
        double factor = gy.buffer().data().getDouble(gy.offset());
        double share = x.dtype() == DType.FLOAT32 ? (float) factor * (float) (1.0 / n) : factor * (1.0 / n);
        calls.run(new ScalarMultiplication(z, null, z, share));
        return out;
    }
}
