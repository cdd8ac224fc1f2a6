package org.dezero.plain;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * One product of float matrices, {@code C = start + A B} or {@code C += start + A B}, as dot products of the rows of A
 * and the columns of B: for very few rows or columns and a long inner axis.
 *
 * <p>An operand whose rows (columns) do not lie together is copied, a block of the inner axis at a time. Where there is
 * too little else to share, the inner axis is cut, into as many parts as the size of the product says; they are added in
 * order. Loaded only where {@link Simd#ON}.
 */
final class FloatVectorDotProduct implements Workers.Part {
    private static final int L = FloatLanes.LENGTH;

    /** The length of a block of the inner axis: four rows of B in it stay in the first-level cache. */
    private static final int DEPTH = 1024;

    /** The least length of a part of the inner axis, and the most such parts. */
    private static final int DEPTH_PART = 16 * DEPTH;

    private static final int DEPTH_PARTS = 8;

    /** The most elements in the partial sums of a part. */
    private static final int SUMS = 1 << 16;

    /** The most columns that are summed up at once: a whole number of tiles, so that few sums are there twice. */
    private static final int COLUMNS = 1024;

    private final int m;
    private final int k;
    private final int n;
    private final FloatMatrix a;
    /** The transpose of B. */
    private final FloatMatrix b;

    private final float @Nullable [] bias;
    private final int biasOffset;
    private final FloatTarget c;
    private final boolean add;
    private final int depthParts;
    private int rowParts = 1;
    private int columnParts = 1;
    private float[] shared = {};

    /** A product for {@link #run()}; {@code m}, {@code k} and {@code n} are from 1. */
    FloatVectorDotProduct(
            int m,
            int k,
            int n,
            FloatMatrix a,
            FloatMatrix b,
            float @Nullable [] bias,
            int biasOffset,
            FloatTarget c,
            boolean add) {
        this.m = m;
        this.k = k;
        this.n = n;
        this.a = a;
        this.b = b.transposed();
        this.bias = bias;
        this.biasOffset = biasOffset;
        this.c = c;
        this.add = add;
        this.depthParts = m <= 16 && n <= 16 ? Math.max(1, Math.min(DEPTH_PARTS, k / DEPTH_PART)) : 1;
    }

    /** Computes the product, with as many threads as are worth it. */
    void run() {
        if (depthParts > 1) {
            FloatVectorDotTiles tiles = new FloatVectorDotTiles(m, n);
            shared = new float[depthParts * tiles.length()];
            Workers.run(depthParts, this);
            for (int d = 1; d < depthParts; d++) {
                for (int i = 0; i < tiles.length(); i++) {
                    shared[i] += shared[d * tiles.length() + i];
                }
            }
            store(tiles, shared, 0, 0);
            return;
        }
        if ((long) m * k * n >= Tiling.SHARED_WORK) {
            int threads = Workers.count();
            if (m >= n) {
                rowParts = Math.max(1, Math.min(threads, m / 8));
            } else {
                columnParts = Math.max(1, Math.min(threads, n / 8));
            }
        }
        Workers.run(rowParts * columnParts, this);
    }

    @Override
    public void run(int part) {
        if (depthParts > 1) {
            FloatVectorDotTiles tiles = new FloatVectorDotTiles(m, n);
            int k0 = Tiling.border(k, part, depthParts);
            sum(tiles, 0, 0, k0, Tiling.border(k, part + 1, depthParts), shared, part * tiles.length());
            return;
        }
        int row = part / columnParts;
        int column = part % columnParts;
        int i1 = Tiling.border(m, row + 1, rowParts);
        int j0 = Tiling.border(n, column, columnParts);
        int j1 = Tiling.border(n, column + 1, columnParts);
        int width = Math.min(j1 - j0, COLUMNS);
        int height = Math.max(4, SUMS / ((width + 8) * L) / 4 * 4);
        for (int i = Tiling.border(m, row, rowParts); i < i1; i += height) {
            for (int j = j0; j < j1; j += width) {
                FloatVectorDotTiles tiles = new FloatVectorDotTiles(Math.min(height, i1 - i), Math.min(width, j1 - j));
                float[] sums = FloatScratch.mine().tile(tiles.length());
                Arrays.fill(sums, 0, tiles.length(), 0);
                sum(tiles, i, j, 0, k, sums, 0);
                store(tiles, sums, i, j);
            }
        }
    }

    /** Adds up the products of a range of the inner axis. */
    private void sum(FloatVectorDotTiles tiles, int i0, int j0, int start, int end, float[] sums, int so) {
        FloatScratch scratch = FloatScratch.mine();
        int rows = tiles.rows;
        int columns = tiles.columns;
        for (int k0 = start; k0 < end; k0 += DEPTH) {
            int depth = Math.min(DEPTH, end - k0);
            float[] x = a.data;
            int xo = a.offset + i0 * a.rowStep + k0;
            int xr = a.rowStep;
            float[] y = b.data;
            int yo = b.offset + j0 * b.rowStep + k0;
            int yr = b.rowStep;
            if (a.columnStep != 1) {
                x = scratch.rows(rows * DEPTH);
                copy(a, i0, rows, k0, depth, x);
                xo = 0;
                xr = DEPTH;
            }
            if (b.columnStep != 1) {
                y = scratch.panel(columns * DEPTH);
                copy(b, j0, columns, k0, depth, y);
                yo = 0;
                yr = DEPTH;
            }
            int whole = depth / L * L;
            tiles.add(whole, x, xo, xr, y, yo, yr, sums, so);
            if (whole < depth) {
                // The rest of each row, filled up to a vector with zeros.
                float[] ends = scratch.start((rows + columns) * L);
                Arrays.fill(ends, 0, (rows + columns) * L, 0);
                for (int i = 0; i < rows; i++) {
                    System.arraycopy(x, xo + i * xr + whole, ends, i * L, depth - whole);
                }
                for (int j = 0; j < columns; j++) {
                    System.arraycopy(y, yo + j * yr + whole, ends, (rows + j) * L, depth - whole);
                }
                tiles.add(L, ends, 0, L, ends, rows * L, L, sums, so);
            }
        }
    }

    /** Copies rows with other distances between their elements than 1. */
    private static void copy(FloatMatrix from, int i0, int rows, int k0, int depth, float[] to) {
        int at = from.offset + i0 * from.rowStep + k0 * from.columnStep;
        for (int i = 0; i < rows; i++) {
            Movement.line(from.data, at + i * from.rowStep, from.columnStep, to, i * DEPTH, 1, depth);
        }
    }

    private void store(FloatVectorDotTiles tiles, float[] sums, int i0, int j0) {
        for (int i = 0; i < tiles.rows; i++) {
            for (int j = 0; j < tiles.columns; j++) {
                float sum = FloatVectorDots.total(sums, tiles.place(i, j));
                if (bias != null) {
                    sum += bias[biasOffset + j0 + j];
                }
                int at = c.column(j0 + j) + (i0 + i) * c.rowStep;
                c.data[at] = add ? c.data[at] + sum : sum;
            }
        }
    }
}
