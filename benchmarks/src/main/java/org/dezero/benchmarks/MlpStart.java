package org.dezero.benchmarks;

import org.dezero.random.RandomState;

/** The batch and the weights from which the training step of an MLP 784-1000-10 starts, the same for everyone. */
final class MlpStart {
    static final int BATCH = 100;
    static final int IN = 784;
    static final int HIDDEN = 1000;
    static final int OUT = 10;

    /** The learning rate. */
    static final double RATE = 0.01;

    /** {@code (BATCH, IN)}. */
    final double[] x;

    /** {@code (BATCH,)}: classes. */
    final long[] t;

    /** {@code (IN, HIDDEN)}. */
    final double[] w0;

    /** {@code (HIDDEN, OUT)}. */
    final double[] w1;

    MlpStart() {
        RandomState random = new RandomState(0);
        x = random.rand(BATCH, IN).doubles();
        t = random.randint(0, OUT, BATCH).longs();
        w0 = scaled(random.randn(IN, HIDDEN).doubles(), Math.sqrt(1.0 / IN));
        w1 = scaled(random.randn(HIDDEN, OUT).doubles(), Math.sqrt(1.0 / HIDDEN));
    }

    private static double[] scaled(double[] values, double factor) {
        for (int i = 0; i < values.length; i++) {
            values[i] *= factor;
        }
        return values;
    }
}
