package org.dezero.examples.steps;

/** Places on an axis. */
final class Grid {
    private Grid() {}

    /** {@code n} places from {@code first} to {@code last}, both included, rounded as NumPy's {@code linspace} does. */
    static double[] linspace(double first, double last, int n) {
        double[] out = new double[n];
        double step = (last - first) / (n - 1);
        for (int i = 0; i < n; i++) {
            out[i] = first + i * step;
        }
        out[n - 1] = last;
        return out;
    }
}
