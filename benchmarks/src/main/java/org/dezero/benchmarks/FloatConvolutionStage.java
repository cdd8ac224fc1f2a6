package org.dezero.benchmarks;

import java.util.Arrays;
import java.util.Map;

/** Convolution as loops over whole rows of images. */
final class FloatConvolutionStage implements FloatStage {
    private final String name;
    private final int batch;
    private final int in;
    private final int out;
    private final int k;
    private final int pad;
    private final int side;
    private final int outSide;
    private final boolean biased;
    private final float[] w;
    private final float[] b;
    private final float[] dw;
    private final float[] db;
    private final float[] y;
    private final float[] gx;
    private float[] x = {};

    /**
     * For square images.
     *
     * @param side the height and the width that come in
     */
    FloatConvolutionStage(Stage stage, int batch, int side, Weights weights) {
        name = stage.name();
        this.batch = batch;
        this.side = side;
        in = stage.in();
        out = stage.out();
        k = stage.kernel();
        pad = stage.pad();
        outSide = side + 2 * pad - k + 1;
        w = Numbers.floats(weights.of(name + "/W"));
        biased = stage.hasBias();
        b = biased ? Numbers.floats(weights.of(name + "/b")) : new float[out];
        dw = new float[w.length];
        db = new float[b.length];
        y = new float[batch * out * outSide * outSide];
        gx = new float[batch * in * side * side];
    }

    @Override
    public float[] forward(float[] x) {
        this.x = x;
        int plane = outSide * outSide;
        for (int i = 0; i < batch * out; i++) {
            Arrays.fill(y, i * plane, (i + 1) * plane, b[i % out]);
        }
        rows((fromX, fromY, fromW, n) -> {
            float factor = w[fromW];
            for (int j = 0; j < n; j++) {
                y[fromY + j] += factor * x[fromX + j];
            }
        });
        return y;
    }

    @Override
    public float[] backward(float[] gy, boolean needed) {
        float[] images = x;
        int plane = outSide * outSide;
        Arrays.fill(db, 0);
        for (int i = 0; i < gy.length; i++) {
            db[i / plane % out] += gy[i];
        }
        Arrays.fill(dw, 0);
        rows((fromX, fromY, fromW, n) -> {
            float sum = 0;
            for (int j = 0; j < n; j++) {
                sum += gy[fromY + j] * images[fromX + j];
            }
            dw[fromW] += sum;
        });
        if (needed) {
            Arrays.fill(gx, 0);
            rows((fromX, fromY, fromW, n) -> {
                float factor = w[fromW];
                for (int j = 0; j < n; j++) {
                    gx[fromX + j] += factor * gy[fromY + j];
                }
            });
        }
        return gx;
    }

    /** A stretch of a row of the input, that of the output it belongs to, and the weight between them. */
    private interface RowBody {
        void run(int fromX, int fromY, int fromW, int n);
    }

    private void rows(RowBody body) {
        for (int n = 0; n < batch; n++) {
            for (int o = 0; o < out; o++) {
                for (int c = 0; c < in; c++) {
                    for (int i = 0; i < k; i++) {
                        for (int j = 0; j < k; j++) {
                            int fromW = ((o * in + c) * k + i) * k + j;
                            int first = Math.max(0, pad - j);
                            int count = Math.min(outSide, side + pad - j) - first;
                            for (int row = 0; row < outSide; row++) {
                                int rowX = row + i - pad;
                                if (rowX >= 0 && rowX < side) {
                                    body.run(
                                            ((n * in + c) * side + rowX) * side + first + j - pad,
                                            ((n * out + o) * outSide + row) * outSide + first,
                                            fromW,
                                            count);
                                }
                            }
                        }
                    }
                }
            }
        }
    }

    @Override
    public void update(float rate) {
        FloatStage.descend(w, dw, rate);
        if (biased) {
            FloatStage.descend(b, db, rate);
        }
    }

    @Override
    public void collect(Map<String, double[]> all) {
        all.put(name + "/W", Numbers.doubles(w));
        all.put("d" + name + "/W", Numbers.doubles(dw));
        if (biased) {
            all.put(name + "/b", Numbers.doubles(b));
            all.put("d" + name + "/b", Numbers.doubles(db));
        }
    }
}
