package org.dezero.benchmarks;

import java.util.Map;

/** Batch normalisation in training: for each channel, the mean 0 and the variance 1, then scaled and shifted. */
final class FloatBatchNormStage implements FloatStage {
    private final String name;
    private final int batch;
    private final int channels;
    private final int plane;
    private final float[] gamma;
    private final float[] beta;
    private final float[] dgamma;
    private final float[] dbeta;
    private final float[] normal;
    private final float[] y;
    private final float[] gx;
    private final float[] scale;

    /**
     * For images.
     *
     * @param plane the number of elements of a channel of an example
     */
    FloatBatchNormStage(Stage stage, int batch, int plane, Weights weights) {
        name = stage.name();
        this.batch = batch;
        this.plane = plane;
        channels = stage.out();
        gamma = Numbers.floats(weights.of(name + "/gamma"));
        beta = Numbers.floats(weights.of(name + "/beta"));
        dgamma = new float[channels];
        dbeta = new float[channels];
        scale = new float[channels];
        normal = new float[batch * channels * plane];
        y = new float[normal.length];
        gx = new float[normal.length];
    }

    @Override
    public float[] forward(float[] x) {
        for (int c = 0; c < channels; c++) {
            double sum = 0;
            for (int n = 0; n < batch; n++) {
                int from = (n * channels + c) * plane;
                for (int j = 0; j < plane; j++) {
                    sum += x[from + j];
                }
            }
            float mean = (float) (sum / (batch * plane));
            double squares = 0;
            for (int n = 0; n < batch; n++) {
                int from = (n * channels + c) * plane;
                for (int j = 0; j < plane; j++) {
                    float d = x[from + j] - mean;
                    squares += d * d;
                }
            }
            scale[c] = (float) (1 / Math.sqrt(squares / (batch * plane) + Network.EPSILON));
            for (int n = 0; n < batch; n++) {
                int from = (n * channels + c) * plane;
                for (int j = 0; j < plane; j++) {
                    normal[from + j] = (x[from + j] - mean) * scale[c];
                    y[from + j] = gamma[c] * normal[from + j] + beta[c];
                }
            }
        }
        return y;
    }

    @Override
    public float[] backward(float[] gy, boolean needed) {
        for (int c = 0; c < channels; c++) {
            double sum = 0;
            double product = 0;
            for (int n = 0; n < batch; n++) {
                int from = (n * channels + c) * plane;
                for (int j = 0; j < plane; j++) {
                    sum += gy[from + j];
                    product += gy[from + j] * normal[from + j];
                }
            }
            dbeta[c] = (float) sum;
            dgamma[c] = (float) product;
            float factor = gamma[c] * scale[c];
            float meanGradient = (float) (sum / (batch * plane));
            float meanProduct = (float) (product / (batch * plane));
            for (int n = 0; n < batch; n++) {
                int from = (n * channels + c) * plane;
                for (int j = 0; j < plane; j++) {
                    gx[from + j] = factor * (gy[from + j] - meanGradient - normal[from + j] * meanProduct);
                }
            }
        }
        return gx;
    }

    @Override
    public void update(float rate) {
        FloatStage.descend(gamma, dgamma, rate);
        FloatStage.descend(beta, dbeta, rate);
    }

    @Override
    public void collect(Map<String, double[]> all) {
        all.put(name + "/gamma", Numbers.doubles(gamma));
        all.put(name + "/beta", Numbers.doubles(beta));
        all.put("d" + name + "/gamma", Numbers.doubles(dgamma));
        all.put("d" + name + "/beta", Numbers.doubles(dbeta));
    }
}
