package org.dezero.benchmarks;

/**
 * The product of a Hessian and a vector: of the mean squared error of an MLP 10-50-1 with tanh, on a batch of 50, in all
 * its weights.
 */
final class HessianVector {
    static final int BATCH = 50;
    static final int IN = 10;
    static final int HIDDEN = 50;

    private HessianVector() {}

    static double[] x() {
        return Numbers.uniform(1, -1, 1, BATCH * IN);
    }

    static double[] t() {
        return Numbers.uniform(2, -1, 1, BATCH);
    }

    /** The lengths of the weights: matrix and bias, twice. */
    static int[][] shapes() {
        return new int[][] {{IN, HIDDEN}, {HIDDEN}, {HIDDEN, 1}, {1}};
    }

    /** The elements of a weight. */
    static double[] weight(int which) {
        return Numbers.uniform(10 + which, -0.3, 0.3, length(which));
    }

    /** The elements of the vector that belong to a weight. */
    static double[] vector(int which) {
        return Numbers.uniform(20 + which, -1, 1, length(which));
    }

    private static int length(int which) {
        int n = 1;
        for (int d : shapes()[which]) {
            n *= d;
        }
        return n;
    }

    /** The name of a result. */
    static String name(int which) {
        return "h" + which;
    }
}
