package org.dezero.plain;

/**
 * Tiles of a product of float matrices, by {@link FloatVectorTiles} where its loop for the tile is warm, else by {@link
 * FloatScalarTiles}. The parameters are those of the former. Loaded only where {@link Simd#ON}.
 */
final class FloatTiles {
    private static final int L = FloatLanes.LENGTH;
    private static final int HEIGHTS = 11;
    private static final WarmUp[] PACKED = warmUps();
    private static final WarmUp[] ROWS = warmUps();

    private FloatTiles() {}

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
            float[] a,
            int ao,
            float[] b,
            int bo,
            int br,
            float[] d,
            int d0,
            int dr,
            float[] c,
            int co,
            int cr) {
        WarmUp warmUp = PACKED[pair ? HEIGHTS + height : height];
        if (warmUp.isDone()) {
            FloatVectorTiles.packed(height, pair, depth, a, ao, b, bo, br, d, d0, dr, c, co, cr);
            return;
        }
        int width = pair ? 2 * L : L;
        long start = System.nanoTime();
        FloatScalarTiles.sum(height, width, depth, a, ao, 1, height, b, bo, br, d, d0, dr, c, co, cr);
        if (warmUp.ran(System.nanoTime() - start, (long) height * width * depth)) {
            int trial = Math.min(depth, WarmUp.TRIAL);
            float[] waste = FloatScratch.mine().waste(height * width);
            start = System.nanoTime();
            FloatVectorTiles.packed(height, pair, trial, a, ao, b, bo, br, d, d0, dr, waste, 0, width);
            warmUp.tried(System.nanoTime() - start, (long) height * width * trial);
        }
    }

    static void rows(
            int height,
            boolean pair,
            int depth,
            float[] a,
            int ao,
            int ar,
            float[] b,
            int bo,
            int br,
            float[] d,
            int d0,
            int dr,
            float[] c,
            int co,
            int cr) {
        WarmUp warmUp = ROWS[pair ? HEIGHTS + height : height];
        if (warmUp.isDone()) {
            FloatVectorTiles.rows(height, pair, depth, a, ao, ar, b, bo, br, d, d0, dr, c, co, cr);
            return;
        }
        int width = pair ? 2 * L : L;
        long start = System.nanoTime();
        FloatScalarTiles.sum(height, width, depth, a, ao, ar, 1, b, bo, br, d, d0, dr, c, co, cr);
        if (warmUp.ran(System.nanoTime() - start, (long) height * width * depth)) {
            int trial = Math.min(depth, WarmUp.TRIAL);
            float[] waste = FloatScratch.mine().waste(height * width);
            start = System.nanoTime();
            FloatVectorTiles.rows(height, pair, trial, a, ao, ar, b, bo, br, d, d0, dr, waste, 0, width);
            warmUp.tried(System.nanoTime() - start, (long) height * width * trial);
        }
    }
}
