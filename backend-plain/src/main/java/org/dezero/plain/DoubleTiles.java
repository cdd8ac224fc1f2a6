package org.dezero.plain;

/**
 * Tiles of a product of double matrices, by {@link DoubleVectorTiles} where its loop for the tile is warm, else by {@link
 * DoubleScalarTiles}. The parameters are those of the former. Loaded only where {@link Simd#ON}.
 */
final class DoubleTiles {
    private static final int L = DoubleLanes.LENGTH;
    private static final int HEIGHTS = 11;
    private static final WarmUp[] PACKED = warmUps();
    private static final WarmUp[] ROWS = warmUps();

    private DoubleTiles() {}

    /** One for each height of one vector of columns, then of two. */
    private static WarmUp[] warmUps() {
        WarmUp[] out = new WarmUp[2 * HEIGHTS];
        for (int i = 0; i < out.length; i++) {
            out[i] = new WarmUp();
        }
        return out;
    }

    static void packed(
            int height,
            boolean pair,
            int depth,
            double[] a,
            int ao,
            double[] b,
            int bo,
            int br,
            double[] d,
            int d0,
            int dr,
            double[] c,
            int co,
            int cr) {
        WarmUp warmUp = PACKED[pair ? HEIGHTS + height : height];
        if (warmUp.isDone()) {
            DoubleVectorTiles.packed(height, pair, depth, a, ao, b, bo, br, d, d0, dr, c, co, cr);
            return;
        }
        int width = pair ? 2 * L : L;
        long start = System.nanoTime();
        DoubleScalarTiles.sum(height, width, depth, a, ao, 1, height, b, bo, br, d, d0, dr, c, co, cr);
        if (warmUp.ran(System.nanoTime() - start, (long) height * width * depth)) {
            int trial = Math.min(depth, WarmUp.TRIAL);
            double[] waste = DoubleScratch.mine().waste(height * width);
            start = System.nanoTime();
            DoubleVectorTiles.packed(height, pair, trial, a, ao, b, bo, br, d, d0, dr, waste, 0, width);
            warmUp.tried(System.nanoTime() - start, (long) height * width * trial);
        }
    }

    static void rows(
            int height,
            boolean pair,
            int depth,
            double[] a,
            int ao,
            int ar,
            double[] b,
            int bo,
            int br,
            double[] d,
            int d0,
            int dr,
            double[] c,
            int co,
            int cr) {
        WarmUp warmUp = ROWS[pair ? HEIGHTS + height : height];
        if (warmUp.isDone()) {
            DoubleVectorTiles.rows(height, pair, depth, a, ao, ar, b, bo, br, d, d0, dr, c, co, cr);
            return;
        }
        int width = pair ? 2 * L : L;
        long start = System.nanoTime();
        DoubleScalarTiles.sum(height, width, depth, a, ao, ar, 1, b, bo, br, d, d0, dr, c, co, cr);
        if (warmUp.ran(System.nanoTime() - start, (long) height * width * depth)) {
            int trial = Math.min(depth, WarmUp.TRIAL);
            double[] waste = DoubleScratch.mine().waste(height * width);
            start = System.nanoTime();
            DoubleVectorTiles.rows(height, pair, trial, a, ao, ar, b, bo, br, d, d0, dr, waste, 0, width);
            warmUp.tried(System.nanoTime() - start, (long) height * width * trial);
        }
    }
}
