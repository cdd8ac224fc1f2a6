package org.dezero.plain;

/** Memory for packed blocks, one for each thread, kept for the next product. */
final class FloatScratch {
    private static final ThreadLocal<FloatScratch> MINE = ThreadLocal.withInitial(FloatScratch::new);

    private float[] rows = {};
    private float[] panel = {};
    private float[] tile = {};
    private float[] waste = {};
    private float[][] lines = {};
    private float[] start = {};
    private float[] strip = {};
    private float[] patches = {};
    private float[] gradients = {};
    private float[] sums = {};
    private float[] gates = {};
    private int[] offsets = {};

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

    /** For a block of B whose rows are arrays of their own, of the width or longer. */
    float[][] lines(int count, int width) {
        if (lines.length < count || (count > 0 && lines[0].length < width)) {
            lines = new float[count][width];
        }
        return lines;
    }

    /** For results that nobody reads. */
    float[] waste(int length) {
        if (waste.length < length) {
            waste = new float[length];
        }
        return waste;
    }

    /** For what a tile starts from. */
    float[] start(int length) {
        if (start.length < length) {
            start = new float[length];
        }
        return start;
    }

    /** For a part of an image with its padding. */
    float[] strip(int length) {
        if (strip.length < length) {
            strip = new float[length];
        }
        return strip;
    }

    /** For a block of the matrix of patches. */
    float[] patches(int length) {
        if (patches.length < length) {
            patches = new float[length];
        }
        return patches;
    }

    /** For a block of the gradients of a convolution. */
    float[] gradients(int length) {
        if (gradients.length < length) {
            gradients = new float[length];
        }
        return gradients;
    }

    /** For partial sums that threads add to. */
    float[] sums(int length) {
        if (sums.length < length) {
            sums = new float[length];
        }
        return sums;
    }

    /** For the gates of a step of long short-term memory, which products may write to. */
    float[] gates(int length) {
        if (gates.length < length) {
            gates = new float[length];
        }
        return gates;
    }

    /** For distances in an image. */
    int[] offsets(int length) {
        if (offsets.length < length) {
            offsets = new int[length];
        }
        return offsets;
    }
}
