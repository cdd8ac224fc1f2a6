package org.dezero.benchmarks;

import java.util.Arrays;

/** The largest of each square of 2, and where it was. */
final class FloatPoolingStage implements FloatStage {
    private final int side;
    private final float[] y;
    private final int[] from;
    private final float[] gx;

    /**
     * For planes, examples times channels.
     *
     * @param side the height and the width that come in
     */
    FloatPoolingStage(int planes, int side) {
        this.side = side;
        y = new float[planes * (side / 2) * (side / 2)];
        from = new int[y.length];
        gx = new float[planes * side * side];
    }

    @Override
    public float[] forward(float[] x) {
        int half = side / 2;
        for (int i = 0; i < y.length; i++) {
            int plane = i / (half * half);
            int row = i / half % half;
            int column = i % half;
            int best = (plane * side + 2 * row) * side + 2 * column;
            for (int other : new int[] {best + 1, best + side, best + side + 1}) {
                if (x[other] > x[best]) {
                    best = other;
                }
            }
            y[i] = x[best];
            from[i] = best;
        }
        return y;
    }

    @Override
    public float[] backward(float[] gy, boolean needed) {
        Arrays.fill(gx, 0);
        for (int i = 0; i < gy.length; i++) {
            gx[from[i]] += gy[i];
        }
        return gx;
    }
}
