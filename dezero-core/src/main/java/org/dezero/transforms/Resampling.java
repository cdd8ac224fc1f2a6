package org.dezero.transforms;

import java.util.Arrays;

/**
 * Pixels of one axis as weighted sums of pixels of another length, in Pillow's fixed-point arithmetic: weights have 22 bits
 * after the point, and sums are rounded to 8 bits. Where a picture shrinks the filter widens with it, so that every pixel
 * counts (antialiasing).
 */
final class Resampling {
    private static final int PRECISION = 22;

    private final int length;
    /** For each new pixel the first old one that counts. */
    private final int[] first;

    private final int[][] weights;

    Resampling(int from, int to, Filter filter) {
        length = to;
        first = new int[to];
        weights = new int[to][];
        double scale = (double) from / to;
        double stretch = Math.max(scale, 1);
        double support = filter.support() * stretch;
        for (int i = 0; i < to; i++) {
            double center = (i + 0.5) * scale;
            int begin = Math.max((int) (center - support + 0.5), 0);
            int end = Math.min((int) (center + support + 0.5), from);
            double[] w = new double[end - begin];
            double sum = 0;
            for (int j = 0; j < w.length; j++) {
                w[j] = filter.weight((j + begin - center + 0.5) * (1 / stretch));
                sum += w[j];
            }
            first[i] = begin;
            weights[i] = new int[w.length];
            for (int j = 0; j < w.length; j++) {
                double share = (sum == 0 ? w[j] : w[j] / sum) * (1 << PRECISION);
                weights[i][j] = (int) (share < 0 ? share - 0.5 : share + 0.5);
            }
        }
    }

    /** Rows of pixels brought to the new width. */
    byte[] horizontally(byte[] in, int height, int width, int channels) {
        byte[] out = new byte[height * length * channels];
        int to = 0;
        for (int y = 0; y < height; y++) {
            for (int i = 0; i < length; i++) {
                int[] w = weights[i];
                int from = (y * width + first[i]) * channels;
                for (int c = 0; c < channels; c++) {
                    int sum = 1 << (PRECISION - 1);
                    for (int j = 0; j < w.length; j++) {
                        sum += (in[from + j * channels + c] & 0xFF) * w[j];
                    }
                    out[to++] = cut(sum);
                }
            }
        }
        return out;
    }

    /** Columns brought to the new height; {@code row} is the number of bytes of a row. */
    byte[] vertically(byte[] in, int row) {
        byte[] out = new byte[length * row];
        int[] sums = new int[row];
        for (int i = 0; i < length; i++) {
            Arrays.fill(sums, 1 << (PRECISION - 1));
            int[] w = weights[i];
            for (int j = 0; j < w.length; j++) {
                int from = (first[i] + j) * row;
                for (int x = 0; x < row; x++) {
                    sums[x] += (in[from + x] & 0xFF) * w[j];
                }
            }
            for (int x = 0; x < row; x++) {
                out[i * row + x] = cut(sums[x]);
            }
        }
        return out;
    }

    private static byte cut(int sum) {
        return (byte) Math.max(0, Math.min(sum >> PRECISION, 255));
    }
}
