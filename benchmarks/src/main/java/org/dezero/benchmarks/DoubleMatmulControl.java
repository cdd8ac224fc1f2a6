package org.dezero.benchmarks;

import java.util.Arrays;
import java.util.Map;

/** A matrix product of doubles in plain loops. */
final class DoubleMatmulControl implements Workload {
    private final MatrixShape shape;
    private final double[] a;
    private final double[] b;
    private final double[] c;

    DoubleMatmulControl(MatrixShape shape) {
        this.shape = shape;
        a = shape.a();
        b = shape.b();
        c = new double[shape.count() * shape.m() * shape.n()];
    }

    @Override
    public Object step() {
        product(1);
        return c;
    }

    @Override
    public Map<String, double[]> results() {
        // Only what is compared: of a large product the loops would take seconds.
        product(shape.rowStep());
        return Map.of("c", shape.compared(c));
    }

    /** Every so many rows of the product. */
    private void product(int step) {
        int m = shape.m();
        int k = shape.k();
        int n = shape.n();
        for (int row = 0; row < shape.count() * m; row += step) {
            int fromA = row / m * m * k;
            int fromB = row / m * k * n;
            int i = row % m;
            if (shape.transposedB()) {
                for (int j = 0; j < n; j++) {
                    c[row * n + j] = shape.transposedA()
                            ? dotOfColumn(a, fromA + i, m, b, fromB + j * k, k)
                            : dot(a, fromA + i * k, b, fromB + j * k, k);
                }
            } else {
                Arrays.fill(c, row * n, row * n + n, 0);
                for (int p = 0; p < k; p++) {
                    double factor = shape.transposedA() ? a[fromA + p * m + i] : a[fromA + i * k + p];
                    addRow(factor, b, fromB + p * n, c, row * n, n);
                }
            }
        }
    }

    private static void addRow(double factor, double[] b, int from, double[] out, int to, int n) {
        for (int j = 0; j < n; j++) {
            out[to + j] += factor * b[from + j];
        }
    }

    private static double dot(double[] a, int fromA, double[] b, int fromB, int k) {
        double sum = 0;
        for (int p = 0; p < k; p++) {
            sum += a[fromA + p] * b[fromB + p];
        }
        return sum;
    }

    private static double dotOfColumn(double[] a, int fromA, int stride, double[] b, int fromB, int k) {
        double sum = 0;
        for (int p = 0; p < k; p++) {
            sum += a[fromA + p * stride] * b[fromB + p];
        }
        return sum;
    }
}
