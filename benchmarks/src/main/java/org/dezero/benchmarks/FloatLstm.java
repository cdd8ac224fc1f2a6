package org.dezero.benchmarks;

import static org.dezero.benchmarks.Lstm.BATCH;
import static org.dezero.benchmarks.Lstm.HIDDEN;
import static org.dezero.benchmarks.Lstm.STEPS;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/** The recurrent network in plain loops over floats, the four gates side by side: the control of {@link LstmRun}. */
final class FloatLstm implements Workload {
    private static final int WIDE = 4 * HIDDEN;

    private final boolean training;
    private final float[] x = Numbers.floats(Lstm.x());
    private final float[] t = Numbers.floats(Lstm.t());
    private final float[] wx = new float[WIDE];
    private final float[] b = new float[WIDE];
    private final float[] wh = new float[HIDDEN * WIDE];
    private final float[] wOut;
    private final float[] bOut;
    private final float[] dwx = new float[WIDE];
    private final float[] db = new float[WIDE];
    private final float[] dwh = new float[HIDDEN * WIDE];
    private final float[] dwOut = new float[HIDDEN];
    private final float[] dbOut = new float[1];

    /** The gates after their functions, the cells, their tanh and the outputs, for each step. */
    private final float[][] gates = new float[STEPS][BATCH * WIDE];

    private final float[][] cells = new float[STEPS][BATCH * HIDDEN];
    private final float[][] tanhs = new float[STEPS][BATCH * HIDDEN];
    private final float[][] outputs = new float[STEPS][BATCH * HIDDEN];
    private final float[][] errors = new float[STEPS][BATCH];
    private final float[] product = new float[BATCH * WIDE];
    private final float[] dGates = new float[BATCH * WIDE];
    private final float[] dh = new float[BATCH * HIDDEN];
    private final float[] dc = new float[BATCH * HIDDEN];
    private final float[] dwhStep = new float[HIDDEN * WIDE];
    private double loss;

    FloatLstm(boolean training) {
        this.training = training;
        Weights weights = Lstm.weights();
        for (int g = 0; g < 4; g++) {
            String gate = Lstm.GATES.get(g);
            float[] w = Numbers.floats(weights.of("h2" + gate + "/W"));
            for (int i = 0; i < HIDDEN; i++) {
                System.arraycopy(w, i * HIDDEN, wh, i * WIDE + g * HIDDEN, HIDDEN);
            }
            System.arraycopy(Numbers.floats(weights.of("x2" + gate + "/W")), 0, wx, g * HIDDEN, HIDDEN);
            System.arraycopy(Numbers.floats(weights.of("x2" + gate + "/b")), 0, b, g * HIDDEN, HIDDEN);
        }
        wOut = Numbers.floats(weights.of("out/W"));
        bOut = Numbers.floats(weights.of("out/b"));
    }

    @Override
    public Object step() {
        forward();
        if (training) {
            backward();
            FloatStage.descend(wx, dwx, (float) Lstm.RATE);
            FloatStage.descend(b, db, (float) Lstm.RATE);
            FloatStage.descend(wh, dwh, (float) Lstm.RATE);
            FloatStage.descend(wOut, dwOut, (float) Lstm.RATE);
            FloatStage.descend(bOut, dbOut, (float) Lstm.RATE);
        }
        return outputs;
    }

    private void forward() {
        loss = 0;
        for (int s = 0; s < STEPS; s++) {
            if (s > 0) {
                FloatMatrixLoops.product(outputs[s - 1], wh, product, BATCH, HIDDEN, WIDE);
            } else {
                Arrays.fill(product, 0);
            }
            for (int n = 0; n < BATCH; n++) {
                gates(s, n);
                float y = bOut[0];
                for (int j = 0; j < HIDDEN; j++) {
                    y += outputs[s][n * HIDDEN + j] * wOut[j];
                }
                float error = y - t[s * BATCH + n];
                errors[s][n] = error;
                loss += error * error / BATCH;
            }
        }
    }

    private void gates(int s, int n) {
        float in = x[s * BATCH + n];
        float[] gate = gates[s];
        int from = n * WIDE;
        for (int j = 0; j < 3 * HIDDEN; j++) {
            gate[from + j] = (float) (1 / (1 + Math.exp(-(product[from + j] + in * wx[j] + b[j]))));
        }
        for (int j = 3 * HIDDEN; j < WIDE; j++) {
            gate[from + j] = (float) Math.tanh(product[from + j] + in * wx[j] + b[j]);
        }
        for (int j = 0; j < HIDDEN; j++) {
            int at = n * HIDDEN + j;
            float before = s == 0 ? 0 : cells[s - 1][at];
            float cell = gate[from + j] * before + gate[from + HIDDEN + j] * gate[from + 3 * HIDDEN + j];
            cells[s][at] = cell;
            tanhs[s][at] = (float) Math.tanh(cell);
            outputs[s][at] = gate[from + 2 * HIDDEN + j] * tanhs[s][at];
        }
    }

    private void backward() {
        for (float[] gradient : new float[][] {dwx, db, dwh, dwOut, dbOut, dh, dc}) {
            Arrays.fill(gradient, 0);
        }
        for (int s = STEPS - 1; s >= 0; s--) {
            for (int n = 0; n < BATCH; n++) {
                backward(s, n);
            }
            if (s > 0) {
                FloatMatrixLoops.transposedProduct(outputs[s - 1], dGates, dwhStep, HIDDEN, BATCH, WIDE);
                for (int i = 0; i < dwh.length; i++) {
                    dwh[i] += dwhStep[i];
                }
                FloatMatrixLoops.productTransposed(dGates, wh, dh, BATCH, WIDE, HIDDEN);
            }
        }
    }

    private void backward(int s, int n) {
        float dy = 2 * errors[s][n] / BATCH;
        dbOut[0] += dy;
        float[] gate = gates[s];
        int from = n * WIDE;
        for (int j = 0; j < HIDDEN; j++) {
            int at = n * HIDDEN + j;
            dwOut[j] += dy * outputs[s][at];
            float gradient = dh[at] + dy * wOut[j];
            float f = gate[from + j];
            float i = gate[from + HIDDEN + j];
            float o = gate[from + 2 * HIDDEN + j];
            float u = gate[from + 3 * HIDDEN + j];
            float cellGradient = dc[at] + gradient * o * (1 - tanhs[s][at] * tanhs[s][at]);
            float before = s == 0 ? 0 : cells[s - 1][at];
            dGates[from + j] = cellGradient * before * f * (1 - f);
            dGates[from + HIDDEN + j] = cellGradient * u * i * (1 - i);
            dGates[from + 2 * HIDDEN + j] = gradient * tanhs[s][at] * o * (1 - o);
            dGates[from + 3 * HIDDEN + j] = cellGradient * i * (1 - u * u);
            dc[at] = cellGradient * f;
        }
        float in = x[s * BATCH + n];
        for (int j = 0; j < WIDE; j++) {
            dwx[j] += in * dGates[from + j];
            db[j] += dGates[from + j];
        }
    }

    @Override
    public Map<String, double[]> results() {
        step();
        Map<String, double[]> all = new LinkedHashMap<>();
        all.put("loss", new double[] {loss});
        if (training) {
            collect("", wx, b, wh, all);
            collect("d", dwx, db, dwh, all);
            all.put("out/W", Numbers.doubles(wOut));
            all.put("out/b", Numbers.doubles(bOut));
            all.put("dout/W", Numbers.doubles(dwOut));
            all.put("dout/b", Numbers.doubles(dbOut));
        }
        return all;
    }

    private static void collect(String prefix, float[] fromX, float[] bias, float[] fromH, Map<String, double[]> all) {
        for (int g = 0; g < 4; g++) {
            String gate = Lstm.GATES.get(g);
            int from = g * HIDDEN;
            float[] w = new float[HIDDEN * HIDDEN];
            for (int i = 0; i < HIDDEN; i++) {
                System.arraycopy(fromH, i * WIDE + from, w, i * HIDDEN, HIDDEN);
            }
            all.put(prefix + "h2" + gate + "/W", Numbers.doubles(w));
            all.put(prefix + "x2" + gate + "/W", Numbers.doubles(Arrays.copyOfRange(fromX, from, from + HIDDEN)));
            all.put(prefix + "x2" + gate + "/b", Numbers.doubles(Arrays.copyOfRange(bias, from, from + HIDDEN)));
        }
    }
}
