package org.dezero.plain;

/** Memory for packed blocks, one for each thread, kept for the next product. */
final class FloatScratch {
    private static final ThreadLocal<FloatScratch> MINE = ThreadLocal.withInitial(FloatScratch::new);

    private float[] rows = {};
    private float[] panel = {};
    private float[] tile = {};
    private float[] start = {};

    private FloatScratch() {}

    /** That of this thread; only for a product that is not part of another one on this thread. */
    static FloatScratch mine() {
        return MINE.get();
    }

    /** For a block of A. */
    float[] rows(int length) {
        if (rows.length < length) {
            rows = new float[length];
        }
        return rows;
    }

    /** For a panel of B. */
    float[] panel(int length) {
        if (panel.length < length) {
            panel = new float[length];
        }
        return panel;
    }

    /** For a tile of C that is stored in pieces. */
    float[] tile(int length) {
        if (tile.length < length) {
            tile = new float[length];
        }
        return tile;
    }

    /** For what a tile starts from. */
    float[] start(int length) {
        if (start.length < length) {
            start = new float[length];
        }
        return start;
    }
}
