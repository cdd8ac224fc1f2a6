package org.dezero.benchmarks;

import java.util.List;

/** The middle of some numbers: the mean of the two in the middle where there are two. */
final class Median {
    private Median() {}

    /** NaN of none. */
    static double of(List<Double> values) {
        double[] sorted =
                values.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        int n = sorted.length;
        return n == 0 ? Double.NaN : (sorted[(n - 1) / 2] + sorted[n / 2]) / 2;
    }
}
