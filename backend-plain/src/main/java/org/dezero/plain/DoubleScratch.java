package org.dezero.plain;

/** Memory for packed blocks, one for each thread, kept for the next product. */
final class DoubleScratch {
    private static final ThreadLocal<DoubleScratch> MINE = ThreadLocal.withInitial(DoubleScratch::new);

    private double[] rows = {};
    private double[] panel = {};
    private double[] tile = {};
    private double[] waste = {};
    private double[][] lines = {};
    private double[] start = {};
    private double[] strip = {};
    private double[] patches = {};
    private double[] gradients = {};
    private double[] sums = {};
    private double[] gates = {};
    private int[] offsets = {};

    private DoubleScratch() {}

    /** That of this thread; only for a product that is not part of another one on this thread. */
    static DoubleScratch mine() {
        return MINE.get();
    }

    /** For a block of A. */
    double[] rows(int length) {
        if (rows.length < length) {
            rows = new double[length];
        }
        return rows;
    }

    /** For a panel of B. */
    double[] panel(int length) {
        if (panel.length < length) {
            panel = new double[length];
        }
        return panel;
    }

    /** For a tile of C that is stored in pieces. */
    double[] tile(int length) {
        if (tile.length < length) {
            tile = new double[length];
        }
        return tile;
    }

    /** For a block of B whose rows are arrays of their own, of the width or longer. */
    double[][] lines(int count, int width) {
        if (lines.length < count || (count > 0 && lines[0].length < width)) {
            lines = new double[count][width];
        }
        return lines;
    }

    /** For results that nobody reads. */
    double[] waste(int length) {
        if (waste.length < length) {
            waste = new double[length];
        }
        return waste;
    }

    /** For what a tile starts from. */
    double[] start(int length) {
        if (start.length < length) {
            start = new double[length];
        }
        return start;
    }

    /** For a part of an image with its padding. */
    double[] strip(int length) {
        if (strip.length < length) {
            strip = new double[length];
        }
        return strip;
    }

    /** For a block of the matrix of patches. */
    double[] patches(int length) {
        if (patches.length < length) {
            patches = new double[length];
        }
        return patches;
    }

    /** For a block of the gradients of a convolution. */
    double[] gradients(int length) {
        if (gradients.length < length) {
            gradients = new double[length];
        }
        return gradients;
    }

    /** For partial sums that threads add to. */
    double[] sums(int length) {
        if (sums.length < length) {
            sums = new double[length];
        }
        return sums;
    }

    /** For the gates of a step of long short-term memory, which products may write to. */
    double[] gates(int length) {
        if (gates.length < length) {
            gates = new double[length];
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
