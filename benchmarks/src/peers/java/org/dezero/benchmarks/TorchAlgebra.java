package org.dezero.benchmarks;

import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;

/** libtorch's operations on 0-dimensional tensors. */
final class TorchAlgebra implements ScalarAlgebra<Tensor> {
    @Override
    public Tensor add(Tensor a, Tensor b) {
        return a.add(b);
    }

    @Override
    public Tensor sub(Tensor a, Tensor b) {
        return a.sub(b);
    }

    @Override
    public Tensor mul(Tensor a, Tensor b) {
        return a.mul(b);
    }

    @Override
    public Tensor add(Tensor a, double b) {
        return a.add(new Scalar(b));
    }

    @Override
    public Tensor mul(Tensor a, double b) {
        return a.mul(new Scalar(b));
    }

    @Override
    public Tensor square(Tensor a) {
        return a.square();
    }

    @Override
    public Tensor exp(Tensor a) {
        return a.exp();
    }

    @Override
    public Tensor tanh(Tensor a) {
        return a.tanh();
    }
}
