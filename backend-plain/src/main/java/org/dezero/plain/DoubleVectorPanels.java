package org.dezero.plain;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/** Blocks of double matrices copied into the order in which tiles read them. Loaded only where {@link Simd#ON}. */
final class DoubleVectorPanels {
    private static final VectorSpecies<Double> S = DoubleLanes.SPECIES;
    private static final int L = DoubleLanes.LENGTH;
    private static final double[] INDEX = index();

    private DoubleVectorPanels() {}

    private static double[] index() {
        double[] out = new double[L];
        for (int i = 0; i < L; i++) {
            out[i] = i;
        }
        return out;
    }

    /** The length of the array for a block of A: strips may write up to a vector beyond their end. */
    static int length(int rows, int depth) {
        return rows * depth + L;
    }

    /** Copies rows of A to {@code to} column by column, {@code height} rows apart, from {@code at} on. */
    static void packStrip(DoubleMatrix a, int i0, int height, int k0, int depth, double[] to, int at) {
        int from = a.offset + i0 * a.rowStep + k0 * a.columnStep;
        if (a.rowStep == 1 && height > 1) {
            copyColumns(a.data, from, a.columnStep, height, depth, to, at);
        } else {
            int i = 0;
            if (height == 10 && a.columnStep == 1) {
                for (; i < height; i += 5) {
                    fiveOfTen(a.data, from + i * a.rowStep, a.rowStep, depth, to, at + i);
                }
            }
            for (; i <= height - 5; i += 5) {
                five(a.data, from + i * a.rowStep, a.rowStep, a.columnStep, depth, to, at + i, height);
            }
            for (; i < height; i++) {
                Movement.line(a.data, from + i * a.rowStep, a.columnStep, to, at + i, height, depth);
            }
        }
    }

    /** Each column of the strip lies together: whole vectors, whose ends the next column writes over. */
    private static void copyColumns(double[] a, int from, int step, int height, int depth, double[] to, int at) {
        int p = from;
        int q = at;
        int whole = (height + L - 1) / L * L;
        int l = 0;
        for (; l < depth && p + whole <= a.length; l++) {
            for (int i = 0; i < height; i += L) {
                DoubleVector.fromArray(S, a, p + i).intoArray(to, q + i);
            }
            p += step;
            q += height;
        }
        for (; l < depth; l++) {
            for (int i = 0; i < height; i++) {
                to[q + i] = a[p + i];
            }
            p += step;
            q += height;
        }
    }

    /** Five rows that each lie together in memory, of a strip of ten: with constant steps. */
    private static void fiveOfTen(double[] a, int p0, int rowStep, int depth, double[] to, int at) {
        int p1 = p0 + rowStep;
        int p2 = p1 + rowStep;
        int p3 = p2 + rowStep;
        int p4 = p3 + rowStep;
        for (int l = 0; l < depth; l++) {
            int q = at + l * 10;
            to[q] = a[p0 + l];
            to[q + 1] = a[p1 + l];
            to[q + 2] = a[p2 + l];
            to[q + 3] = a[p3 + l];
            to[q + 4] = a[p4 + l];
        }
    }

    private static void five(
            double[] a, int from, int rowStep, int columnStep, int depth, double[] to, int at, int height) {
        int p0 = from;
        int p1 = p0 + rowStep;
        int p2 = p1 + rowStep;
        int p3 = p2 + rowStep;
        int p4 = p3 + rowStep;
        int q = at;
        for (int l = 0; l < depth; l++) {
            to[q] = a[p0];
            to[q + 1] = a[p1];
            to[q + 2] = a[p2];
            to[q + 3] = a[p3];
            to[q + 4] = a[p4];
            p0 += columnStep;
            p1 += columnStep;
            p2 += columnStep;
            p3 += columnStep;
            p4 += columnStep;
            q += height;
        }
    }

    /**
     * Copies rows of B that lie together to a panel whose rows are one or two vectors; what is beyond the columns is
     * arbitrary.
     */
    static void packRows(DoubleMatrix b, int k0, int depth, int j0, int count, double[] panel, int to) {
        int from = b.offset + k0 * b.rowStep + j0;
        int width = count > L ? 2 * L : L;
        // A whole vector may be read where the array does not end before it: in the first rows, unless they go
        // backwards.
        int safe = b.rowStep < 0 ? 0 : depth;
        while (safe > 0 && (long) from + (long) (safe - 1) * b.rowStep + width > b.data.length) {
            safe--;
        }
        if (width == L) {
            copyVectors(b.data, from, b.rowStep, safe, panel, to);
        } else {
            copyPairs(b.data, from, b.rowStep, safe, panel, to);
        }
        for (int l = safe; l < depth; l++) {
            System.arraycopy(b.data, from + l * b.rowStep, panel, to + l * width, count);
        }
    }

    private static void copyVectors(double[] b, int from, int step, int depth, double[] panel, int to) {
        int p = from;
        for (int l = 0; l < depth; l++) {
            DoubleVector.fromArray(S, b, p).intoArray(panel, to + l * L);
            p += step;
        }
    }

    private static void copyPairs(double[] b, int from, int step, int depth, double[] panel, int to) {
        int p = from;
        for (int l = 0; l < depth; l++) {
            DoubleVector x = DoubleVector.fromArray(S, b, p);
            DoubleVector y = DoubleVector.fromArray(S, b, p + L);
            x.intoArray(panel, to + l * 2 * L);
            y.intoArray(panel, to + l * 2 * L + L);
            p += step;
        }
    }

    /**
     * Copies runs that are {@code step} apart to where they follow each other. What is behind the end of the last one may
     * change, up to a vector, but nothing from {@code limit} on.
     */
    static void copyRuns(double[] from, int at, int step, double[] to, int start, int length, int runs, int limit) {
        int whole = (length + L - 1) / L * L;
        int safe = runs;
        while (safe > 0
                && (at + (safe - 1) * step + whole > from.length || start + (safe - 1) * length + whole > limit)) {
            safe--;
        }
        int p = at;
        int q = start;
        if (whole == L) {
            for (int r = 0; r < safe; r++) {
                DoubleVector.fromArray(S, from, p).intoArray(to, q);
                p += step;
                q += length;
            }
        } else if (whole == 2 * L) {
            for (int r = 0; r < safe; r++) {
                DoubleVector.fromArray(S, from, p).intoArray(to, q);
                DoubleVector.fromArray(S, from, p + L).intoArray(to, q + L);
                p += step;
                q += length;
            }
        } else {
            for (int r = 0; r < safe; r++) {
                for (int i = 0; i < length; i += L) {
                    DoubleVector.fromArray(S, from, p + i).intoArray(to, q + i);
                }
                p += step;
                q += length;
            }
        }
        for (int r = safe; r < runs; r++) {
            System.arraycopy(from, at + r * step, to, start + r * length, length);
        }
    }

    /**
     * Packs a run of columns, each row of which is a run of memory.
     *
     * @param at where the run would be for an offset of 0
     * @param offsets how far on it is in each row
     * @param last the largest of them
     * @param column where the run starts among the {@code columns} of the panels
     */
    static void packRun(
            double[] from,
            int at,
            int[] offsets,
            int last,
            int depth,
            double[] panels,
            int column,
            int length,
            int columns) {
        for (int done = 0; done < length; ) {
            int j = column + done;
            int inPanel = j % (2 * L);
            int panel = j - inPanel;
            int width = columns - panel > L ? 2 * L : L;
            int count = Math.min(Math.min(L, width - inPanel), length - done);
            int to = panel * depth + inPanel;
            if ((long) at + done + last + L > from.length) {
                packSingly(from, at + done, offsets, depth, panels, to, width, count);
            } else if (inPanel + L <= width) {
                // What a vector writes too much, the next run of the panel writes over.
                packVectors(from, at + done, offsets, depth, panels, to, width);
            } else {
                packPartly(from, at + done, offsets, depth, panels, to, width, count);
            }
            done += count;
        }
    }

    private static void packVectors(
            double[] from, int at, int[] offsets, int depth, double[] panels, int to, int width) {
        for (int l = 0; l < depth; l++) {
            DoubleVector.fromArray(S, from, at + offsets[l]).intoArray(panels, to + l * width);
        }
    }

    /** Only the first lanes: behind them is the next row. */
    private static void packPartly(
            double[] from, int at, int[] offsets, int depth, double[] panels, int to, int width, int count) {
        VectorMask<Double> others = DoubleVector.fromArray(S, INDEX, 0).compare(VectorOperators.GE, (double) count);
        for (int l = 0; l < depth; l++) {
            DoubleVector old = DoubleVector.fromArray(S, panels, to + l * width);
            DoubleVector.fromArray(S, from, at + offsets[l]).blend(old, others).intoArray(panels, to + l * width);
        }
    }

    private static void packSingly(
            double[] from, int at, int[] offsets, int depth, double[] panels, int to, int width, int count) {
        for (int l = 0; l < depth; l++) {
            for (int q = 0; q < count; q++) {
                panels[to + l * width + q] = from[at + offsets[l] + q];
            }
        }
    }
}
