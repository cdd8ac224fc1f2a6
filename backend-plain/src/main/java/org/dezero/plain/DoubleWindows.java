package org.dezero.plain;

/** One element of each window over double images; threads share the images. */
final class DoubleWindows {
    private static final double[] NONE = {};

    private DoubleWindows() {}

    /** The fewest images worth a piece. */
    private static int least(ImageGrid g) {
        return Math.max(1, Pieces.FUNCTION / Math.max(1, g.oh * g.ow * Math.min(g.kh * g.kw, 4)));
    }

    /** What to do with the images of a range. */
    private interface Range {
        void run(int from, int to);
    }

    private static void shared(ImageGrid g, Range range) {
        int images = g.n * g.c;
        int least = least(g);
        if (Pieces.shared(images, least)) {
            Pieces.run(images, least, (from, length) -> range.run(from, from + length));
        } else {
            range.run(0, images);
        }
    }

    // ---- the largest ---------------------------------------------------------------------------------------------

    /** Where in its window the largest element is; padding takes part as zeros. */
    static void argMax(ImageGrid g, double[] x, int xo, long[] out) {
        boolean inside = g.padHeight == 0 && g.padWidth == 0;
        shared(g, (first, end) -> {
            for (int image = first; image < end; image++) {
                int from = xo + image * g.h * g.w;
                int to = image * g.oh * g.ow;
                if (inside && g.kh == 2 && g.kw == 2) {
                    argMaxOfFour(g, x, from, out, to);
                } else if (inside) {
                    argMaxInside(g, x, from, out, to);
                } else {
                    argMaxPadded(g, x, from, out, to);
                }
            }
        });
    }

    /** All ones where a is less than b, else zeros, for finite numbers: without a jump, which would be a matter of luck. */
    private static long less(double a, double b) {
        // A difference of zeros may be -0.
        return Double.doubleToRawLongBits(a - b + 0) >> 63;
    }

    private static double choose(long second, double a, double b) {
        return Double.longBitsToDouble(
                (Double.doubleToRawLongBits(b) & second) | (Double.doubleToRawLongBits(a) & ~second));
    }

    private static void argMaxOfFour(ImageGrid g, double[] x, int from, long[] out, int to) {
        boolean vectors = Simd.ON && g.strideWidth == 2 && DoubleLanes.LENGTH > 1;
        double[] positions = vectors ? DoubleScratch.mine().tile(DoubleLanes.LENGTH) : NONE;
        for (int y = 0; y < g.oh; y++) {
            int top = from + y * g.strideHeight * g.w;
            int q = to + y * g.ow;
            int length = vectors ? DoubleLanes.LENGTH : g.ow;
            for (int z = 0; z < g.ow; z += length) {
                int count = Math.min(length, g.ow - z);
                int at = top + 2 * z;
                // Vectors may reach beyond the row, but not beyond the array.
                if (vectors
                        && at + g.w + 2 * length <= x.length
                        && DoubleVectorWindows.positions(x, at, at + g.w, positions)) {
                    for (int i = 0; i < count; i++) {
                        out[q + z + i] = (long) positions[i];
                    }
                } else {
                    argMaxOfFour(g, x, top + z * g.strideWidth, count, out, q + z);
                }
            }
        }
    }

    private static void argMaxOfFour(ImageGrid g, double[] x, int from, int count, long[] out, int to) {
        for (int z = 0; z < count; z++) {
            int at = from + z * g.strideWidth;
            double a = x[at];
            double b = x[at + 1];
            double c = x[at + g.w];
            double d = x[at + g.w + 1];
            double sum = (a + b) + (c + d);
            if (!Double.isFinite(sum)) {
                // Infinite or NaN, or too large to be sure.
                out[to + z] = largest(g, x, at);
                continue;
            }
            long right = less(a, b);
            long rightBelow = less(c, d);
            long below = less(choose(right, a, b), choose(rightBelow, c, d));
            out[to + z] = (below & (2 - rightBelow)) | (~below & -right);
        }
    }

    private static void argMaxInside(ImageGrid g, double[] x, int from, long[] out, int to) {
        for (int y = 0; y < g.oh; y++) {
            for (int z = 0; z < g.ow; z++) {
                int at = from + y * g.strideHeight * g.w + z * g.strideWidth;
                double best = x[at];
                double sum = 0;
                long which = 0;
                for (int i = 0; i < g.kh; i++) {
                    int row = at + i * g.w;
                    for (int j = 0; j < g.kw; j++) {
                        double v = x[row + j];
                        long larger = less(best, v);
                        best = choose(larger, best, v);
                        which = (larger & (i * g.kw + j)) | (~larger & which);
                        sum += v;
                    }
                }
                out[to + y * g.ow + z] = Double.isFinite(sum) ? which : largest(g, x, at);
            }
        }
    }

    /** Of a window inside the image: the first NaN, else the first of the largest. */
    private static int largest(ImageGrid g, double[] x, int at) {
        double best = x[at];
        int which = 0;
        for (int i = 0; i < g.kh; i++) {
            for (int j = 0; j < g.kw; j++) {
                double v = x[at + i * g.w + j];
                if (Double.isNaN(v)) {
                    return i * g.kw + j;
                }
                if (v > best) {
                    best = v;
                    which = i * g.kw + j;
                }
            }
        }
        return which;
    }

    private static void argMaxPadded(ImageGrid g, double[] x, int from, long[] out, int to) {
        int q = to;
        for (int y = 0; y < g.oh; y++) {
            for (int z = 0; z < g.ow; z++) {
                out[q++] = argMax(g, x, from, y * g.strideHeight - g.padHeight, z * g.strideWidth - g.padWidth);
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

    // ---- one element of each -------------------------------------------------------------------------------------

    /** How far the positions of a window are from its first. */
    private static int[] steps(ImageGrid g) {
        int[] out = new int[g.kh * g.kw];
        for (int p = 0; p < out.length; p++) {
            out[p] = p / g.kw * g.w + p % g.kw;
        }
        return out;
    }

    /** The element of each window at its position, 0 on padding. */
    static void take(ImageGrid g, double[] x, int xo, long[] position, int po, double[] out) {
        boolean inside = g.padHeight == 0 && g.padWidth == 0;
        int[] steps = steps(g);
        shared(g, (first, end) -> {
            for (int image = first; image < end; image++) {
                int from = xo + image * g.h * g.w;
                int k = image * g.oh * g.ow;
                for (int y = 0; y < g.oh; y++, k += g.ow) {
                    if (inside) {
                        takeRow(g, x, from + y * g.strideHeight * g.w, steps, position, po + k, out, k);
                        continue;
                    }
                    for (int z = 0; z < g.ow; z++) {
                        int place = g.place((int) position[po + k + z], y, z);
                        out[k + z] = place < 0 ? 0 : x[from + place];
                    }
                }
            }
        });
    }

    private static void takeRow(
            ImageGrid g, double[] x, int from, int[] steps, long[] position, int po, double[] out, int oo) {
        for (int z = 0; z < g.ow; z++) {
            out[oo + z] = x[from + z * g.strideWidth + steps[(int) position[po + z]]];
        }
    }

    /** The adjoint of {@link #take}: adds to {@code out}. */
    static void scatter(ImageGrid g, double[] gy, int go, long[] position, int po, double[] out) {
        boolean inside = g.padHeight == 0 && g.padWidth == 0;
        int[] steps = steps(g);
        shared(g, (first, end) -> {
            for (int image = first; image < end; image++) {
                int to = image * g.h * g.w;
                int k = image * g.oh * g.ow;
                for (int y = 0; y < g.oh; y++, k += g.ow) {
                    if (inside) {
                        scatterRow(g, gy, go + k, steps, position, po + k, out, to + y * g.strideHeight * g.w);
                        continue;
                    }
                    for (int z = 0; z < g.ow; z++) {
                        int place = g.place((int) position[po + k + z], y, z);
                        if (place >= 0) {
                            out[to + place] += gy[go + k + z];
                        }
                    }
                }
            }
        });
    }

    private static void scatterRow(
            ImageGrid g, double[] gy, int go, int[] steps, long[] position, int po, double[] out, int to) {
        for (int z = 0; z < g.ow; z++) {
            out[to + z * g.strideWidth + steps[(int) position[po + z]]] += gy[go + z];
        }
    }
}
