package org.dezero.benchmarks;

import java.util.Arrays;
import java.util.Map;

/** The element-wise operations in plain loops over floats; like careful code by hand, it reuses its arrays. */
final class FloatElementwiseControl implements Workload {
    private final ElementwiseOp op;
    private final float[] x;
    private final float[] z;
    private final float[] y;
    private final float[] gy;
    private final float[] gx;
    private final float[] gz;

    FloatElementwiseControl(ElementwiseOp op, int size) {
        this.op = op;
        x = Numbers.floats(ElementwiseOp.operand(0, size));
        z = Numbers.floats(ElementwiseOp.operand(1, size));
        y = new float[size];
        gy = new float[size];
        gx = new float[size];
        gz = new float[size];
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
        return Map.of("y", Numbers.doubles(y), "dx", Numbers.doubles(gx), "dz", Numbers.doubles(gz));
    }

    private static void add(float[] a, float[] b, float[] out) {
        for (int i = 0; i < out.length; i++) {
            out[i] = a[i] + b[i];
        }
    }

    private static void mul(float[] a, float[] b, float[] out) {
        for (int i = 0; i < out.length; i++) {
            out[i] = a[i] * b[i];
        }
    }

    private static void exp(float[] a, float[] out) {
        for (int i = 0; i < out.length; i++) {
            out[i] = (float) Math.exp(a[i]);
        }
    }

    private static void tanh(float[] a, float[] out) {
        for (int i = 0; i < out.length; i++) {
            out[i] = (float) Math.tanh(a[i]);
        }
    }

    private static void tanhGradient(float[] g, float[] y, float[] out) {
        for (int i = 0; i < out.length; i++) {
            out[i] = g[i] * (1 - y[i] * y[i]);
        }
    }

    private static void sigmoid(float[] a, float[] out) {
        for (int i = 0; i < out.length; i++) {
            out[i] = (float) (1 / (1 + Math.exp(-a[i])));
        }
    }

    private static void sigmoidGradient(float[] g, float[] y, float[] out) {
        for (int i = 0; i < out.length; i++) {
            out[i] = g[i] * y[i] * (1 - y[i]);
        }
    }
}
