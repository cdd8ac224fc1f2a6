package org.dezero.plain;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One product of double matrices, {@code C = start + A B} or {@code C += start + A B}, in tiles of the Vector API.
 *
 * <p>The rows of B are taken in blocks of {@link Tiling#DEPTH}, and in each the columns in panels of two vectors: a panel
 * is copied to where it stays in the first-level cache and multiplied by all rows of A before the next. An element of C
 * is the sum of its blocks, each summed from first to last; this order depends on the size of the product alone, so that
 * the result is the same however many threads share the work. Loaded only where {@link Simd#ON}.
 */
final class DoubleVectorProduct implements Workers.Part {
    private static final int L = DoubleLanes.LENGTH;

    /** The columns of a panel. */
    static final int WIDTH = 2 * L;

    private static final boolean MANY_REGISTERS = Tiling.manyRegisters(DoubleLanes.SPECIES.vectorBitSize());
    private static final double[] ZEROS = new double[WIDTH];

    private final int m;
    private final int k;
    private final int n;
    private final DoubleMatrix a;
    private final DoubleColumns b;
    /** B as a matrix whose rows lie together in memory, if it is one. */
    private final @Nullable DoubleMatrix rowsOfB;

    private final double @Nullable [] bias;
    private final int biasOffset;
    private final DoubleTarget c;
    private final boolean add;
    private int rowParts = 1;
    private int columnParts = 1;

    /**
     * A product for {@link #run()}; {@code m}, {@code k} and {@code n} are from 1.
     *
     * @param bias what every row of C starts from, or null for zeros
     */
    DoubleVectorProduct(
            int m,
            int k,
            int n,
            DoubleMatrix a,
            DoubleColumns b,
            @Nullable DoubleMatrix rowsOfB,
            double @Nullable [] bias,
            int biasOffset,
            DoubleTarget c,
            boolean add) {
        this.m = m;
        this.k = k;
        this.n = n;
        this.a = a;
        this.b = b;
        this.rowsOfB = rowsOfB;
        this.bias = bias;
        this.biasOffset = biasOffset;
        this.c = c;
        this.add = add;
    }

    /** A product of two matrices of any strides. */
    static DoubleVectorProduct of(
            int m,
            int k,
            int n,
            DoubleMatrix a,
            DoubleMatrix b,
            double @Nullable [] bias,
            int biasOffset,
            DoubleTarget c,
            boolean add) {
        DoubleMatrix rows = b.columnStep == 1 ? b : null;
        return new DoubleVectorProduct(m, k, n, a, new DoubleMatrixColumns(b), rows, bias, biasOffset, c, add);
    }

    /** Computes the product, with as many threads as are worth it. */
    void run() {
        // A row of few columns takes as long as a whole vector.
        if ((long) m * k * Tiling.blocks(n, L) * L >= Tiling.SHARED_WORK && Workers.count() > 1) {
            share(Workers.count());
        }
        Workers.run(rowParts * columnParts, this);
    }

    /** Threads that share the rows each pack B, and threads that share the columns each pack A: the smaller loss. */
    private void share(int threads) {
        int panels = Tiling.blocks(n, WIDTH);
        boolean byRows = m >= n ? m >= 10 * threads : panels < 2 * threads && m >= 10 * threads;
        if (byRows) {
            rowParts = threads * Tiling.blocks(m, threads * Tiling.ROWS);
        } else if (panels >= threads) {
            columnParts = threads * Tiling.blocks(n, threads * 4 * Tiling.ROWS);
        }
    }

    @Override
    public void run(int part) {
        int row = part / columnParts;
        int column = part % columnParts;
        int panels = Tiling.blocks(n, WIDTH);
        int i0 = Tiling.border(m, row, rowParts);
        int i1 = Tiling.border(m, row + 1, rowParts);
        int j0 = Tiling.border(panels, column, columnParts) * WIDTH;
        int j1 = Math.min(n, Tiling.border(panels, column + 1, columnParts) * WIDTH);
        int depths = Tiling.depths(k, n, L);
        for (int d = 0; d < depths; d++) {
            int k0 = Tiling.border(k, d, depths);
            int depth = Tiling.border(k, d + 1, depths) - k0;
            int blocks = Tiling.blocks(i1 - i0, Tiling.ROWS);
            for (int r = 0; r < blocks; r++) {
                int i = i0 + Tiling.border(i1 - i0, r, blocks);
                int rows = i0 + Tiling.border(i1 - i0, r + 1, blocks) - i;
                new Block(i, rows, k0, depth, j0, j1).add();
            }
        }
    }

    /** Some rows of A and columns of B in a range of the inner axis. */
    private final class Block {
        private final int i0;
        private final int rows;
        private final int k0;
        private final int depth;
        private final int j0;
        private final int j1;
        private final DoubleScratch scratch = DoubleScratch.mine();
        private final double[] tile = scratch.tile(10 * WIDTH);
        /** Whether C already has something that this block is added to. */
        private final boolean sum;
        /** A, possibly packed. */
        private final boolean packs;

        private final double[] left;
        /** B where it lies, but for columns that do not fill a panel; or null. */
        private final @Nullable DoubleMatrix inPlace;

        private double[] panels = {};

        Block(int i0, int rows, int k0, int depth, int j0, int j1) {
            this.i0 = i0;
            this.rows = rows;
            this.k0 = k0;
            this.depth = depth;
            this.j0 = j0;
            this.j1 = j1;
            sum = add || k0 > 0;
            packs = a.columnStep != 1 || j1 - j0 >= Tiling.PACKING_COLUMNS;
            left = packs ? scratch.rows(DoubleVectorPanels.length(rows, depth)) : a.data;
            inPlace = rows <= Tiling.UNPACKED_ROWS ? rowsOfB : null;
        }

        void add() {
            int height;
            for (int i = 0; packs && i < rows; i += height) {
                height = Tiling.height(rows - i, MANY_REGISTERS);
                DoubleVectorPanels.packStrip(a, i0 + i, height, k0, depth, left, i * depth);
            }
            int chunk = Math.min(Tiling.COLUMNS, Tiling.blocks(j1 - j0, WIDTH) * WIDTH);
            panels = scratch.panel(depth * chunk + L);
            for (int j = j0; j < j1; j += chunk) {
                int end = Math.min(j1, j + chunk);
                // In place or not, the last columns are packed if they do not fill a panel.
                int packed = inPlace == null ? j : end - (end - j) % WIDTH;
                if (packed < end) {
                    b.pack(k0, depth, packed, end, panels);
                }
                for (int i = 0; i < rows; i += height) {
                    height = Tiling.height(rows - i, MANY_REGISTERS);
                    strip(i, height, j, end, packed);
                }
            }
        }

        private void strip(int i, int height, int start, int end, int packed) {
            int ao = packs ? i * depth : a.offset + (i0 + i) * a.rowStep + k0 * a.columnStep;
            for (int j = start; j < end; j += WIDTH) {
                int count = Math.min(WIDTH, end - j);
                boolean pair = count > L;
                int width = pair ? WIDTH : L;
                double[] from = panels;
                int fo = (j - packed) * depth;
                int fr = width;
                if (inPlace != null && j < packed) {
                    from = inPlace.data;
                    fo = inPlace.offset + k0 * inPlace.rowStep + j;
                    fr = inPlace.rowStep;
                }
                boolean whole = count == width && c.isTogether(j, width);
                double[] to = whole ? c.data : tile;
                int at = whole ? c.column(j) + (i0 + i) * c.rowStep : 0;
                int tr = whole ? c.rowStep : width;
                double[] d = ZEROS;
                int d0 = 0;
                int dr = 0;
                if (whole && sum) {
                    d = to;
                    d0 = at;
                    dr = tr;
                } else if (bias != null && k0 == 0) {
                    d = bias(j, count, width);
                    d0 = count == width ? biasOffset + j : 0;
                }
                if (packs) {
                    DoubleTiles.packed(height, pair, depth, left, ao, from, fo, fr, d, d0, dr, to, at, tr);
                } else {
                    int ar = a.rowStep;
                    DoubleTiles.rows(height, pair, depth, left, ao, ar, from, fo, fr, d, d0, dr, to, at, tr);
                }
                if (!whole) {
                    c.put(tile, width, i0 + i, height, j, count, sum);
                }
            }
        }

        /** The bias, or a copy of its end that is as long as a row of a tile. */
        private double[] bias(int j, int count, int width) {
            if (count == width) {
                return Objects.requireNonNull(bias);
            }
            double[] end = scratch.start(WIDTH);
            System.arraycopy(Objects.requireNonNull(bias), biasOffset + j, end, 0, count);
            return end;
        }
    }
}
