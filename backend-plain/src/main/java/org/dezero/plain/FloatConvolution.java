package org.dezero.plain;

import java.util.Arrays;
import org.dezero.array.Shape;
import org.dezero.array.Window2d;

/** Patches of float images and convolution with them: no more than a block of the patches is ever in memory. */
final class FloatConvolution {
    /** The most places and the most rows in a block of patches for the scalar loops. */
    private static final int BLOCK_PLACES = 512;

    private static final int BLOCK_ROWS = 64;

    /** From this many channels on, the input's gradient is a convolution too. */
    private static final int MIRRORED_CHANNELS = 8;

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

    /** {@code y = W patches(x)}, for filters {@code (oc, c kh kw)} in row order. */
    static void conv2d(ImageGrid g, int oc, float[] x, int xo, float[] w, int wo, float[] y) {
        int rows = g.patchSize();
        int places = g.places();
        if (g.n == 0 || oc == 0) {
            return;
        }
        if (Simd.ON && rows > 0) {
            FloatMatrix filters = new FloatMatrix(w, wo, rows, 1);
            FloatTarget target = new FloatTarget(y, 0, places, places, oc * places);
            FloatPatchColumns patches = new FloatPatchColumns(g, x, xo);
            new FloatVectorProduct(oc, rows, g.n * places, filters, patches, null, null, 0, target, false).run();
            return;
        }
        Arrays.fill(y, 0, g.n * oc * places, 0);
        Workers.run(g.n, image -> {
            for (int p0 = 0; p0 < places; p0 += BLOCK_PLACES) {
                int count = Math.min(BLOCK_PLACES, places - p0);
                float[] cols = FloatScratch.mine().patches(BLOCK_ROWS * count + FloatPatches.SLACK);
                int from = image * places + p0;
                int to = image * oc * places + p0;
                for (int q = 0; q < rows; q += BLOCK_ROWS) {
                    int depth = Math.min(BLOCK_ROWS, rows - q);
                    FloatPatches.copy(g, x, xo, q, q + depth, from, from + count, cols, count);
                    FloatScalarProducts.addProduct(
                            oc, depth, count, w, wo + q, rows, 1, cols, 0, count, 1, y, to, places);
                }
            }
        });
    }

    /** {@code gx =} the patches {@code transpose(W) gy}, added up. */
    static void inputGrad(ImageGrid g, int oc, float[] gy, int go, float[] w, int wo, float[] gx) {
        if (g.n == 0 || g.imageSize() == 0) {
            return;
        }
        boolean mirrored = g.strideHeight == 1 && g.strideWidth == 1 && g.padHeight < g.kh && g.padWidth < g.kw;
        if (Simd.ON && mirrored && g.c >= MIRRORED_CHANNELS && oc > 0) {
            mirroredConv2d(g, oc, gy, go, w, wo, gx);
            return;
        }
        int area = g.kh * g.kw;
        int group = Math.max(1, Math.min(g.c, 2 * BLOCK_ROWS / area));
        int groups = Tiling.blocks(g.c, group);
        Workers.run(g.n * groups, part -> {
            int image = part / groups;
            int c0 = part % groups * group;
            channelsGrad(g, oc, image, c0, Math.min(g.c, c0 + group), gy, go, w, wo, gx);
        });
    }

    /** The gradient of some channels of one image: patches, a strip at a time, are added up. */
    private static void channelsGrad(
            ImageGrid g, int oc, int image, int c0, int c1, float[] gy, int go, float[] w, int wo, float[] gx) {
        int places = g.places();
        int area = g.kh * g.kw;
        int to = image * g.imageSize();
        Arrays.fill(gx, to + c0 * g.h * g.w, to + c1 * g.h * g.w, 0);
        float[] cols = FloatScratch.mine().patches(2 * BLOCK_ROWS * BLOCK_PLACES);
        for (int q = c0 * area; q < c1 * area; q += 2 * BLOCK_ROWS) {
            int rows = Math.min(2 * BLOCK_ROWS, c1 * area - q);
            FloatMatrix filters = new FloatMatrix(w, wo + q, 1, g.patchSize());
            for (int p = 0; p < places; p += BLOCK_PLACES) {
                int count = Math.min(BLOCK_PLACES, places - p);
                FloatMatrix gradients = new FloatMatrix(gy, go + image * oc * places + p, places, 1);
                FloatProducts.product(rows, oc, count, filters, gradients, cols, 0);
                FloatPatches.add(g, cols, count, q, q + rows, p, p + count, gx, to);
            }
        }
    }

    /** With a stride of 1, the gradient is the convolution of {@code gy} with the filters turned around. */
    private static void mirroredConv2d(ImageGrid g, int oc, float[] gy, int go, float[] w, int wo, float[] gx) {
        int area = g.kh * g.kw;
        int rows = oc * area;
        Window2d window = Window2d.of(g.kh, g.kw).pad(g.kh - 1 - g.padHeight, g.kw - 1 - g.padWidth);
        ImageGrid back = new ImageGrid(Shape.of(g.n, oc, g.oh, g.ow), window);
        FloatMatrix filters = new FloatMatrix(w, wo, 1, g.c);
        if (area > 1) {
            float[] turned = FloatScratch.mine().gradients(g.c * rows);
            for (int o = 0; o < oc; o++) {
                for (int c = 0; c < g.c; c++) {
                    int from = wo + (o * g.c + c) * area;
                    int to = c * rows + o * area;
                    for (int q = 0; q < area; q++) {
                        turned[to + q] = w[from + area - 1 - q];
                    }
                }
            }
            filters = new FloatMatrix(turned, 0, rows, 1);
        }
        int pixels = g.h * g.w;
        FloatTarget target = new FloatTarget(gx, 0, pixels, pixels, g.c * pixels);
        FloatPatchColumns patches = new FloatPatchColumns(back, gy, go);
        new FloatVectorProduct(g.c, rows, g.n * pixels, filters, patches, null, null, 0, target, false).run();
    }

    /** {@code gw = gy transpose(patches(x))}, summed over the images. */
    static void weightGrad(ImageGrid g, int oc, float[] x, int xo, float[] gy, int go, float[] gw) {
        int rows = g.patchSize();
        int places = g.places();
        if (Simd.ON && g.n > 0 && oc > 0 && rows > 0) {
            new FloatVectorWeightGrad(g, oc, x, xo, gy, go, gw).run();
            return;
        }
        Arrays.fill(gw, 0, oc * rows, 0);
        for (int image = 0; image < g.n; image++) {
            for (int p0 = 0; p0 < places; p0 += BLOCK_PLACES) {
                int count = Math.min(BLOCK_PLACES, places - p0);
                float[] cols = FloatScratch.mine().patches(BLOCK_ROWS * count + FloatPatches.SLACK);
                int from = image * places + p0;
                int gradients = go + image * oc * places + p0;
                for (int q = 0; q < rows; q += BLOCK_ROWS) {
                    int depth = Math.min(BLOCK_ROWS, rows - q);
                    FloatPatches.copy(g, x, xo, q, q + depth, from, from + count, cols, count);
                    FloatScalarProducts.addProduct(
                            oc, count, depth, gy, gradients, places, 1, cols, 0, 1, count, gw, q, rows);
                }
            }
        }
    }
}
