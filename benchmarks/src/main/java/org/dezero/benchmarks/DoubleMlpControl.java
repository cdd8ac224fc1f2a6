package org.dezero.benchmarks;

import static org.dezero.benchmarks.MlpStart.BATCH;
import static org.dezero.benchmarks.MlpStart.HIDDEN;
import static org.dezero.benchmarks.MlpStart.IN;
import static org.dezero.benchmarks.MlpStart.OUT;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/** The training step of an MLP in plain loops over doubles; like careful code by hand, it reuses its arrays. */
final class DoubleMlpControl implements Workload {
    private final double[] x;
    private final long[] t;
    private final double[] w0;
    private final double[] b0 = new double[HIDDEN];
    private final double[] w1;
    private final double[] b1 = new double[OUT];
    private final double[] h = new double[BATCH * HIDDEN];
    private final double[] y = new double[BATCH * OUT];
    private final double[] dh = new double[BATCH * HIDDEN];
    private final double[] dw0 = new double[IN * HIDDEN];
    private final double[] db0 = new double[HIDDEN];
    private final double[] dw1 = new double[HIDDEN * OUT];
    private final double[] db1 = new double[OUT];
    private double loss;

    DoubleMlpControl() {
        MlpStart start = new MlpStart();
        x = start.x;
        t = start.t;
        w0 = start.w0;
        w1 = start.w1;
    }

    @Override
    public Object step() {
        DoubleMatrixLoops.product(x, w0, h, BATCH, IN, HIDDEN);
        addBias(h, b0);
        relu(h);
        DoubleMatrixLoops.product(h, w1, y, BATCH, HIDDEN, OUT);
        addBias(y, b1);
        loss = softmaxCrossEntropy();

        DoubleMatrixLoops.transposedProduct(h, y, dw1, HIDDEN, BATCH, OUT);
        sumRows(y, db1);
        DoubleMatrixLoops.productTransposed(y, w1, dh, BATCH, OUT, HIDDEN);
        maskByRelu(dh, h);
        DoubleMatrixLoops.transposedProduct(x, dh, dw0, IN, BATCH, HIDDEN);
        sumRows(dh, db0);

        update(w0, dw0);
        update(b0, db0);
        update(w1, dw1);
        update(b1, db1);
        return w0;
    }

    private static void addBias(double[] rows, double[] bias) {
        for (int from = 0; from < rows.length; from += bias.length) {
            for (int j = 0; j < bias.length; j++) {
                rows[from + j] += bias[j];
            }
        }
    }

    private static void relu(double[] values) {
        for (int i = 0; i < values.length; i++) {
            values[i] = Math.max(values[i], 0);
        }
    }

    private static void maskByRelu(double[] gradient, double[] output) {
        for (int i = 0; i < gradient.length; i++) {
            gradient[i] = output[i] > 0 ? gradient[i] : 0;
        }
    }

    /** The mean loss of the logits in {@code y}, which become their gradient: {@code (softmax(y) - onehot(t)) / n}. */
    private double softmaxCrossEntropy() {
        double total = 0;
        for (int i = 0; i < BATCH; i++) {
            int from = i * OUT;
            double max = y[from];
            for (int j = 1; j < OUT; j++) {
                max = Math.max(max, y[from + j]);
            }
            double sum = 0;
            for (int j = 0; j < OUT; j++) {
                sum += Math.exp(y[from + j] - max);
            }
            int target = from + (int) t[i];
            total += max + Math.log(sum) - y[target];
            for (int j = 0; j < OUT; j++) {
                y[from + j] = Math.exp(y[from + j] - max) / sum / BATCH;
            }
            y[target] -= 1.0 / BATCH;
        }
        return total / BATCH;
    }

    private static void sumRows(double[] rows, double[] out) {
        Arrays.fill(out, 0);
        for (int from = 0; from < rows.length; from += out.length) {
            for (int j = 0; j < out.length; j++) {
                out[j] += rows[from + j];
            }
        }
    }

    private static void update(double[] parameter, double[] gradient) {
        for (int i = 0; i < parameter.length; i++) {
            parameter[i] -= MlpStart.RATE * gradient[i];
        }
    }

    @Override
    public Map<String, double[]> results() {
        step();
        Map<String, double[]> out = new LinkedHashMap<>();
        out.put("loss", new double[] {loss});
        out.put("l0/W", w0);
        out.put("l0/b", b0);
        out.put("l1/W", w1);
        out.put("l1/b", b1);
        out.put("dl0/W", dw0);
        out.put("dl0/b", db0);
        out.put("dl1/W", dw1);
        out.put("dl1/b", db1);
        return out;
    }
}
