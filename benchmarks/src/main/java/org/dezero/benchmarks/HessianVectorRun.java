package org.dezero.benchmarks;

import java.util.LinkedHashMap;
import java.util.Map;
import org.dezero.BackwardOption;
import org.dezero.Config;
import org.dezero.F;
import org.dezero.GraphScope;
import org.dezero.Variable;
import org.dezero.array.ArrayBackend;
import org.dezero.array.DType;

/** A Hessian-vector product in the library: the gradient, its product with the vector, and the gradient of that. */
final class HessianVectorRun implements Workload {
    private final ArrayBackend xp;
    private final Variable x;
    private final Variable t;
    private final Variable[] weights = new Variable[4];
    private final Variable[] vector = new Variable[4];
    private double loss;

    HessianVectorRun(ArrayBackend xp, DType type) {
        this.xp = xp;
        x = Variable.constant(
                xp.fromHost(Numbers.host(HessianVector.x(), type, HessianVector.BATCH, HessianVector.IN)));
        t = Variable.constant(xp.fromHost(Numbers.host(HessianVector.t(), type, HessianVector.BATCH, 1)));
        for (int i = 0; i < weights.length; i++) {
            int[] shape = HessianVector.shapes()[i];
            weights[i] = Variable.of(xp.fromHost(Numbers.host(HessianVector.weight(i), type, shape)));
            vector[i] = Variable.constant(xp.fromHost(Numbers.host(HessianVector.vector(i), type, shape)));
        }
    }

    @Override
    public Object step() {
        try (GraphScope arrays = Config.arrayScope(xp)) {
            Variable y = F.linear(F.tanh(F.linear(x, weights[0], weights[1])), weights[2], weights[3]);
            Variable error = F.meanSquaredError(y, t);
            clearGrads();
            error.backward(BackwardOption.CREATE_GRAPH);
            Variable product = null;
            for (int i = 0; i < weights.length; i++) {
                Variable part = F.sum(F.mul(weights[i].grad(), vector[i]));
                product = product == null ? part : F.add(product, part);
            }
            clearGrads();
            if (product != null) {
                product.backward();
            }
            loss = error.item();
            return weights;
        }
    }

    private void clearGrads() {
        for (Variable w : weights) {
            w.clearGrad();
        }
    }

    @Override
    public Map<String, double[]> results() {
        step();
        Map<String, double[]> out = new LinkedHashMap<>();
        out.put("loss", new double[] {loss});
        for (int i = 0; i < weights.length; i++) {
            // The last bias enters the error squared, so all of them have a second derivative.
            out.put(HessianVector.name(i), Numbers.doubles(weights[i].grad()));
        }
        return out;
    }
}
