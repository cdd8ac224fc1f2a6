package org.dezero.plain;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** One element of each window over double images; threads share the images. */
final class DoubleWindows {
    private static final double[] NONE = {};

    private DoubleWindows() {}

    /** Whether two by two windows follow each other in a row without a gap, and are done a vector at a time. */
    private static boolean byVectors(ImageGrid g) {
        return Simd.ON
                && DoubleLanes.LENGTH > 1
                && g.kh == 2
                && g.kw == 2
                && g.strideWidth == 2
                && g.padHeight == 0
                && g.padWidth == 0;
    }

    /** The fewest images worth a piece. */
    private static int least(ImageGrid g) {
        return Math.max(1, Pieces.FUNCTION / Math.max(1, g.oh * g.ow * Math.min(g.kh * g.kw, 4)));
    }

    private static void shared(ImageGrid g, Pieces.Piece images) {
        Pieces.rows(g.n * g.c, least(g), images);
    }

    // ---- the largest ---------------------------------------------------------------------------------------------

    /** The largest element of each window and its position there; padding takes part as zeros. */
    static void maxPool(ImageGrid g, double[] x, int xo, double[] out, long[] position) {
        boolean vectors = byVectors(g);
        boolean inside = g.padHeight == 0 && g.padWidth == 0;
        int[] steps = steps(g);
        shared(g, (first, count) -> {
            double[] found = vectors ? DoubleScratch.mine().tile(2 * DoubleLanes.LENGTH) : NONE;
            for (int image = first; image < first + count; image++) {
                int from = xo + image * g.h * g.w;
                int to = image * g.oh * g.ow;
                if (vectors) {
                    largestOfFour(g, x, from, steps, found, out, position, to);
                    continue;
                }
                if (inside && g.kh == 2 && g.kw == 2) {
                    for (int y = 0; y < g.oh; y++) {
                        argMaxOfFour(g, x, from + y * g.strideHeight * g.w, g.ow, position, to + y * g.ow);
                    }
                } else if (inside) {
                    argMaxInside(g, x, from, position, to);
                } else {
                    argMaxPadded(g, x, from, position, to);
                }
                takeImage(g, x, from, inside ? steps : null, position, to, out, to);
            }
        });
    }

    private static void largestOfFour(
            ImageGrid g, double[] x, int from, int[] steps, double[] found, double[] out, long[] position, int to) {
        int length = DoubleLanes.LENGTH;
        for (int y = 0; y < g.oh; y++) {
            int top = from + y * g.strideHeight * g.w;
            for (int z = 0; z < g.ow; z += length) {
                int count = Math.min(length, g.ow - z);
                int at = top + 2 * z;
                int q = to + y * g.ow + z;
                // Vectors may reach beyond the row, but not beyond the array.
                if (at <= x.length - g.w - 2 * length && DoubleVectorWindows.largest(x, at, at + g.w, found)) {
                    for (int i = 0; i < count; i++) {
                        out[q + i] = found[i];
                        position[q + i] = (long) found[length + i];
                    }
                } else {
                    argMaxOfFour(g, x, at, count, position, q);
                    takeRow(g, x, at, count, steps, position, q, out, q);
                }
            }
        }
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
        int[] steps = g.padHeight == 0 && g.padWidth == 0 ? steps(g) : null;
        shared(g, (first, count) -> {
            for (int image = first; image < first + count; image++) {
                int to = image * g.oh * g.ow;
                takeImage(g, x, xo + image * g.h * g.w, steps, position, po + to, out, to);
            }
        });
    }

    /** @param steps null if windows may reach over the border */
    private static void takeImage(
            ImageGrid g, double[] x, int from, int @Nullable [] steps, long[] position, int po, double[] out, int to) {
        for (int y = 0; y < g.oh; y++) {
            int k = y * g.ow;
            if (steps != null) {
                takeRow(g, x, from + y * g.strideHeight * g.w, g.ow, steps, position, po + k, out, to + k);
                continue;
            }
            for (int z = 0; z < g.ow; z++) {
                int place = g.place((int) position[po + k + z], y, z);
                out[to + k + z] = place < 0 ? 0 : x[from + place];
            }
        }
    }

    private static void takeRow(
            ImageGrid g, double[] x, int from, int count, int[] steps, long[] position, int po, double[] out, int to) {
        for (int z = 0; z < count; z++) {
            out[to + z] = x[from + z * g.strideWidth + steps[(int) position[po + z]]];
        }
    }

    /** The adjoint of {@link #take}: {@code out}, whatever it was, becomes zeros to which all is added. */
    static void scatter(ImageGrid g, double[] gy, int go, long[] position, int po, double[] out) {
        boolean vectors = byVectors(g) && g.strideHeight >= 2;
        boolean inside = g.padHeight == 0 && g.padWidth == 0;
        int[] steps = steps(g);
        shared(g, (first, count) -> {
            double[] places = vectors ? DoubleScratch.mine().tile(2 * DoubleLanes.LENGTH) : NONE;
            for (int image = first; image < first + count; image++) {
                int to = image * g.h * g.w;
                int k = image * g.oh * g.ow;
                if (vectors) {
                    scatterOfFour(g, gy, go + k, position, po + k, places, out, to);
                    continue;
                }
                Arrays.fill(out, to, to + g.h * g.w, 0);
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

    /** Windows that do not overlap: each writes its four elements, a vector of windows at a time. */
    private static void scatterOfFour(
            ImageGrid g, double[] gy, int go, long[] position, int po, double[] places, double[] out, int to) {
        int length = DoubleLanes.LENGTH;
        int end = to + g.h * g.w;
        if (g.h != 2 * g.oh || g.w != 2 * g.ow) {
            Arrays.fill(out, to, end, 0);
        }
        for (int y = 0; y < g.oh; y++) {
            // From the right: what the last windows write beyond their row is written over by the rest of the next.
            for (int z = (g.ow - 1) / length * length; z >= 0; z -= length) {
                int count = Math.min(length, g.ow - z);
                int k = y * g.ow + z;
                for (int i = 0; i < count; i++) {
                    places[i] = position[po + k + i];
                }
                // No window is there: zeros, over which the next row is written.
                Arrays.fill(places, count, length, -1);
                int top = to + y * g.strideHeight * g.w + 2 * z;
                int bottom = top + g.w;
                double[] from = gy;
                int at = go + k;
                if (at > gy.length - length) {
                    System.arraycopy(gy, at, places, length, count);
                    from = places;
                    at = length;
                }
                if (bottom <= end - 2 * length) {
                    DoubleVectorWindows.scatter(from, at, places, out, top, bottom);
                } else {
                    for (int i = 0; i < count; i++) {
                        for (int p = 0; p < 4; p++) {
                            out[(p < 2 ? top : bottom) + 2 * i + p % 2] = places[i] == p ? from[at + i] + 0 : 0;
                        }
                    }
                }
            }
        }
    }
}
