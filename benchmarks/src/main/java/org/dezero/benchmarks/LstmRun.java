package org.dezero.benchmarks;

import java.util.LinkedHashMap;
import java.util.Map;
import org.dezero.BackwardOption;
import org.dezero.Config;
import org.dezero.F;
import org.dezero.GraphScope;
import org.dezero.Parameter;
import org.dezero.Scope;
import org.dezero.Variable;
import org.dezero.array.ArrayBackend;
import org.dezero.array.DType;
import org.dezero.layers.LSTM;
import org.dezero.layers.Linear;
import org.dezero.models.Sequential;
import org.dezero.optimizers.Optimizer;
import org.dezero.optimizers.SGD;

/**
 * The recurrent network in the library, a call of the layer for each step or one for the whole sequence: forward without a graph,
 * or a training step.
 */
final class LstmRun implements Workload {
    private final ArrayBackend xp;
    private final TrainingWork work;
    private final LSTM lstm;
    private final Linear out;
    private final Sequential model;
    private final Optimizer optimizer;
    private final Variable x;
    private final Variable t;
    private final Variable[] xs = new Variable[Lstm.STEPS];
    private final Variable[] ts = new Variable[Lstm.STEPS];
    private final Map<String, Parameter> weights = new LinkedHashMap<>();
    private double loss;

    LstmRun(TrainingWork work, ArrayBackend xp, DType type) {
        this.xp = xp;
        this.work = work;
        double[] inputs = Lstm.x();
        double[] targets = Lstm.t();
        x = Variable.constant(xp.fromHost(Numbers.host(inputs, type, Lstm.STEPS, Lstm.BATCH, 1)));
        t = Variable.constant(xp.fromHost(Numbers.host(targets, type, Lstm.STEPS, Lstm.BATCH, 1)));
        for (int i = 0; i < Lstm.STEPS; i++) {
            xs[i] = Variable.constant(xp.fromHost(Numbers.host(Lstm.step(inputs, i), type, Lstm.BATCH, 1)));
            ts[i] = Variable.constant(xp.fromHost(Numbers.host(Lstm.step(targets, i), type, Lstm.BATCH, 1)));
        }
        lstm = LSTM.builder(Lstm.HIDDEN).dtype(type).build();
        out = Linear.builder(1).dtype(type).build();
        model = new Sequential(lstm, out);
        weights.putAll(lstm.namedParams());
        out.namedParams().forEach((name, p) -> weights.put("out/" + name, p));
        Lstm.weights().forEach((name, w) -> {
            Parameter p = weights.get(name);
            if (p == null) {
                throw new IllegalStateException("lstm: the library has no parameter " + name);
            }
            p.setData(xp.fromHost(Numbers.host(w.values(), type, w.dims())));
        });
        optimizer = new SGD(Lstm.RATE).setup(model);
    }

    private Variable forward() {
        lstm.resetState();
        return work.sequence() ? wholeSequence() : stepByStep();
    }

    /** The error is the sum of squares by the length of the first axis: by the steps here, by the examples step by step. */
    private Variable wholeSequence() {
        Variable error = F.meanSquaredError(out.apply(lstm.applySequence(x)), t);
        return F.mul(error, (double) Lstm.STEPS / Lstm.BATCH);
    }

    private Variable stepByStep() {
        Variable total = F.meanSquaredError(out.apply(lstm.apply(xs[0])), ts[0]);
        for (int i = 1; i < Lstm.STEPS; i++) {
            total = F.add(total, F.meanSquaredError(out.apply(lstm.apply(xs[i])), ts[i]));
        }
        return total;
    }

    @Override
    public Object step() {
        if (!work.training()) {
            try (Scope noGrad = Config.noGrad();
                    GraphScope arrays = Config.arrayScope(xp)) {
                loss = forward().item();
                lstm.resetState();
                return model;
            }
        }
        try (GraphScope arrays = Config.arrayScope(xp)) {
            Variable y = forward();
            model.clearGrads();
            y.backward(BackwardOption.RELEASE_GRAPH);
            optimizer.update();
            loss = y.item();
            lstm.resetState();
            return model;
        }
    }

    @Override
    public Map<String, double[]> results() {
        step();
        Map<String, double[]> all = new LinkedHashMap<>();
        all.put("loss", new double[] {loss});
        if (work.training()) {
            weights.forEach((name, p) -> {
                all.put(name, Numbers.doubles(p));
                all.put("d" + name, Numbers.doubles(p.grad()));
            });
        }
        return all;
    }
}
