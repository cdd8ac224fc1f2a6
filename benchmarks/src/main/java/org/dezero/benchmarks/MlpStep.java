package org.dezero.benchmarks;

import java.util.LinkedHashMap;
import java.util.Map;
import org.dezero.BackwardOption;
import org.dezero.Config;
import org.dezero.F;
import org.dezero.GraphScope;
import org.dezero.Parameter;
import org.dezero.Variable;
import org.dezero.array.ArrayBackend;
import org.dezero.array.DType;
import org.dezero.array.HostArray;
import org.dezero.array.NdArray;
import org.dezero.models.MLP;
import org.dezero.optimizers.Optimizer;
import org.dezero.optimizers.SGD;

/** A training step of an MLP in the library: forward, loss, backward, SGD; the batch stays on the backend. */
final class MlpStep implements Workload {
    private final ArrayBackend xp;
    private final MLP model;
    private final Optimizer optimizer;
    private final Variable x;
    private final Variable t;
    private double loss;

    MlpStep(ArrayBackend xp, DType type) {
        this.xp = xp;
        MlpStart start = new MlpStart();
        x = Variable.constant(xp.fromHost(Numbers.host(start.x, type, MlpStart.BATCH, MlpStart.IN)));
        t = Variable.constant(xp.fromHost(HostArray.of(start.t)));
        model = MLP.builder(MlpStart.HIDDEN, MlpStart.OUT)
                .activation(F::relu)
                .dtype(type)
                .build();
        set("l0/W", xp.fromHost(Numbers.host(start.w0, type, MlpStart.IN, MlpStart.HIDDEN)));
        set("l0/b", xp.fromHost(Numbers.host(new double[MlpStart.HIDDEN], type, MlpStart.HIDDEN)));
        set("l1/W", xp.fromHost(Numbers.host(start.w1, type, MlpStart.HIDDEN, MlpStart.OUT)));
        set("l1/b", xp.fromHost(Numbers.host(new double[MlpStart.OUT], type, MlpStart.OUT)));
        optimizer = new SGD(MlpStart.RATE).setup(model);
    }

    private void set(String name, NdArray value) {
        Parameter p = model.namedParams().get(name);
        if (p == null) {
            throw new IllegalStateException("mlp-step: the model has no parameter " + name);
        }
        p.setData(value);
    }

    @Override
    public Object step() {
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
        step();
        Map<String, double[]> out = new LinkedHashMap<>();
        out.put("loss", new double[] {loss});
        model.namedParams().forEach((name, p) -> {
            out.put("d" + name, Numbers.doubles(p.grad()));
            out.put(name, Numbers.doubles(p));
        });
        return out;
    }
}
