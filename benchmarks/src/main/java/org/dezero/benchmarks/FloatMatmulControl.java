package org.dezero.benchmarks;

import java.util.Map;

/** The product of two square matrices of floats in plain loops. */
final class FloatMatmulControl implements Workload {
    private final int n;
    private final float[] a;
    private final float[] b;
    private final float[] c;

    FloatMatmulControl(int n) {
        this.n = n;
        a = Numbers.floats(Matmul.operand(0, n));
        b = Numbers.floats(Matmul.operand(1, n));
        c = new float[n * n];
    }

    @Override
    public Object step() {
        FloatMatrixLoops.product(a, b, c, n, n, n);
        return c;
    }

    @Override
    public Map<String, double[]> results() {
        return Map.of("c", Numbers.doubles(c));
    }
}
