package org.dezero.benchmarks;

import java.util.LinkedHashMap;
import java.util.Map;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.SGD;
import org.bytedeco.pytorch.SGDOptions;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;
import org.dezero.array.DType;

/** The training step of the MLP in libtorch: forward, loss, backward, SGD. Weights are stored as libtorch's layers do. */
final class TorchMlp implements Workload {
    private final Tensor x;
    private final Tensor t;
    private final Tensor w0;
    private final Tensor b0;
    private final Tensor w1;
    private final Tensor b1;
    private final TensorOptional bias0;
    private final TensorOptional bias1;
    private final SGD optimizer;
    private double loss;

    TorchMlp(DType type) {
        MlpStart start = new MlpStart();
        x = Tensors.of(start.x, type, MlpStart.BATCH, MlpStart.IN);
        t = Tensors.of(start.t);
        w0 = Tensors.transposedLeaf(start.w0, type, MlpStart.IN, MlpStart.HIDDEN);
        b0 = Tensors.leaf(new double[MlpStart.HIDDEN], type, MlpStart.HIDDEN);
        w1 = Tensors.transposedLeaf(start.w1, type, MlpStart.HIDDEN, MlpStart.OUT);
        b1 = Tensors.leaf(new double[MlpStart.OUT], type, MlpStart.OUT);
        bias0 = new TensorOptional(b0);
        bias1 = new TensorOptional(b1);
        optimizer = new SGD(new TensorVector(w0, b0, w1, b1), new SGDOptions(MlpStart.RATE));
    }

    @Override
    public Object step() {
        try (PointerScope scope = new PointerScope()) {
            Tensor y = torch.linear(torch.linear(x, w0, bias0).relu(), w1, bias1);
            Tensor out = torch.cross_entropy_loss(y, t);
            optimizer.zero_grad();
            out.backward();
            optimizer.step();
            loss = out.item_double();
            return x;
        }
    }

    @Override
    public Map<String, double[]> results() {
        step();
        Map<String, double[]> out = new LinkedHashMap<>();
        out.put("loss", new double[] {loss});
        try (PointerScope scope = new PointerScope()) {
            out.put("l0/W", Tensors.doubles(w0.t()));
            out.put("l0/b", Tensors.doubles(b0));
            out.put("l1/W", Tensors.doubles(w1.t()));
            out.put("l1/b", Tensors.doubles(b1));
            out.put("dl0/W", Tensors.doubles(w0.grad().t()));
            out.put("dl0/b", Tensors.doubles(b0.grad()));
            out.put("dl1/W", Tensors.doubles(w1.grad().t()));
            out.put("dl1/b", Tensors.doubles(b1.grad()));
        }
        return out;
    }
}
