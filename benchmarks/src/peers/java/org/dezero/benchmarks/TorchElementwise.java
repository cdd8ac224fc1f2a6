package org.dezero.benchmarks;

import java.util.Map;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Tensor;

/** One element-wise operation in libtorch: no graph, and memory that its allocator recycles. */
final class TorchElementwise implements Workload {
    private final ElementwiseOp op;
    private final Tensor x;
    private final Tensor z;

    TorchElementwise(ElementwiseOp op, Task task) {
        this.op = op;
        int size = task.size();
        x = Tensors.of(ElementwiseOp.operand(0, size), task.type(), op.shape(size));
        z = Tensors.of(op.second(size), task.type(), op.secondShape(size));
    }

    private Tensor run() {
        switch (op) {
            case ADD:
            case ADD_ROW:
                return x.add(z);
            case MUL:
                return x.mul(z);
            case EXP:
                return x.exp();
            case TANH:
                return x.tanh();
            case SIGMOID:
                return x.sigmoid();
            case RELU:
                return x.relu();
            case SUM:
                return x.sum();
            case SUM_ROWS:
                return x.sum(0);
            case MAX:
                return x.max();
            case SOFTMAX:
                return x.softmax(1);
        }
        throw new IllegalStateException("libtorch: no " + op);
    }

    @Override
    public Object step() {
        // Operands without a gradient record no graph; a guard would only cost.
        run().close();
        return x;
    }

    @Override
    public Map<String, double[]> results() {
        try (PointerScope scope = new PointerScope();
                NoGradGuard noGrad = new NoGradGuard()) {
            return Map.of("y", Tensors.doubles(run()));
        }
    }
}
