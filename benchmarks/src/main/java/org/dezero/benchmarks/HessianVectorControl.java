package org.dezero.benchmarks;

import static org.dezero.benchmarks.HessianVector.BATCH;
import static org.dezero.benchmarks.HessianVector.HIDDEN;
import static org.dezero.benchmarks.HessianVector.IN;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A Hessian-vector product in plain loops over doubles: forward and backward, and beside every number its derivative in
 * the direction of the vector (Pearlmutter 1994).
 */
final class HessianVectorControl implements Workload {
    private final double[] x = HessianVector.x();
    private final double[] t = HessianVector.t();
    private final double[] w0 = HessianVector.weight(0);
    private final double[] b0 = HessianVector.weight(1);
    private final double[] w1 = HessianVector.weight(2);
    private final double[] b1 = HessianVector.weight(3);
    private final double[] v0 = HessianVector.vector(0);
    private final double[] vb0 = HessianVector.vector(1);
    private final double[] v1 = HessianVector.vector(2);
    private final double[] vb1 = HessianVector.vector(3);
    private final double[][] h = {new double[w0.length], new double[b0.length], new double[w1.length], new double[1]};
    private final double[] a = new double[HIDDEN];
    private final double[] ra = new double[HIDDEN];
    private double loss;

    @Override
    public Object step() {
        for (int i = 0; i < h.length; i++) {
            Arrays.fill(h[i], 0);
        }
        loss = 0;
        for (int n = 0; n < BATCH; n++) {
            example(n);
        }
        return h;
    }

    private void example(int n) {
        double y = b1[0];
        double ry = vb1[0];
        for (int j = 0; j < HIDDEN; j++) {
            double z = b0[j];
            double rz = vb0[j];
            for (int i = 0; i < IN; i++) {
                z += x[n * IN + i] * w0[i * HIDDEN + j];
                rz += x[n * IN + i] * v0[i * HIDDEN + j];
            }
            a[j] = Math.tanh(z);
            ra[j] = (1 - a[j] * a[j]) * rz;
            y += a[j] * w1[j];
            ry += ra[j] * w1[j] + a[j] * v1[j];
        }
        double error = y - t[n];
        loss += error * error / BATCH;
        double e = 2 * error / BATCH;
        double re = 2 * ry / BATCH;
        h[3][0] += re;
        for (int j = 0; j < HIDDEN; j++) {
            h[2][j] += ra[j] * e + a[j] * re;
            double slope = 1 - a[j] * a[j];
            double rz = (re * w1[j] + e * v1[j]) * slope - e * w1[j] * 2 * a[j] * ra[j];
            h[1][j] += rz;
            for (int i = 0; i < IN; i++) {
                h[0][i * HIDDEN + j] += x[n * IN + i] * rz;
            }
        }
    }

    @Override
    public Map<String, double[]> results() {
        step();
        Map<String, double[]> out = new LinkedHashMap<>();
        out.put("loss", new double[] {loss});
        for (int i = 0; i < h.length; i++) {
            out.put(HessianVector.name(i), h[i].clone());
        }
        return out;
    }
}
