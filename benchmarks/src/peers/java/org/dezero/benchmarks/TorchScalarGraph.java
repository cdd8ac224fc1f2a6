package org.dezero.benchmarks;

import java.util.Map;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;
import org.dezero.array.DType;

/** A graph of scalars in libtorch: built, and differentiated with respect to its leaves. */
final class TorchScalarGraph implements Workload {
    private final ScalarExpression expression;
    private final TorchAlgebra algebra = new TorchAlgebra();
    private final Tensor x;
    private final Tensor a;

    TorchScalarGraph(ScalarExpression expression) {
        this.expression = expression;
        x = Tensors.leaf(new double[] {expression.x}, DType.FLOAT64);
        a = Tensors.leaf(new double[] {expression.a}, DType.FLOAT64);
    }

    private Tensor run() {
        x.mutable_grad().reset();
        a.mutable_grad().reset();
        Tensor y = expression.of(algebra, x, a);
        y.backward();
        return y;
    }

    @Override
    public Object step() {
        try (PointerScope scope = new PointerScope()) {
            run();
            return x;
        }
    }

    @Override
    public Map<String, double[]> results() {
        try (PointerScope scope = new PointerScope()) {
            Tensor y = run();
            return Map.of(
                    "y", Tensors.doubles(y),
                    "dx", Tensors.doubles(x.grad()),
                    "da", a.grad().defined() ? Tensors.doubles(a.grad()) : new double[1]);
        }
    }
}
