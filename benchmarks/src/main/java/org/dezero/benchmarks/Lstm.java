package org.dezero.benchmarks;

import java.util.Arrays;
import java.util.List;

/**
 * A recurrent network: an LSTM of 100 on sequences of 30 numbers, 30 at once, and a linear layer that predicts a number at
 * each of them. The loss is the sum over the sequence of the mean squared error.
 */
final class Lstm {
    static final int STEPS = 30;
    static final int BATCH = 30;
    static final int HIDDEN = 100;

    /** The gates in the order in which DeZero names them. */
    static final List<String> GATES = List.of("f", "i", "o", "u");

    /** The learning rate. */
    static final double RATE = 0.01;

    private Lstm() {}

    /** The inputs, step after step. */
    static double[] x() {
        return Numbers.uniform(1, -1, 1, STEPS * BATCH);
    }

    /** What is to be predicted, step after step. */
    static double[] t() {
        return Numbers.uniform(2, -1, 1, STEPS * BATCH);
    }

    /** The inputs or predictions of one step. */
    static double[] step(double[] all, int step) {
        return Arrays.copyOfRange(all, step * BATCH, (step + 1) * BATCH);
    }

    /** The weights at the start: {@code x2f/W (1, h)}, {@code x2f/b (h,)}, {@code h2f/W (h, h)}, ..., {@code out/W (h, 1)}. */
    static Weights weights() {
        Weights all = new Weights();
        int seed = 10;
        for (String gate : GATES) {
            all.put("x2" + gate + "/W", new Weights.Weight(Numbers.uniform(seed++, -1, 1, HIDDEN), 1, HIDDEN));
            all.put("x2" + gate + "/b", new Weights.Weight(Numbers.uniform(seed++, -0.1, 0.1, HIDDEN), HIDDEN));
            double[] w = Numbers.uniform(seed++, -0.15, 0.15, HIDDEN * HIDDEN);
            all.put("h2" + gate + "/W", new Weights.Weight(w, HIDDEN, HIDDEN));
        }
        all.put("out/W", new Weights.Weight(Numbers.uniform(seed, -0.15, 0.15, HIDDEN), HIDDEN, 1));
        all.put("out/b", new Weights.Weight(new double[1], 1));
        return all;
    }

    /** The floating-point operations of the products with the state, forward or in a training step. */
    static double flops(boolean step) {
        double forward = 2.0 * (STEPS - 1) * BATCH * HIDDEN * 4 * HIDDEN;
        return step ? 3 * forward : forward;
    }
}
