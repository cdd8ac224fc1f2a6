package org.dezero.benchmarks;

import java.util.Arrays;
import java.util.Map;

/** The element-wise operations in plain loops over doubles; like careful code by hand, it reuses its arrays. */
final class DoubleElementwiseControl implements Workload {
    private final ElementwiseOp op;
    private final double[] x;
    private final double[] z;
    private final double[] y;
    private final double[] gy;
    private final double[] gx;
    private final double[] gz;

    DoubleElementwiseControl(ElementwiseOp op, int size) {
        this.op = op;
        x = ElementwiseOp.operand(0, size);
        z = ElementwiseOp.operand(1, size);
        y = new double[size];
        gy = new double[size];
        gx = new double[size];
        gz = new double[size];
    }

    @Override
    public Object step() {
        Arrays.fill(gy, 1);
        switch (op) {
            case ADD:
                add(x, z, y);
                System.arraycopy(gy, 0, gx, 0, gx.length);
                System.arraycopy(gy, 0, gz, 0, gz.length);
                break;
            case MUL:
                mul(x, z, y);
                mul(gy, z, gx);
                mul(gy, x, gz);
                break;
            case EXP:
                exp(x, y);
                mul(gy, y, gx);
                break;
            case TANH:
                tanh(x, y);
                tanhGradient(gy, y, gx);
                break;
            case SIGMOID:
                sigmoid(x, y);
                sigmoidGradient(gy, y, gx);
                break;
        }
        return gx;
    }

    @Override
    public Map<String, double[]> results() {
        return Map.of("y", y, "dx", gx, "dz", gz);
    }

    private static void add(double[] a, double[] b, double[] out) {
        for (int i = 0; i < out.length; i++) {
            out[i] = a[i] + b[i];
        }
    }

    private static void mul(double[] a, double[] b, double[] out) {
        for (int i = 0; i < out.length; i++) {
            out[i] = a[i] * b[i];
        }
    }

    private static void exp(double[] a, double[] out) {
        for (int i = 0; i < out.length; i++) {
            out[i] = Math.exp(a[i]);
        }
    }

    private static void tanh(double[] a, double[] out) {
        for (int i = 0; i < out.length; i++) {
            out[i] = Math.tanh(a[i]);
        }
    }

    private static void tanhGradient(double[] g, double[] y, double[] out) {
        for (int i = 0; i < out.length; i++) {
            out[i] = g[i] * (1 - y[i] * y[i]);
        }
    }

    private static void sigmoid(double[] a, double[] out) {
        for (int i = 0; i < out.length; i++) {
            out[i] = 1 / (1 + Math.exp(-a[i]));
        }
    }

    private static void sigmoidGradient(double[] g, double[] y, double[] out) {
        for (int i = 0; i < out.length; i++) {
            out[i] = g[i] * y[i] * (1 - y[i]);
        }
    }
}
