package org.dezero.benchmarks;

import java.util.LinkedHashMap;
import java.util.Map;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Adam;
import org.bytedeco.pytorch.AdamOptions;
import org.bytedeco.pytorch.Optimizer;
import org.bytedeco.pytorch.SGD;
import org.bytedeco.pytorch.SGDOptions;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.dezero.array.DType;

/** libtorch's optimizers, updates alone. */
final class TorchOptimizer implements Workload {
    private final Map<String, Tensor> weights = new LinkedHashMap<>();
    private final Optimizer optimizer;

    TorchOptimizer(String which, DType type) {
        TensorVector all = new TensorVector();
        OptimizerWork.weights().forEach((name, w) -> {
            Tensor tensor = Tensors.leaf(w.values(), type, w.dims());
            tensor.mutable_grad().put(Tensors.of(OptimizerWork.gradient(w), type, w.dims()));
            weights.put(name, tensor);
            all.push_back(tensor);
        });
        switch (which) {
            case "sgd":
                optimizer = new SGD(all, new SGDOptions(OptimizerWork.RATE));
                break;
            case "momentum":
                SGDOptions options = new SGDOptions(OptimizerWork.RATE);
                options.momentum().put(OptimizerWork.MOMENTUM);
                optimizer = new SGD(all, options);
                break;
            case "adam":
                optimizer = new Adam(all, new AdamOptions(OptimizerWork.RATE));
                break;
            default:
                throw new IllegalArgumentException("libtorch: no optimizer " + which);
        }
    }

    @Override
    public Object step() {
        try (PointerScope scope = new PointerScope()) {
            optimizer.step();
            return weights;
        }
    }

    @Override
    public Map<String, double[]> results() {
        step();
        Map<String, double[]> out = new LinkedHashMap<>();
        weights.forEach((name, w) -> out.put(name, Tensors.doubles(w)));
        return out;
    }
}
