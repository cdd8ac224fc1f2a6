package org.dezero.plain;

/**
 * The partial sums of some rows and columns: tiles of 4 x 4, 1 x 8 or 1 x 1 vectors. The last tiles of a row or a column
 * begin where they just fit, so that some sums are there twice. Loaded only where {@link Simd#ON}.
 */
final class DoubleVectorDotTiles {
    private static final int L = DoubleLanes.LENGTH;
    private static final WarmUp FOUR_BY_FOUR = new WarmUp();
    private static final WarmUp ONE_BY_EIGHT = new WarmUp();
    private static final WarmUp ONE = new WarmUp();

    final int rows;
    final int columns;
    private final int high;
    private final int wide;
    private final int across;
    private final WarmUp warmUp;

    DoubleVectorDotTiles(int rows, int columns) {
        this.rows = rows;
        this.columns = columns;
        boolean square = rows >= 4 && columns >= 4;
        high = square ? 4 : 1;
        wide = square ? 4 : columns >= 8 ? 8 : 1;
        across = Tiling.blocks(columns, wide);
        warmUp = square ? FOUR_BY_FOUR : wide == 8 ? ONE_BY_EIGHT : ONE;
    }

    int length() {
        return Tiling.blocks(rows, high) * across * high * wide * L;
    }

    /** Where the partial sums of an element are. */
    int place(int i, int j) {
        int row = i - Math.min(i / high * high, rows - high);
        int column = j - Math.min(j / wide * wide, columns - wide);
        return ((i / high * across + j / wide) * high * wide + row * wide + column) * L;
    }

    /** Adds the products of {@code depth} elements, a multiple of a vector, of each row of X and Y. */
    void add(int depth, double[] x, int xo, int xr, double[] y, int yo, int yr, double[] sums, int so) {
        int tile = high * wide * L;
        for (int j = 0, t = so; j < columns; j += wide, t += tile) {
            int q = yo + Math.min(j, columns - wide) * yr;
            for (int i = 0, s = t; i < rows; i += high, s += across * tile) {
                int p = xo + Math.min(i, rows - high) * xr;
                if (warmUp.isDone()) {
                    vectors(depth, x, p, xr, y, q, yr, sums, s);
                    continue;
                }
                long start = System.nanoTime();
                DoubleScalarDots.add(high, wide, L, depth, x, p, xr, y, q, yr, sums, s);
                if (warmUp.ran(System.nanoTime() - start, (long) high * wide * depth)) {
                    int trial = Math.min(depth, WarmUp.TRIAL * L);
                    double[] waste = DoubleScratch.mine().waste(tile);
                    start = System.nanoTime();
                    vectors(trial, x, p, xr, y, q, yr, waste, 0);
                    warmUp.tried(System.nanoTime() - start, (long) high * wide * trial);
                }
            }
        }
    }

    private void vectors(int depth, double[] x, int p, int xr, double[] y, int q, int yr, double[] sums, int s) {
        if (high == 4) {
            DoubleVectorDots.fourByFour(depth, x, p, xr, y, q, yr, sums, s);
        } else if (wide == 8) {
            DoubleVectorDots.oneByEight(depth, x, p, y, q, yr, sums, s);
        } else {
            DoubleVectorDots.one(depth, x, p, y, q, sums, s);
        }
    }
}
