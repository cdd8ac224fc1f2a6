package org.dezero.benchmarks;

import java.util.LinkedHashMap;
import java.util.Map;
import org.dezero.Config;
import org.dezero.GraphScope;
import org.dezero.Parameter;
import org.dezero.Variable;
import org.dezero.array.ArrayBackend;
import org.dezero.array.DType;
import org.dezero.layers.Layer;
import org.dezero.optimizers.Adam;
import org.dezero.optimizers.MomentumSGD;
import org.dezero.optimizers.Optimizer;
import org.dezero.optimizers.SGD;

/** The library's optimizers, updates alone. */
final class OptimizerRun implements Workload {
    private final ArrayBackend xp;
    private final Model model = new Model();
    private final Optimizer optimizer;

    /** Parameters that nobody computes with. */
    private static final class Model extends Layer {
        @Override
        protected Variable forward(Variable... xs) {
            return xs[0];
        }
    }

    OptimizerRun(String which, ArrayBackend xp, DType type) {
        this.xp = xp;
        OptimizerWork.weights().forEach((name, w) -> {
            Parameter p = model.register(name.replace('/', '.'), new Parameter(name));
            p.setData(xp.fromHost(Numbers.host(w.values(), type, w.dims())));
            p.setGrad(xp.fromHost(Numbers.host(OptimizerWork.gradient(w), type, w.dims())));
        });
        switch (which) {
            case "sgd":
                optimizer = new SGD(OptimizerWork.RATE);
                break;
            case "momentum":
                optimizer = new MomentumSGD(OptimizerWork.RATE, OptimizerWork.MOMENTUM);
                break;
            case "adam":
                optimizer = new Adam(OptimizerWork.RATE);
                break;
            default:
                throw new IllegalArgumentException("optimizer: no '" + which + "'");
        }
        optimizer.setup(model);
    }

    @Override
    public Object step() {
        try (GraphScope arrays = Config.arrayScope(xp)) {
            optimizer.update();
            return model;
        }
    }

    @Override
    public Map<String, double[]> results() {
        step();
        Map<String, double[]> out = new LinkedHashMap<>();
        model.namedParams().forEach((name, p) -> out.put(name.replace('.', '/'), Numbers.doubles(p)));
        return out;
    }
}
