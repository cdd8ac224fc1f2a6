package org.dezero.benchmarks;

import static org.dezero.benchmarks.ElementwiseOp.COLUMNS;

import java.util.Arrays;
import java.util.Map;

/** The element-wise operations in plain loops over floats; like careful code by hand, it reuses its arrays. */
final class FloatElementwiseControl implements Workload {
    private final ElementwiseOp op;
    private final float[] x;
    private final float[] z;
    private final float[] y;

    FloatElementwiseControl(ElementwiseOp op, int size) {
        this.op = op;
        x = Numbers.floats(ElementwiseOp.operand(0, size));
        z = Numbers.floats(op.second(size));
        y = new float[size];
    }

    @Override
    public Object step() {
        switch (op) {
            case ADD:
                add(x, z, y);
                break;
            case MUL:
                mul(x, z, y);
                break;
            case EXP:
                exp(x, y);
                break;
            case TANH:
                tanh(x, y);
                break;
            case SIGMOID:
                sigmoid(x, y);
                break;
            case RELU:
                relu(x, y);
                break;
            case ADD_ROW:
                addRow(x, z, y);
                break;
            case SUM:
                y[0] = (float) sum(x);
                break;
            case SUM_ROWS:
                sumRows(x, y);
                break;
            case MAX:
                y[0] = max(x);
                break;
            case SOFTMAX:
                softmax(x, y);
                break;
        }
        return y;
    }

    @Override
    public Map<String, double[]> results() {
        step();
        double[] all = Numbers.doubles(y);
        switch (op) {
            case SUM:
            case MAX:
                return Map.of("y", Arrays.copyOf(all, 1));
            case SUM_ROWS:
                return Map.of("y", Arrays.copyOf(all, COLUMNS));
            default:
                return Map.of("y", all);
        }
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

    private static void sigmoid(float[] a, float[] out) {
        for (int i = 0; i < out.length; i++) {
            out[i] = (float) (1 / (1 + Math.exp(-a[i])));
        }
    }

    private static void relu(float[] a, float[] out) {
        for (int i = 0; i < out.length; i++) {
            out[i] = Math.max(a[i], 0);
        }
    }

    private static void addRow(float[] a, float[] row, float[] out) {
        for (int from = 0; from < out.length; from += COLUMNS) {
            for (int j = 0; j < COLUMNS; j++) {
                out[from + j] = a[from + j] + row[j];
            }
        }
    }

    private static double sum(float[] a) {
        double total = 0;
        for (float v : a) {
            total += v;
        }
        return total;
    }

    private static void sumRows(float[] a, float[] out) {
        double[] totals = new double[COLUMNS];
        for (int from = 0; from < a.length; from += COLUMNS) {
            for (int j = 0; j < COLUMNS; j++) {
                totals[j] += a[from + j];
            }
        }
        for (int j = 0; j < COLUMNS; j++) {
            out[j] = (float) totals[j];
        }
    }

    private static float max(float[] a) {
        float largest = a[0];
        for (float v : a) {
            largest = Math.max(largest, v);
        }
        return largest;
    }

    private static void softmax(float[] a, float[] out) {
        for (int from = 0; from < out.length; from += COLUMNS) {
            float largest = a[from];
            for (int j = 1; j < COLUMNS; j++) {
                largest = Math.max(largest, a[from + j]);
            }
            double total = 0;
            for (int j = 0; j < COLUMNS; j++) {
                double e = Math.exp(a[from + j] - largest);
                out[from + j] = (float) e;
                total += e;
            }
            float scale = (float) (1 / total);
            for (int j = 0; j < COLUMNS; j++) {
                out[from + j] *= scale;
            }
        }
    }
}
