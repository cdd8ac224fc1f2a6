package org.dezero.benchmarks;

import java.util.Map;

/** One stage of a network in plain loops over floats; like careful code by hand, it reuses its arrays. */
interface FloatStage {
    /** The output for an input, which stays as it is until the step is over. */
    float[] forward(float[] x);

    /**
     * The gradient of the input for that of the output; gradients of weights are remembered.
     *
     * @param needed whether anybody reads the result
     */
    float[] backward(float[] gy, boolean needed);

    /** Changes the weights by their gradients. */
    default void update(float rate) {}

    /** Adds weights and their gradients, by name. */
    default void collect(Map<String, double[]> out) {}

    /** {@code weights -= rate gradients}. */
    static void descend(float[] weights, float[] gradients, float rate) {
        for (int i = 0; i < weights.length; i++) {
            weights[i] -= rate * gradients[i];
        }
    }
}
