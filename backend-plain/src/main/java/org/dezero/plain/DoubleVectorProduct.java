package org.dezero.plain;

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
        if ((long) m * k * n >= Tiling.SHARED_WORK && Workers.count() > 1) {
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
        int depths = Tiling.blocks(k, Tiling.DEPTH);
        for (int d = 0; d < depths; d++) {
            int k0 = Tiling.border(k, d, depths);
            int depth = Tiling.border(k, d + 1, depths) - k0;
            int blocks = Tiling.blocks(i1 - i0, Tiling.ROWS);
            for (int r = 0; r < blocks; r++) {
                int i = i0 + Tiling.border(i1 - i0, r, blocks);
                int rows = i0 + Tiling.border(i1 - i0, r + 1, blocks) - i;
                block(i, rows, k0, depth, j0, j1);
            }
        }
    }

    /** Adds the rows from {@code k0} of B times some rows of A. */
    private void block(int i0, int rows, int k0, int depth, int j0, int j1) {
        DoubleScratch scratch = DoubleScratch.mine();
        boolean packs = a.columnStep != 1 || j1 - j0 >= Tiling.PACKING_COLUMNS;
        double[] packed = a.data;
        if (packs) {
            packed = scratch.rows(DoubleVectorPanels.length(rows, depth));
            for (int i = 0; i < rows; ) {
                int height = Tiling.height(rows - i, MANY_REGISTERS);
                DoubleVectorPanels.packStrip(a, i0 + i, height, k0, depth, packed, i * depth);
                i += height;
            }
        }
        int chunk = Math.min(Tiling.COLUMNS, Tiling.blocks(j1 - j0, WIDTH) * WIDTH);
        double[] panels = scratch.panel(Tiling.DEPTH * chunk);
        double[] tile = scratch.tile(10 * WIDTH);
        boolean sum = add || k0 > 0;
        DoubleMatrix inPlace = rows <= Tiling.UNPACKED_ROWS ? rowsOfB : null;
        for (int jc = j0; jc < j1; jc += chunk) {
            int je = Math.min(j1, jc + chunk);
            for (int j = jc; j < je; j += WIDTH) {
                int count = Math.min(WIDTH, je - j);
                if (rowsOfB == null) {
                    b.pack(k0, depth, j, count, panels, (j - jc) * depth, count > L ? WIDTH : L);
                } else if (inPlace == null || count < WIDTH) {
                    DoubleVectorPanels.packRows(rowsOfB, k0, depth, j, count, panels, (j - jc) * depth);
                }
            }
            double[] last = ZEROS;
            int rest = (je - jc) % WIDTH;
            if (bias != null && k0 == 0 && rest > 0) {
                last = scratch.start(WIDTH);
                System.arraycopy(bias, biasOffset + je - rest, last, 0, rest);
            }
            for (int i = 0; i < rows; ) {
                int height = Tiling.height(rows - i, MANY_REGISTERS);
                int ao = packs ? i * depth : a.offset + (i0 + i) * a.rowStep + k0 * a.columnStep;
                for (int j = jc; j < je; j += WIDTH) {
                    int count = Math.min(WIDTH, je - j);
                    boolean pair = count > L;
                    int width = pair ? WIDTH : L;
                    double[] from = panels;
                    int fo = (j - jc) * depth;
                    int fr = width;
                    if (inPlace != null && count == WIDTH) {
                        from = inPlace.data;
                        fo = inPlace.offset + k0 * inPlace.rowStep + j;
                        fr = inPlace.rowStep;
                    }
                    boolean whole = count == WIDTH && j % c.run <= c.run - WIDTH;
                    double[] to = whole ? c.data : tile;
                    int tr = whole ? c.rowStep : width;
                    int at = whole ? c.column(j) + (i0 + i) * c.rowStep : 0;
                    double[] start = ZEROS;
                    int so = 0;
                    int sr = 0;
                    if (sum && whole) {
                        start = to;
                        so = at;
                        sr = tr;
                    } else if (bias != null && k0 == 0) {
                        start = count == WIDTH ? bias : last;
                        so = count == WIDTH ? biasOffset + j : 0;
                    }
                    if (packs) {
                        DoubleVectorTiles.packed(
                                height, pair, depth, packed, ao, from, fo, fr, start, so, sr, to, at, tr);
                    } else {
                        DoubleVectorTiles.rows(
                                height, pair, depth, packed, ao, a.rowStep, from, fo, fr, start, so, sr, to, at, tr);
                    }
                    if (!whole) {
                        c.put(tile, width, i0 + i, height, j, count, sum);
                    }
                }
                i += height;
            }
        }
    }
}
