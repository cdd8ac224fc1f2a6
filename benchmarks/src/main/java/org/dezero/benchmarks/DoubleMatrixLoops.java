package org.dezero.benchmarks;

import java.util.Arrays;

/** Matrix products of doubles as plain loops, row by row, in the order in which all operands are read forwards. */
final class DoubleMatrixLoops {
    private DoubleMatrixLoops() {}

    /** {@code out = a b} for {@code a (m, k)} and {@code b (k, n)}. */
    static void product(double[] a, double[] b, double[] out, int m, int k, int n) {
        Arrays.fill(out, 0);
        for (int i = 0; i < m; i++) {
            for (int p = 0; p < k; p++) {
                addRow(a[i * k + p], b, p * n, out, i * n, n);
            }
        }
    }

    /** {@code out = a^T b} for {@code a (k, m)} and {@code b (k, n)}. */
    static void transposedProduct(double[] a, double[] b, double[] out, int m, int k, int n) {
        Arrays.fill(out, 0);
        for (int p = 0; p < k; p++) {
            for (int i = 0; i < m; i++) {
                addRow(a[p * m + i], b, p * n, out, i * n, n);
            }
        }
    }

    /** {@code out = a b^T} for {@code a (m, k)} and {@code b (n, k)}. */
    static void productTransposed(double[] a, double[] b, double[] out, int m, int k, int n) {
        for (int i = 0; i < m; i++) {
            for (int j = 0; j < n; j++) {
                double sum = 0;
                for (int p = 0; p < k; p++) {
                    sum += a[i * k + p] * b[j * k + p];
                }
                out[i * n + j] = sum;
            }
        }
    }

    /** Adds {@code factor} times a row of {@code b} to a row of {@code out}. */
    private static void addRow(double factor, double[] b, int from, double[] out, int to, int n) {
        for (int j = 0; j < n; j++) {
            out[to + j] += factor * b[from + j];
        }
    }
}
