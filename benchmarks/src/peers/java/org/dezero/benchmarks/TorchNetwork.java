package org.dezero.benchmarks;

import java.util.LinkedHashMap;
import java.util.Map;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.SGD;
import org.bytedeco.pytorch.SGDOptions;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;
import org.dezero.array.DType;

/** A network in libtorch, forward or a training step. Matrices are stored as libtorch's own layers store them. */
final class TorchNetwork implements Workload {
    private static final long[] ONE = {1, 1};
    private static final long[] TWO = {2, 2};
    private static final long[] ZERO = {0, 0};

    private final Network network;
    private final boolean training;
    private final Tensor x;
    private final Tensor t;
    private final Map<String, Tensor> weights = new LinkedHashMap<>();
    private final Map<String, TensorOptional> optional = new LinkedHashMap<>();
    private final SGD optimizer;
    private double loss;

    TorchNetwork(Network network, boolean training, DType type) {
        this.network = network;
        this.training = training;
        x = Tensors.of(network.x(), type, network.shape());
        t = Tensors.of(network.t());
        TensorVector all = new TensorVector();
        network.weights().forEach((name, w) -> {
            Tensor tensor = w.dims().length == 2
                    ? Tensors.transposedLeaf(w.values(), type, w.dims()[0], w.dims()[1])
                    : Tensors.leaf(w.values(), type, w.dims());
            weights.put(name, tensor);
            optional.put(name, new TensorOptional(tensor));
            all.push_back(tensor);
            if (name.endsWith("/gamma")) {
                String stage = name.substring(0, name.length() - "/gamma".length());
                optional.put(
                        stage + "/mean", new TensorOptional(Tensors.of(new double[w.values().length], type, w.dims())));
                optional.put(stage + "/var", new TensorOptional(Tensors.of(w.values(), type, w.dims())));
            }
        });
        optimizer = new SGD(all, new SGDOptions(Network.RATE));
    }

    private Tensor forward() {
        Tensor y = x;
        for (Stage s : network.stages) {
            y = forward(s, y);
        }
        return y;
    }

    private Tensor forward(Stage s, Tensor y) {
        switch (s.kind()) {
            case LINEAR:
                Tensor rows = y.dim() == 2 ? y : y.flatten(1, -1);
                return torch.linear(rows, weights.get(s.name() + "/W"), bias(s));
            case CONVOLUTION:
                long[] pad = {s.pad(), s.pad()};
                return torch.conv2d(y, weights.get(s.name() + "/W"), bias(s), ONE, pad, ONE, 1);
            case BATCH_NORM:
                return torch.batch_norm(
                        y,
                        optional.get(s.name() + "/gamma"),
                        optional.get(s.name() + "/beta"),
                        optional.get(s.name() + "/mean"),
                        optional.get(s.name() + "/var"),
                        true,
                        0.1,
                        Network.EPSILON,
                        false);
            case RELU:
                return y.relu();
            case POOLING:
                return torch.max_pool2d(y, TWO, TWO, ZERO, ONE, false);
        }
        throw new IllegalStateException("libtorch: no " + s);
    }

    private TensorOptional bias(Stage s) {
        TensorOptional bias = optional.get(s.name() + "/b");
        return bias == null ? new TensorOptional() : bias;
    }

    @Override
    public Object step() {
        try (PointerScope scope = new PointerScope()) {
            if (!training) {
                try (NoGradGuard noGrad = new NoGradGuard()) {
                    return forward();
                }
            }
            Tensor out = torch.cross_entropy_loss(forward(), t);
            optimizer.zero_grad();
            out.backward();
            optimizer.step();
            loss = out.item_double();
            return x;
        }
    }

    @Override
    public Map<String, double[]> results() {
        if (!training) {
            try (PointerScope scope = new PointerScope();
                    NoGradGuard noGrad = new NoGradGuard()) {
                return Map.of("y", Tensors.doubles(forward()));
            }
        }
        step();
        Map<String, double[]> out = new LinkedHashMap<>();
        out.put("loss", new double[] {loss});
        try (PointerScope scope = new PointerScope()) {
            weights.forEach((name, w) -> {
                boolean matrix = w.dim() == 2;
                out.put(name, Tensors.doubles(matrix ? w.t() : w));
                out.put("d" + name, Tensors.doubles(matrix ? w.grad().t() : w.grad()));
            });
        }
        return out;
    }
}
