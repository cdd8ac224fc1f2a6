package org.dezero.plain;

/** One element of each window over float images. */
final class FloatWindows {
    private FloatWindows() {}

    /** Where in its window the largest element is; padding takes part as zeros. */
    static void argMax(ImageGrid g, float[] x, int xo, long[] out) {
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

    private static int argMax(ImageGrid g, float[] x, int from, int top, int left) {
        float best = 0;
        int at = -1;
        for (int i = 0; i < g.kh; i++) {
            int row = top + i;
            boolean inside = row >= 0 && row < g.h;
            for (int j = 0; j < g.kw; j++) {
                int column = left + j;
                float v = inside && column >= 0 && column < g.w ? x[from + row * g.w + column] : 0;
                if (at < 0 || v > best || Float.isNaN(v)) {
                    best = v;
                    at = i * g.kw + j;
                    if (Float.isNaN(v)) {
                        return at;
                    }
                }
            }
        }
        return at;
    }

    /** The element of each window at its position, 0 on padding. */
    static void take(ImageGrid g, float[] x, int xo, long[] position, int po, float[] out) {
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
    static void scatter(ImageGrid g, float[] gy, int go, long[] position, int po, float[] out) {
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
