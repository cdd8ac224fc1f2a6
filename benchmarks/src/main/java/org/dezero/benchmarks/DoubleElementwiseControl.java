package org.dezero.benchmarks;

import static org.dezero.benchmarks.ElementwiseOp.COLUMNS;

import java.util.Arrays;
import java.util.Map;

/** The element-wise operations in plain loops over doubles; like careful code by hand, it reuses its arrays. */
final class DoubleElementwiseControl implements Workload {
    private final ElementwiseOp op;
    private final double[] x;
    private final double[] z;
    private final double[] y;

    DoubleElementwiseControl(ElementwiseOp op, int size) {
        this.op = op;
        x = ElementwiseOp.operand(0, size);
        z = op.second(size);
        y = new double[size];
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
                y[0] = sum(x);
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
        double[] all = y;
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

    private static void sigmoid(double[] a, double[] out) {
        for (int i = 0; i < out.length; i++) {
            out[i] = (1 / (1 + Math.exp(-a[i])));
        }
    }

    private static void relu(double[] a, double[] out) {
        for (int i = 0; i < out.length; i++) {
            out[i] = Math.max(a[i], 0);
        }
    }

    private static void addRow(double[] a, double[] row, double[] out) {
        for (int from = 0; from < out.length; from += COLUMNS) {
            for (int j = 0; j < COLUMNS; j++) {
                out[from + j] = a[from + j] + row[j];
            }
        }
    }

    private static double sum(double[] a) {
        double total = 0;
        for (double v : a) {
            total += v;
        }
        return total;
    }

    private static void sumRows(double[] a, double[] out) {
        double[] totals = new double[COLUMNS];
        for (int from = 0; from < a.length; from += COLUMNS) {
            for (int j = 0; j < COLUMNS; j++) {
                totals[j] += a[from + j];
            }
        }
        for (int j = 0; j < COLUMNS; j++) {
            out[j] = totals[j];
        }
    }

    private static double max(double[] a) {
        double largest = a[0];
        for (double v : a) {
            largest = Math.max(largest, v);
        }
        return largest;
    }

    private static void softmax(double[] a, double[] out) {
        for (int from = 0; from < out.length; from += COLUMNS) {
            double largest = a[from];
            for (int j = 1; j < COLUMNS; j++) {
                largest = Math.max(largest, a[from + j]);
            }
            double total = 0;
            for (int j = 0; j < COLUMNS; j++) {
                double e = Math.exp(a[from + j] - largest);
                out[from + j] = e;
                total += e;
            }
            double scale = (1 / total);
            for (int j = 0; j < COLUMNS; j++) {
                out[from + j] *= scale;
            }
        }
    }
}
