package org.dezero.benchmarks;

import java.util.Map;

/** Whether two compute the same: the library and its control, or a peer and the library. */
final class Agreement {
    /** The largest difference accepted, as a share of the largest magnitude in the expected array. */
    static final double TOLERANCE = 1e-4;

    private Agreement() {}

    /**
     * Compares all results of both, twice: at the second time gradients were cleared and weights updated.
     *
     * @throws IllegalStateException where they differ by more than {@link #TOLERANCE}; the message says where
     */
    static void check(Workload expected, Workload subject) {
        compare(expected.results(), subject.results());
        compare(expected.results(), subject.results());
    }

    /**
     * Compares results by name.
     *
     * @throws IllegalStateException as {@link #check} does
     */
    static void compare(Map<String, double[]> expected, Map<String, double[]> actual) {
        if (!expected.keySet().equals(actual.keySet())) {
            throw new IllegalStateException(
                    "agreement: expected are " + expected.keySet() + ", computed were " + actual.keySet());
        }
        expected.forEach((name, e) -> {
            double[] a = actual.get(name);
            if (a == null || a.length != e.length) {
                throw new IllegalStateException("agreement: " + name + ": expected are " + e.length
                        + " elements, computed were " + (a == null ? 0 : a.length));
            }
            compare(name, e, a);
        });
    }

    private static void compare(String name, double[] expected, double[] actual) {
        double scale = 0;
        for (double e : expected) {
            scale = Math.max(scale, Math.abs(e));
        }
        for (int i = 0; i < expected.length; i++) {
            // Negated, so that a NaN on either side is a difference.
            if (!(Math.abs(actual[i] - expected[i]) <= TOLERANCE * scale)) {
                throw new IllegalStateException("agreement: " + name + "[" + i + "]: expected is " + expected[i]
                        + ", computed was " + actual[i] + "; more than " + TOLERANCE + " of " + scale + " apart");
            }
        }
    }
}
