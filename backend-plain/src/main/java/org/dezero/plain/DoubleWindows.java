package org.dezero.plain;

/** One element of each window over double images. */
final class DoubleWindows {
    private DoubleWindows() {}

    /** Where in its window the largest element is; padding takes part as zeros. */
    static void argMax(ImageGrid g, double[] x, int xo, long[] out) {
        int to = 0;
        for (int image = 0; image < g.n * g.c; image++) {
            int from = xo + image * g.h * g.w;
            for (int y = 0; y < g.oh; y++) {
                for (int z = 0; z < g.ow; z++) {
                    out[to++] = argMax(g, x, from, y * g.strideHeight - g.padHeight, z * g.strideWidth - g.padWidth);
                }
            }
        }
    }

    private static int argMax(ImageGrid g, double[] x, int from, int top, int left) {
        double best = 0;
        int at = -1;
        for (int i = 0; i < g.kh; i++) {
            int row = top + i;
            boolean inside = row >= 0 && row < g.h;
            for (int j = 0; j < g.kw; j++) {
                int column = left + j;
                double v = inside && column >= 0 && column < g.w ? x[from + row * g.w + column] : 0;
                if (at < 0 || v > best || Double.isNaN(v)) {
                    best = v;
                    at = i * g.kw + j;
                    if (Double.isNaN(v)) {
                        return at;
                    }
                }
            }
        }
        return at;
    }

    /** The element of each window at its position, 0 on padding. */
    static void take(ImageGrid g, double[] x, int xo, long[] position, int po, double[] out) {
        int k = 0;
        for (int image = 0; image < g.n * g.c; image++) {
            int from = xo + image * g.h * g.w;
            for (int y = 0; y < g.oh; y++) {
                for (int z = 0; z < g.ow; z++, k++) {
                    int place = g.place((int) position[po + k], y, z);
                    out[k] = place < 0 ? 0 : x[from + place];
                }
            }
        }
    }

    /** The adjoint of {@link #take}. */
    static void scatter(ImageGrid g, double[] gy, int go, long[] position, int po, double[] out) {
        int k = 0;
        for (int image = 0; image < g.n * g.c; image++) {
            int to = image * g.h * g.w;
            for (int y = 0; y < g.oh; y++) {
                for (int z = 0; z < g.ow; z++, k++) {
                    int place = g.place((int) position[po + k], y, z);
                    if (place >= 0) {
                        out[to + place] += gy[go + k];
                    }
                }
            }
        }
    }
}
