package org.dezero.benchmarks;

import java.util.Map;

/** Whether a workload and its control compute the same. */
final class Agreement {
    /** The largest difference accepted, as a share of the largest magnitude in the control's array. */
    static final double TOLERANCE = 1e-4;

    private Agreement() {}

    /**
     * Runs one step of both and compares all results.
     *
     * @throws IllegalStateException where they differ by more than {@link #TOLERANCE}; the message says where
     */
    static void check(Workload control, Workload subject) {
        control.step();
        subject.step();
        Map<String, double[]> expected = control.results();
        Map<String, double[]> actual = subject.results();
        if (!expected.keySet().equals(actual.keySet())) {
            throw new IllegalStateException(
                    "agreement: control computes " + expected.keySet() + ", the backend " + actual.keySet());
        }
        expected.forEach((name, e) -> {
            double[] a = actual.get(name);
            if (a == null || a.length != e.length) {
                throw new IllegalStateException("agreement: " + name + ": control has " + e.length
                        + " elements, the backend " + (a == null ? 0 : a.length));
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
                throw new IllegalStateException("agreement: " + name + "[" + i + "]: control " + expected[i]
                        + ", the backend " + actual[i] + "; more than " + TOLERANCE + " of " + scale + " apart");
            }
        }
    }
}
