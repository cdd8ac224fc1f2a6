package org.dezero.benchmarks;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.dezero.BackwardOption;
import org.dezero.Config;
import org.dezero.F;
import org.dezero.GraphScope;
import org.dezero.Parameter;
import org.dezero.Scope;
import org.dezero.Variable;
import org.dezero.array.ArrayBackend;
import org.dezero.array.DType;
import org.dezero.array.HostArray;
import org.dezero.layers.BatchNorm;
import org.dezero.layers.Conv2d;
import org.dezero.layers.Layer;
import org.dezero.layers.Linear;
import org.dezero.models.Sequential;
import org.dezero.optimizers.Optimizer;
import org.dezero.optimizers.SGD;

/** A network in the library: the forward pass without a graph, or a training step; the batch stays on the backend. */
final class NetworkRun implements Workload {
    private final ArrayBackend xp;
    private final boolean training;
    private final Sequential model;
    private final Optimizer optimizer;
    private final Variable x;
    private final Variable t;
    private final Map<String, Parameter> weights = new LinkedHashMap<>();
    private double loss;

    NetworkRun(Network network, boolean training, ArrayBackend xp, DType type) {
        this.xp = xp;
        this.training = training;
        x = Variable.constant(xp.fromHost(Numbers.host(network.x(), type, network.shape())));
        t = Variable.constant(xp.fromHost(HostArray.of(network.t())));
        model = new Sequential(steps(network, type));
        network.weights().forEach((name, w) -> {
            Parameter p = weights.get(name);
            if (p == null) {
                throw new IllegalStateException("network: the library has no parameter " + name);
            }
            p.setData(xp.fromHost(Numbers.host(w.values(), type, w.dims())));
        });
        optimizer = new SGD(Network.RATE).setup(model);
    }

    @SuppressWarnings({"unchecked", "rawtypes"}) // An array of a generic type.
    private UnaryOperator<Variable>[] steps(Network network, DType type) {
        List<UnaryOperator<Variable>> out = new ArrayList<>();
        boolean images = network.shape().length > 2;
        for (Stage s : network.stages) {
            if (images && s.kind() == Stage.Kind.LINEAR) {
                out.add(F::flatten);
                images = false;
            }
            out.add(step(s, type));
        }
        return out.toArray(new UnaryOperator[0]);
    }

    private UnaryOperator<Variable> step(Stage s, DType type) {
        switch (s.kind()) {
            case LINEAR:
                return named(s, Linear.builder(s.out()).dtype(type).build());
            case CONVOLUTION:
                Conv2d.Builder builder =
                        Conv2d.builder(s.out(), s.kernel()).pad(s.pad()).dtype(type);
                return named(s, (s.hasBias() ? builder : builder.nobias()).build());
            case BATCH_NORM:
                return named(s, BatchNorm.builder().eps(Network.EPSILON).build());
            case RELU:
                return F::relu;
            case POOLING:
                return y -> F.pooling(y, 2, 2, 0);
        }
        throw new IllegalStateException("network: no " + s);
    }

    private Layer named(Stage s, Layer layer) {
        layer.namedParams().forEach((name, p) -> weights.put(s.name() + "/" + name, p));
        return layer;
    }

    @Override
    public Object step() {
        if (!training) {
            try (Scope noGrad = Config.noGrad();
                    GraphScope arrays = Config.arrayScope(xp)) {
                return model.apply(x);
            }
        }
        try (GraphScope arrays = Config.arrayScope(xp)) {
            Variable y = F.softmaxCrossEntropy(model.apply(x), t);
            model.clearGrads();
            y.backward(BackwardOption.RELEASE_GRAPH);
            optimizer.update();
            loss = y.item();
            return model;
        }
    }

    @Override
    public Map<String, double[]> results() {
        if (!training) {
            try (Scope noGrad = Config.noGrad();
                    GraphScope arrays = Config.arrayScope(xp)) {
                return Map.of("y", Numbers.doubles(model.apply(x)));
            }
        }
        step();
        Map<String, double[]> out = new LinkedHashMap<>();
        out.put("loss", new double[] {loss});
        weights.forEach((name, p) -> {
            // Running statistics have none.
            if (p.hasGrad()) {
                out.put("d" + name, Numbers.doubles(p.grad()));
                out.put(name, Numbers.doubles(p));
            }
        });
        return out;
    }
}
