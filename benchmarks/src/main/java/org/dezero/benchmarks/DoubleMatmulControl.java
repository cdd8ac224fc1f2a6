package org.dezero.benchmarks;

import java.util.Map;

/** The product of two square matrices of doubles in plain loops. */
final class DoubleMatmulControl implements Workload {
    private final int n;
    private final double[] a;
    private final double[] b;
    private final double[] c;

    DoubleMatmulControl(int n) {
        this.n = n;
        a = Matmul.operand(0, n);
        b = Matmul.operand(1, n);
        c = new double[n * n];
    }

    @Override
    public Object step() {
        DoubleMatrixLoops.product(a, b, c, n, n, n);
        return c;
    }

    @Override
    public Map<String, double[]> results() {
        return Map.of("c", c);
    }
}
