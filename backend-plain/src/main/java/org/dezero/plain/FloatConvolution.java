package org.dezero.plain;

import java.util.Arrays;

/** Patches of float images and convolution with them, one image at a time: only its patches are ever in memory. */
final class FloatConvolution {
    private FloatConvolution() {}

    // ---- patches ------------------------------------------------------------------------------------------------

    /** Writes the patches of the image at {@code xo} as a matrix {@code (c kh kw, oh ow)} to {@code cols} from {@code co}. */
    static void patches(ImageGrid g, float[] x, int xo, float[] cols, int co) {
        int to = co;
        for (int c = 0; c < g.c; c++) {
            for (int i = 0; i < g.kh; i++) {
                for (int j = 0; j < g.kw; j++) {
                    int first = g.firstInside(j);
                    int end = Math.max(first, g.endInside(j));
                    for (int y = 0; y < g.oh; y++, to += g.ow) {
                        int row = y * g.strideHeight + i - g.padHeight;
                        if (row < 0 || row >= g.h) {
                            Arrays.fill(cols, to, to + g.ow, 0);
                            continue;
                        }
                        int from = xo + (c * g.h + row) * g.w + first * g.strideWidth + j - g.padWidth;
                        Arrays.fill(cols, to, to + first, 0);
                        if (end > first) {
                            Movement.line(x, from, g.strideWidth, cols, to + first, 1, end - first);
                        }
                        Arrays.fill(cols, to + end, to + g.ow, 0);
                    }
                }
            }
        }
    }

    /** The adjoint of {@link #patches}: adds every element of {@code cols} to the image at {@code xo}. */
    static void addPatches(ImageGrid g, float[] cols, int co, float[] x, int xo) {
        int from = co;
        for (int c = 0; c < g.c; c++) {
            for (int i = 0; i < g.kh; i++) {
                for (int j = 0; j < g.kw; j++) {
                    int first = g.firstInside(j);
                    int end = Math.max(first, g.endInside(j));
                    for (int y = 0; y < g.oh; y++, from += g.ow) {
                        int row = y * g.strideHeight + i - g.padHeight;
                        if (row >= 0 && row < g.h) {
                            int to = xo + (c * g.h + row) * g.w + first * g.strideWidth + j - g.padWidth;
                            add(cols, from + first, x, to, g.strideWidth, end - first);
                        }
                    }
                }
            }
        }
    }

    private static void add(float[] cols, int from, float[] x, int to, int step, int n) {
        if (step == 1) {
            for (int k = 0; k < n; k++) {
                x[to + k] += cols[from + k];
            }
            return;
        }
        for (int k = 0; k < n; k++) {
            x[to + k * step] += cols[from + k];
        }
    }

    // ---- convolution --------------------------------------------------------------------------------------------

    /** {@code y += W patches(x)}, for filters {@code (oc, c kh kw)} in row order. */
    static void conv2d(ImageGrid g, int oc, float[] x, int xo, float[] w, int wo, float[] y) {
        int rows = g.patchSize();
        int places = g.places();
        float[] cols = g.isPixelwise() ? x : new float[g.patchElements()];
        for (int n = 0; n < g.n; n++) {
            int image = xo + n * g.imageSize();
            if (!g.isPixelwise()) {
                patches(g, x, image, cols, 0);
            }
            int co = g.isPixelwise() ? image : 0;
            FloatProducts.addProduct(
                    oc,
                    rows,
                    places,
                    new FloatMatrix(w, wo, rows, 1),
                    new FloatMatrix(cols, co, places, 1),
                    y,
                    n * oc * places);
        }
    }

    /** {@code gx += } the patches {@code transpose(W) gy}, added up. */
    static void inputGrad(ImageGrid g, int oc, float[] gy, int go, float[] w, int wo, float[] gx) {
        int rows = g.patchSize();
        int places = g.places();
        float[] cols = g.isPixelwise() ? gx : new float[g.patchElements()];
        for (int n = 0; n < g.n; n++) {
            int from = go + n * oc * places;
            int image = n * g.imageSize();
            if (g.isPixelwise()) {
                FloatProducts.addProduct(
                        rows,
                        oc,
                        places,
                        new FloatMatrix(w, wo, 1, rows),
                        new FloatMatrix(gy, from, places, 1),
                        gx,
                        image);
                continue;
            }
            Arrays.fill(cols, 0);
            FloatProducts.addProduct(
                    rows, oc, places, new FloatMatrix(w, wo, 1, rows), new FloatMatrix(gy, from, places, 1), cols, 0);
            addPatches(g, cols, 0, gx, image);
        }
    }

    /** {@code gw += gy transpose(patches(x))}, summed over the images. */
    static void weightGrad(ImageGrid g, int oc, float[] x, int xo, float[] gy, int go, float[] gw) {
        int rows = g.patchSize();
        int places = g.places();
        float[] cols = g.isPixelwise() ? x : new float[g.patchElements()];
        for (int n = 0; n < g.n; n++) {
            int image = xo + n * g.imageSize();
            if (!g.isPixelwise()) {
                patches(g, x, image, cols, 0);
            }
            int co = g.isPixelwise() ? image : 0;
            int from = go + n * oc * places;
            FloatProducts.addProduct(
                    oc,
                    places,
                    rows,
                    new FloatMatrix(gy, from, places, 1),
                    new FloatMatrix(cols, co, 1, places),
                    gw,
                    0);
        }
    }
}
