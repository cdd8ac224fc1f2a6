package org.dezero.benchmarks;

import java.util.Arrays;
import java.util.List;
import org.dezero.random.RandomState;

/**
 * A classifier that is trained with softmax cross entropy and SGD, described once for the library, for its control and
 * for the peers.
 */
enum Network {
    /** 784-1000-10 with ReLU on a batch of 100. */
    MLP(100, new int[] {784}, Stage.linear("l0", 784, 1000), Stage.relu(), Stage.linear("l1", 1000, 10)),

    /** 32 grey images of 28x28: 30 filters 5x5, ReLU, pooling, 100, ReLU, 10. */
    CNN(
            32,
            new int[] {1, 28, 28},
            Stage.convolution("c0", 1, 30, 5),
            Stage.relu(),
            Stage.pooling(),
            Stage.linear("l0", 30 * 12 * 12, 100),
            Stage.relu(),
            Stage.linear("l1", 100, 10)),

    /** 64 colour images of 32x32: three blocks of 3x3 filters, batch normalisation, ReLU and pooling; then 10. */
    CNN3(
            64,
            new int[] {3, 32, 32},
            Stage.convolution("c0", 3, 32, 3),
            Stage.batchNorm("n0", 32),
            Stage.relu(),
            Stage.pooling(),
            Stage.convolution("c1", 32, 64, 3),
            Stage.batchNorm("n1", 64),
            Stage.relu(),
            Stage.pooling(),
            Stage.convolution("c2", 64, 128, 3),
            Stage.batchNorm("n2", 128),
            Stage.relu(),
            Stage.pooling(),
            Stage.linear("l0", 128 * 4 * 4, 10));

    /** The learning rate. */
    static final double RATE = 0.01;

    /** What is added to a variance. */
    static final double EPSILON = 2e-5;

    /** The number of classes. */
    static final int CLASSES = 10;

    /** The number of examples. */
    final int batch;

    /** The stages, in order. */
    final List<Stage> stages;

    private final int[] example;

    Network(int batch, int[] example, Stage... stages) {
        this.batch = batch;
        this.example = example;
        this.stages = List.of(stages);
    }

    /** The shape of the batch. */
    int[] shape() {
        int[] out = new int[example.length + 1];
        out[0] = batch;
        System.arraycopy(example, 0, out, 1, example.length);
        return out;
    }

    /** The batch. */
    double[] x() {
        int n = batch;
        for (int length : example) {
            n *= length;
        }
        // With others, two elements of a window of the deep one are so close that rounding decides which of them is
        // pooled, and
        // gradients of float32 differ by more than agreement allows.
        return Numbers.uniform(this == CNN3 ? 2 : 1, 0, 1, n);
    }

    /** The classes. */
    long[] t() {
        return new RandomState(2).randint(0, CLASSES, batch).longs();
    }

    /** The weights at the start: {@code l0/W (in, out)}, {@code c0/W (out, in, k, k)}, {@code n0/gamma (c,)}, ... */
    Weights weights() {
        RandomState random = new RandomState(0);
        Weights all = new Weights();
        for (Stage s : stages) {
            switch (s.kind()) {
                case LINEAR:
                    double[] w = random.randn(s.in(), s.out()).doubles();
                    all.put(s.name() + "/W", new Weights.Weight(scaled(w, s.in()), s.in(), s.out()));
                    all.put(s.name() + "/b", new Weights.Weight(new double[s.out()], s.out()));
                    break;
                case CONVOLUTION:
                    int k = s.kernel();
                    double[] filters = random.randn(s.out(), s.in(), k, k).doubles();
                    all.put(
                            s.name() + "/W",
                            new Weights.Weight(scaled(filters, s.in() * k * k), s.out(), s.in(), k, k));
                    if (s.hasBias()) {
                        all.put(s.name() + "/b", new Weights.Weight(new double[s.out()], s.out()));
                    }
                    break;
                case BATCH_NORM:
                    all.put(s.name() + "/gamma", new Weights.Weight(ones(s.out()), s.out()));
                    all.put(s.name() + "/beta", new Weights.Weight(new double[s.out()], s.out()));
                    break;
                default:
            }
        }
        return all;
    }

    private static double[] scaled(double[] values, int summands) {
        double factor = Math.sqrt(1.0 / summands);
        for (int i = 0; i < values.length; i++) {
            values[i] *= factor;
        }
        return values;
    }

    private static double[] ones(int n) {
        double[] out = new double[n];
        Arrays.fill(out, 1);
        return out;
    }

    /** The floating-point operations of the products: of the forward pass, or of a training step. */
    double flops(boolean step) {
        double total = 0;
        double first = 0;
        int side = example.length == 3 ? example[1] : 1;
        for (Stage s : stages) {
            double one = 0;
            switch (s.kind()) {
                case LINEAR:
                    one = 2.0 * batch * s.in() * s.out();
                    break;
                case CONVOLUTION:
                    side += 2 * s.pad() - s.kernel() + 1;
                    one = 2.0 * batch * side * side * s.out() * s.in() * s.kernel() * s.kernel();
                    break;
                case POOLING:
                    side /= 2;
                    break;
                default:
            }
            if (first == 0) {
                first = one;
            }
            total += one;
        }
        // Backward has two products for each of forward, but the batch gets no gradient.
        return step ? 3 * total - first : total;
    }
}
