package org.dezero.benchmarks;

import java.util.Map;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.BoolOptional;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;
import org.dezero.array.DType;

/** Derivatives of higher order in libtorch. */
final class TorchScalarDerivative implements Workload {
    private final ScalarDerivative which;
    private final Tensor start;
    private final Tensor at;

    TorchScalarDerivative(ScalarDerivative which) {
        this.which = which;
        start = Tensors.of(new double[] {ScalarDerivative.START}, DType.FLOAT64);
        at = Tensors.leaf(new double[] {ScalarDerivative.AT}, DType.FLOAT64);
    }

    private static Tensor gradient(Tensor y, Tensor x, boolean createGraph) {
        return torch.grad(
                        new TensorVector(y),
                        new TensorVector(x),
                        new TensorVector(),
                        new BoolOptional(createGraph),
                        createGraph,
                        false)
                .get(0);
    }

    private Tensor run() {
        return which == ScalarDerivative.NEWTON ? newton() : tanh();
    }

    private Tensor newton() {
        Tensor x = start;
        for (int i = 0; i < ScalarDerivative.STEPS; i++) {
            Tensor leaf = x.detach().set_requires_grad(true);
            Tensor y = leaf.pow(new Scalar(4)).sub(leaf.pow(new Scalar(2)).mul(new Scalar(2)));
            Tensor first = gradient(y, leaf, true);
            Tensor second = gradient(first, leaf, false);
            x = leaf.detach().sub(first.detach().div(second));
        }
        return x;
    }

    private Tensor tanh() {
        Tensor y = at.tanh();
        for (int order = 0; order < ScalarDerivative.ORDER; order++) {
            y = gradient(y, at, true);
        }
        return y;
    }

    @Override
    public Object step() {
        try (PointerScope scope = new PointerScope()) {
            run();
            return start;
        }
    }

    @Override
    public Map<String, double[]> results() {
        try (PointerScope scope = new PointerScope()) {
            return Map.of("y", Tensors.doubles(run()));
        }
    }
}
