package org.dezero.benchmarks;

import java.util.LinkedHashMap;
import java.util.Map;

/** The optimizers' formulas in plain loops over floats. */
final class FloatOptimizer implements Workload {
    private static final float RATE = (float) OptimizerWork.RATE;
    private static final float MOMENTUM = (float) OptimizerWork.MOMENTUM;
    private static final double BETA1 = 0.9;
    private static final double BETA2 = 0.999;
    private static final float EPSILON = 1e-8f;

    private final String which;
    private final Map<String, State> states = new LinkedHashMap<>();
    private int updates;

    private record State(float[] weight, float[] gradient, float[] first, float[] second) {}

    FloatOptimizer(String which) {
        this.which = which;
        OptimizerWork.weights().forEach((name, w) -> {
            float[] weight = Numbers.floats(w.values());
            float[] gradient = Numbers.floats(OptimizerWork.gradient(w));
            states.put(name, new State(weight, gradient, new float[weight.length], new float[weight.length]));
        });
    }

    @Override
    public Object step() {
        updates++;
        for (State s : states.values()) {
            switch (which) {
                case "sgd":
                    FloatStage.descend(s.weight, s.gradient, RATE);
                    break;
                case "momentum":
                    momentum(s.weight, s.gradient, s.first);
                    break;
                case "adam":
                    adam(s.weight, s.gradient, s.first, s.second);
                    break;
                default:
                    throw new IllegalArgumentException("optimizer: no '" + which + "'");
            }
        }
        return states;
    }

    private static void momentum(float[] weight, float[] gradient, float[] velocity) {
        for (int i = 0; i < weight.length; i++) {
            velocity[i] = MOMENTUM * velocity[i] - RATE * gradient[i];
            weight[i] += velocity[i];
        }
    }

    private void adam(float[] weight, float[] gradient, float[] mean, float[] square) {
        float rate = (float) (RATE * Math.sqrt(1 - Math.pow(BETA2, updates)) / (1 - Math.pow(BETA1, updates)));
        float share1 = (float) (1 - BETA1);
        float share2 = (float) (1 - BETA2);
        for (int i = 0; i < weight.length; i++) {
            mean[i] += share1 * (gradient[i] - mean[i]);
            square[i] += share2 * (gradient[i] * gradient[i] - square[i]);
            weight[i] -= rate * mean[i] / ((float) Math.sqrt(square[i]) + EPSILON);
        }
    }

    @Override
    public Map<String, double[]> results() {
        step();
        Map<String, double[]> out = new LinkedHashMap<>();
        states.forEach((name, s) -> out.put(name, Numbers.doubles(s.weight)));
        return out;
    }
}
