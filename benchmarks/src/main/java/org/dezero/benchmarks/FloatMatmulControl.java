package org.dezero.benchmarks;

import java.util.Arrays;
import java.util.Map;

/** A matrix product of floats in plain loops. */
final class FloatMatmulControl implements Workload {
    private final MatrixShape shape;
    private final float[] a;
    private final float[] b;
    private final float[] c;

    FloatMatmulControl(MatrixShape shape) {
        this.shape = shape;
        a = Numbers.floats(shape.a());
        b = Numbers.floats(shape.b());
        c = new float[shape.count() * shape.m() * shape.n()];
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
        return Map.of("c", shape.compared(Numbers.doubles(c)));
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
                    float factor = shape.transposedA() ? a[fromA + p * m + i] : a[fromA + i * k + p];
                    addRow(factor, b, fromB + p * n, c, row * n, n);
                }
            }
        }
    }

    private static void addRow(float factor, float[] b, int from, float[] out, int to, int n) {
        for (int j = 0; j < n; j++) {
            out[to + j] += factor * b[from + j];
        }
    }

    private static float dot(float[] a, int fromA, float[] b, int fromB, int k) {
        float sum = 0;
        for (int p = 0; p < k; p++) {
            sum += a[fromA + p] * b[fromB + p];
        }
        return sum;
    }

    private static float dotOfColumn(float[] a, int fromA, int stride, float[] b, int fromB, int k) {
        float sum = 0;
        for (int p = 0; p < k; p++) {
            sum += a[fromA + p * stride] * b[fromB + p];
        }
        return sum;
    }
}
