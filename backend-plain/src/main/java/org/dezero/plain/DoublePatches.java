package org.dezero.plain;

import java.util.Arrays;

/**
 * Blocks of the matrix of patches of double images: a row for each element of the window in each channel, a column for
 * each place of it in each image.
 */
final class DoublePatches {
    /** What a block may be written, and a strip read, beyond its end: less than the longest vector there is. */
    static final int SLACK = 64;

    private DoublePatches() {}

    /**
     * Copies a block: rows from {@code q0} to before {@code q1}, {@code stride} apart in {@code to}, columns from
     * {@code j0} to before {@code j1}. Up to {@link #SLACK} elements behind the block may change.
     */
    static void copy(ImageGrid g, double[] x, int xo, int q0, int q1, int j0, int j1, double[] to, int stride) {
        int places = g.places();
        int area = g.kh * g.kw;
        for (int j = j0; j < j1; ) {
            int image = j / places;
            int end = Math.min(j1, (image + 1) * places);
            int first = j - image * places;
            int y0 = first / g.ow;
            int y1 = (end - 1 - image * places) / g.ow + 1;
            DoubleStrip strip =
                    DoubleStrip.of(g, x, xo + image * g.imageSize(), q0 / area, (q1 - 1) / area + 1, y0, y1);
            for (int q = q0; q < q1; q++) {
                int offset = strip.offset(q);
                int at = (q - q0) * stride;
                int limit = at + stride;
                // A part of a row of places, whole rows, a part of a row.
                int head = Math.min((g.ow - first % g.ow) % g.ow, end - j);
                int whole = (end - j - head) / g.ow;
                int tail = end - j - head - whole * g.ow;
                int y = y0;
                if (head > 0) {
                    int from = strip.place(y++, first % g.ow) + offset;
                    copyRuns(strip.data, from, 0, to, at + j - j0, head, 1, limit);
                }
                int start = at + j - j0 + head;
                copyRuns(strip.data, strip.place(y, 0) + offset, strip.placeStep(), to, start, g.ow, whole, limit);
                if (tail > 0) {
                    int from = strip.place(y + whole, 0) + offset;
                    copyRuns(strip.data, from, 0, to, start + whole * g.ow, tail, 1, limit);
                }
            }
            j = end;
        }
    }

    private static void copyRuns(
            double[] from, int at, int step, double[] to, int start, int length, int runs, int limit) {
        if (Simd.ON && length < SLACK) {
            DoubleVectorPanels.copyRuns(from, at, step, to, start, length, runs, limit);
            return;
        }
        for (int r = 0; r < runs; r++) {
            System.arraycopy(from, at + r * step, to, start + r * length, length);
        }
    }

    /**
     * The adjoint of {@link #copy} within one image: adds a block to the image at {@code image}.
     *
     * @param p0 the first place
     * @param p1 the one after the last
     */
    static void add(ImageGrid g, double[] from, int stride, int q0, int q1, int p0, int p1, double[] x, int image) {
        for (int q = q0; q < q1; q++) {
            int c = q / (g.kh * g.kw);
            int i = q / g.kw % g.kh;
            int j = q % g.kw;
            int firstInside = g.firstInside(j);
            int endInside = g.endInside(j);
            for (int p = p0; p < p1; ) {
                int y = p / g.ow;
                int column = p - y * g.ow;
                int length = Math.min(g.ow - column, p1 - p);
                int row = y * g.strideHeight + i - g.padHeight;
                int first = Math.max(column, firstInside);
                int end = Math.min(column + length, endInside);
                if (row >= 0 && row < g.h && first < end) {
                    int to = image + (c * g.h + row) * g.w + first * g.strideWidth + j - g.padWidth;
                    addRun(from, (q - q0) * stride + p - p0 + first - column, x, to, g.strideWidth, end - first);
                }
                p += length;
            }
        }
    }

    private static void addRun(double[] from, int at, double[] x, int to, int step, int n) {
        if (step == 1) {
            for (int k = 0; k < n; k++) {
                x[to + k] += from[at + k];
            }
            return;
        }
        for (int k = 0; k < n; k++) {
            x[to + k * step] += from[at + k];
        }
    }

    /** Fills the rest of each row of a block with zeros. */
    static void clear(double[] block, int rows, int stride, int from, int to) {
        for (int i = 0; i < rows && from < to; i++) {
            Arrays.fill(block, i * stride + from, i * stride + to, 0);
        }
    }
}
