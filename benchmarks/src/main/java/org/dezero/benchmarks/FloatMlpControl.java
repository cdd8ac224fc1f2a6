package org.dezero.benchmarks;

import static org.dezero.benchmarks.MlpStart.BATCH;
import static org.dezero.benchmarks.MlpStart.HIDDEN;
import static org.dezero.benchmarks.MlpStart.IN;
import static org.dezero.benchmarks.MlpStart.OUT;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/** The training step of an MLP in plain loops over floats; like careful code by hand, it reuses its arrays. */
final class FloatMlpControl implements Workload {
    private final float[] x;
    private final long[] t;
    private final float[] w0;
    private final float[] b0 = new float[HIDDEN];
    private final float[] w1;
    private final float[] b1 = new float[OUT];
    private final float[] h = new float[BATCH * HIDDEN];
    private final float[] y = new float[BATCH * OUT];
    private final float[] dh = new float[BATCH * HIDDEN];
    private final float[] dw0 = new float[IN * HIDDEN];
    private final float[] db0 = new float[HIDDEN];
    private final float[] dw1 = new float[HIDDEN * OUT];
    private final float[] db1 = new float[OUT];
    private double loss;

    FloatMlpControl() {
        MlpStart start = new MlpStart();
        x = Numbers.floats(start.x);
        t = start.t;
        w0 = Numbers.floats(start.w0);
        w1 = Numbers.floats(start.w1);
    }

    @Override
    public Object step() {
        FloatMatrixLoops.product(x, w0, h, BATCH, IN, HIDDEN);
        addBias(h, b0);
        relu(h);
        FloatMatrixLoops.product(h, w1, y, BATCH, HIDDEN, OUT);
        addBias(y, b1);
        loss = softmaxCrossEntropy();

        FloatMatrixLoops.transposedProduct(h, y, dw1, HIDDEN, BATCH, OUT);
        sumRows(y, db1);
        FloatMatrixLoops.productTransposed(y, w1, dh, BATCH, OUT, HIDDEN);
        maskByRelu(dh, h);
        FloatMatrixLoops.transposedProduct(x, dh, dw0, IN, BATCH, HIDDEN);
        sumRows(dh, db0);

        update(w0, dw0);
        update(b0, db0);
        update(w1, dw1);
        update(b1, db1);
        return w0;
    }

    private static void addBias(float[] rows, float[] bias) {
        for (int from = 0; from < rows.length; from += bias.length) {
            for (int j = 0; j < bias.length; j++) {
                rows[from + j] += bias[j];
            }
        }
    }

    private static void relu(float[] values) {
        for (int i = 0; i < values.length; i++) {
            values[i] = Math.max(values[i], 0);
        }
    }

    private static void maskByRelu(float[] gradient, float[] output) {
        for (int i = 0; i < gradient.length; i++) {
            gradient[i] = output[i] > 0 ? gradient[i] : 0;
        }
    }

    /** The mean loss of the logits in {@code y}, which become their gradient: {@code (softmax(y) - onehot(t)) / n}. */
    private double softmaxCrossEntropy() {
        double total = 0;
        for (int i = 0; i < BATCH; i++) {
            int from = i * OUT;
            float max = y[from];
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
                y[from + j] = (float) (Math.exp(y[from + j] - max) / sum / BATCH);
            }
            y[target] -= 1f / BATCH;
        }
        return total / BATCH;
    }

    private static void sumRows(float[] rows, float[] out) {
        Arrays.fill(out, 0);
        for (int from = 0; from < rows.length; from += out.length) {
            for (int j = 0; j < out.length; j++) {
                out[j] += rows[from + j];
            }
        }
    }

    private static void update(float[] parameter, float[] gradient) {
        for (int i = 0; i < parameter.length; i++) {
            parameter[i] -= (float) MlpStart.RATE * gradient[i];
        }
    }

    @Override
    public Map<String, double[]> results() {
        step();
        Map<String, double[]> out = new LinkedHashMap<>();
        out.put("loss", new double[] {loss});
        out.put("l0/W", Numbers.doubles(w0));
        out.put("l0/b", Numbers.doubles(b0));
        out.put("l1/W", Numbers.doubles(w1));
        out.put("l1/b", Numbers.doubles(b1));
        out.put("dl0/W", Numbers.doubles(dw0));
        out.put("dl0/b", Numbers.doubles(db0));
        out.put("dl1/W", Numbers.doubles(dw1));
        out.put("dl1/b", Numbers.doubles(db1));
        return out;
    }
}
