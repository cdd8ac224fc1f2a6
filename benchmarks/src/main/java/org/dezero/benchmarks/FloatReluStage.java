package org.dezero.benchmarks;

/** The positive part. */
final class FloatReluStage implements FloatStage {
    private float[] y = {};
    private float[] gx = {};

    @Override
    public float[] forward(float[] x) {
        if (y.length != x.length) {
            y = new float[x.length];
            gx = new float[x.length];
        }
        for (int i = 0; i < x.length; i++) {
            y[i] = Math.max(x[i], 0);
        }
        return y;
    }

    @Override
    public float[] backward(float[] gy, boolean needed) {
        for (int i = 0; i < gy.length; i++) {
            gx[i] = y[i] > 0 ? gy[i] : 0;
        }
        return gx;
    }
}
