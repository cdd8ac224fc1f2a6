package org.dezero.benchmarks;

import java.util.Arrays;
import java.util.Map;

/** {@code x W + b}. */
final class FloatLinearStage implements FloatStage {
    private final String name;
    private final int batch;
    private final int in;
    private final int out;
    private final float[] w;
    private final float[] b;
    private final float[] dw;
    private final float[] db;
    private final float[] y;
    private final float[] gx;
    private float[] x = {};

    FloatLinearStage(Stage stage, int batch, Weights weights) {
        name = stage.name();
        this.batch = batch;
        in = stage.in();
        out = stage.out();
        w = Numbers.floats(weights.of(name + "/W"));
        b = Numbers.floats(weights.of(name + "/b"));
        dw = new float[w.length];
        db = new float[b.length];
        y = new float[batch * out];
        gx = new float[batch * in];
    }

    @Override
    public float[] forward(float[] x) {
        this.x = x;
        FloatMatrixLoops.product(x, w, y, batch, in, out);
        for (int from = 0; from < y.length; from += out) {
            for (int j = 0; j < out; j++) {
                y[from + j] += b[j];
            }
        }
        return y;
    }

    @Override
    public float[] backward(float[] gy, boolean needed) {
        FloatMatrixLoops.transposedProduct(x, gy, dw, in, batch, out);
        Arrays.fill(db, 0);
        for (int from = 0; from < gy.length; from += out) {
            for (int j = 0; j < out; j++) {
                db[j] += gy[from + j];
            }
        }
        if (needed) {
            FloatMatrixLoops.productTransposed(gy, w, gx, batch, out, in);
        }
        return gx;
    }

    @Override
    public void update(float rate) {
        FloatStage.descend(w, dw, rate);
        FloatStage.descend(b, db, rate);
    }

    @Override
    public void collect(Map<String, double[]> all) {
        all.put(name + "/W", Numbers.doubles(w));
        all.put(name + "/b", Numbers.doubles(b));
        all.put("d" + name + "/W", Numbers.doubles(dw));
        all.put("d" + name + "/b", Numbers.doubles(db));
    }
}
