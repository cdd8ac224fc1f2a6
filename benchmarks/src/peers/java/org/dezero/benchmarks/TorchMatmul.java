package org.dezero.benchmarks;

import java.util.Map;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;
import org.dezero.array.DType;

/** A matrix product in libtorch; transposed operands are views. */
final class TorchMatmul implements Workload {
    private final MatrixShape shape;
    private final Tensor a;
    private final Tensor b;

    TorchMatmul(MatrixShape shape, DType type) {
        this.shape = shape;
        Tensor storedA = Tensors.of(shape.a(), type, shape.storedA());
        Tensor storedB = Tensors.of(shape.b(), type, shape.storedB());
        a = shape.transposedA() ? storedA.transpose(-2, -1) : storedA;
        b = shape.transposedB() ? storedB.transpose(-2, -1) : storedB;
    }

    @Override
    public Object step() {
        a.matmul(b).close();
        return a;
    }

    @Override
    public Map<String, double[]> results() {
        try (PointerScope scope = new PointerScope()) {
            return Map.of("c", shape.compared(Tensors.doubles(a.matmul(b))));
        }
    }
}
