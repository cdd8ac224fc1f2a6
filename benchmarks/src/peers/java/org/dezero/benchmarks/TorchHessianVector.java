package org.dezero.benchmarks;

import java.util.LinkedHashMap;
import java.util.Map;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.BoolOptional;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;
import org.dezero.array.DType;

/** A Hessian-vector product in libtorch: its gradient with a graph, times the vector, and the gradient of that. */
final class TorchHessianVector implements Workload {
    private final Tensor x;
    private final Tensor t;
    private final Tensor[] weights = new Tensor[4];
    private final Tensor[] vector = new Tensor[4];
    private final TensorVector all;

    TorchHessianVector(DType type) {
        x = Tensors.of(HessianVector.x(), type, HessianVector.BATCH, HessianVector.IN);
        t = Tensors.of(HessianVector.t(), type, HessianVector.BATCH, 1);
        for (int i = 0; i < weights.length; i++) {
            int[] shape = HessianVector.shapes()[i];
            if (shape.length == 2) {
                weights[i] = Tensors.transposedLeaf(HessianVector.weight(i), type, shape[0], shape[1]);
                vector[i] = Tensors.transposed(HessianVector.vector(i), type, shape[0], shape[1]);
            } else {
                weights[i] = Tensors.leaf(HessianVector.weight(i), type, shape);
                vector[i] = Tensors.of(HessianVector.vector(i), type, shape);
            }
        }
        all = new TensorVector(weights);
    }

    private record Products(Tensor loss, TensorVector values) {}

    private Products run() {
        Tensor hidden =
                torch.linear(x, weights[0], new TensorOptional(weights[1])).tanh();
        Tensor y = torch.linear(hidden, weights[2], new TensorOptional(weights[3]));
        Tensor loss = torch.mse_loss(y, t);
        TensorVector gradients =
                torch.grad(new TensorVector(loss), all, new TensorVector(), new BoolOptional(true), true, false);
        Tensor product = gradients.get(0).mul(vector[0]).sum();
        for (int i = 1; i < vector.length; i++) {
            product = product.add(gradients.get(i).mul(vector[i]).sum());
        }
        return new Products(loss, torch.grad(new TensorVector(product), all));
    }

    @Override
    public Object step() {
        try (PointerScope scope = new PointerScope()) {
            run().loss().item_double();
            return x;
        }
    }

    @Override
    public Map<String, double[]> results() {
        try (PointerScope scope = new PointerScope()) {
            Products products = run();
            Map<String, double[]> out = new LinkedHashMap<>();
            out.put("loss", Tensors.doubles(products.loss()));
            for (int i = 0; i < weights.length; i++) {
                Tensor value = products.values().get(i);
                out.put(HessianVector.name(i), Tensors.doubles(value.dim() == 2 ? value.t() : value));
            }
            return out;
        }
    }
}
