package org.dezero.plain;

import java.util.Arrays;

/**
 * The part of an image that some windows see, laid out so that each column of the window is a run of memory along the
 * places of a row: with the padding in it, and with columns sorted by their remainder modulo the stride.
 *
 * <p>Where there is neither padding nor a stride, it is the image itself.
 */
final class DoubleStrip {
    final double[] data;
    private final ImageGrid g;
    private final int origin;
    private final int firstChannel;
    private final int firstPlace;
    private final int channelStep;
    private final int rowLength;
    /** Rows from one place to the one below it. */
    private final int placeRows;
    /** The length of the columns of one remainder. */
    private final int phaseLength;

    private DoubleStrip(
            ImageGrid g,
            double[] data,
            int origin,
            int firstChannel,
            int firstPlace,
            int channelStep,
            int rowLength,
            int placeRows,
            int phaseLength) {
        this.g = g;
        this.data = data;
        this.origin = origin;
        this.firstChannel = firstChannel;
        this.firstPlace = firstPlace;
        this.channelStep = channelStep;
        this.rowLength = rowLength;
        this.placeRows = placeRows;
        this.phaseLength = phaseLength;
    }

    /**
     * The channels from {@code c0} to before {@code c1} of the image at {@code image}, for the rows of places from
     * {@code y0} to before {@code y1}.
     */
    static DoubleStrip of(ImageGrid g, double[] x, int image, int c0, int c1, int y0, int y1) {
        if (g.padHeight == 0 && g.padWidth == 0 && g.strideWidth == 1) {
            int size = g.h * g.w;
            int origin = image + c0 * size + y0 * g.strideHeight * g.w;
            return new DoubleStrip(g, x, origin, c0, y0, size, g.w, g.strideHeight, 0);
        }
        int phases = Math.min(g.strideWidth, g.kw);
        int phaseLength = g.ow + (g.kw - 1) / g.strideWidth;
        int rowLength = phases * phaseLength;
        int placeRows = Math.min(g.strideHeight, g.kh);
        int rows = (y1 - 1 - y0) * placeRows + g.kh;
        double[] to = DoubleScratch.mine().strip((c1 - c0) * rows * rowLength + DoublePatches.SLACK);
        for (int c = c0; c < c1; c++) {
            for (int r = 0; r < rows; r++) {
                // A row below the window of the last place belongs to that window.
                int y = Math.min(r / placeRows, y1 - 1 - y0);
                int row = (y0 + y) * g.strideHeight + r - y * placeRows - g.padHeight;
                int at = ((c - c0) * rows + r) * rowLength;
                if (row < 0 || row >= g.h) {
                    Arrays.fill(to, at, at + rowLength, 0);
                    continue;
                }
                int from = image + (c * g.h + row) * g.w;
                for (int p = 0; p < phases; p++) {
                    copyPhase(g, x, from, p, to, at + p * phaseLength, phaseLength);
                }
            }
        }
        return new DoubleStrip(g, to, 0, c0, y0, rows * rowLength, rowLength, placeRows, phaseLength);
    }

    /** Every {@code strideWidth}-th column of a row with its padding, from column {@code p} on. */
    private static void copyPhase(ImageGrid g, double[] x, int from, int p, double[] to, int at, int length) {
        int first = Math.min(length, Math.max(0, (g.padWidth - p + g.strideWidth - 1) / g.strideWidth));
        int column = first * g.strideWidth + p - g.padWidth;
        int end = first;
        if (column < g.w) {
            end = Math.min(length, first + (g.w - 1 - column) / g.strideWidth + 1);
        }
        Arrays.fill(to, at, at + first, 0);
        if (g.strideWidth == 1) {
            System.arraycopy(x, from + column, to, at + first, end - first);
        } else {
            for (int t = first, q = from + column; t < end; t++, q += g.strideWidth) {
                to[at + t] = x[q];
            }
        }
        Arrays.fill(to, at + end, at + length, 0);
    }

    /** Where the element is that the first element of a window at place {@code (y, x)} sees in the first channel. */
    int place(int y, int x) {
        return origin + (y - firstPlace) * placeStep() + x;
    }

    /** The distance from a place to the one below it. */
    int placeStep() {
        return placeRows * rowLength;
    }

    /** The distance from a place of the element that row {@code q} of the matrix of patches sees. */
    int offset(int q) {
        int c = q / (g.kh * g.kw);
        int i = q / g.kw % g.kh;
        int j = q % g.kw;
        int column = j / g.strideWidth + j % g.strideWidth * phaseLength;
        return (c - firstChannel) * channelStep + i * rowLength + column;
    }
}
