package org.dezero;

import org.dezero.array.ArrayBackend;
import org.dezero.array.NdArray;
import org.dezero.array.Shape;

/** The mean over rows of {@code logSumExp(x_i) - x_i[t_i]}. */
final class SoftmaxCrossEntropy extends UnaryFunction {
    SoftmaxCrossEntropy(NdArray t) {
        save(t);
    }

    @Override
    protected NdArray forward(ArrayBackend xp, NdArray x) {
        NdArray logits = Promotion.floating(xp, this, x);
        // The mean of nothing, as NumPy has it.
        return x.shape().dim(0) == 0
                ? xp.full(Shape.SCALAR, logits.dtype(), Double.NaN)
                : xp.softmaxCrossEntropy(logits, saved(0));
    }

    @Override
    protected Variable backward(Variable gy) {
        Variable x = input(0);
        if (gy.dtype() == x.dtype() && x.dtype().isFloating() && x.size() > 0 && !records(gy, x)) {
            return unrecorded(x.backend().softmaxCrossEntropyGrad(x.array(), saved(0), gy.array()), gy);
        }
        Variable y = F.softmax(x, 1);
        Shape shape = y.shape();
        NdArray t = saved(0);
        NdArray hot = t.backend().oneHot(t, shape.dim(1), y.dtype());
        return F.mul(F.sub(y, Variable.constant(hot)), F.mul(gy, 1.0 / shape.dim(0)));
    }

    @Override
    protected boolean retainsOutput(int i) {
        return false;
    }
}
