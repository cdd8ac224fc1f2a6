package org.dezero.benchmarks;

/** Updates alone: the weights of the MLP and gradients that stay the same. */
final class OptimizerWork {
    static final double RATE = 0.001;
    static final double MOMENTUM = 0.9;

    private OptimizerWork() {}

    static Weights weights() {
        return Network.MLP.weights();
    }

    /** The gradient of a weight: not near 0, where optimizers differ in what they add to it before they divide. */
    static double[] gradient(Weights.Weight weight) {
        double[] out = Numbers.uniform(weight.values().length, -1, 1, weight.values().length);
        for (int i = 0; i < out.length; i++) {
            out[i] += Math.copySign(0.1, out[i]);
        }
        return out;
    }
}
