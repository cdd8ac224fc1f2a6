package org.dezero.plain;

import java.util.Arrays;

/**
 * The gradient of the filters of a convolution of double images: dot products of the gradients of an output channel and
 * of what an element of the window saw, over all places of all images.
 *
 * <p>Both lie together in memory, so that vectors run along the places; a block of both is copied to where it stays in
 * the cache. A small result is shared by cutting the places, into as many parts as the sizes say, which are added in
 * order; a large one by cutting the filters. Loaded only where {@link Simd#ON}.
 */
final class DoubleVectorWeightGrad implements Workers.Part {
    private static final int L = DoubleLanes.LENGTH;

    /** The most places in a block. */
    private static final int DEPTH = 1024;

    /** The most elements in a block of patches. */
    private static final int BLOCK = 1 << 19;

    /** The most elements in the partial sums of a part that has only a range of the places. */
    private static final int SMALL_SUMS = 1 << 17;

    /** The same for all such parts, or for a part that has all places. */
    private static final int SUMS = 1 << 19;

    /** The least places of a part, and the most parts, if the places are cut. */
    private static final int PART = 2048;

    private static final int PARTS = 8;

    /** The most output channels of a part. */
    private static final int CHANNELS = 512;

    private final ImageGrid g;
    private final int oc;
    private final double[] x;
    private final int xo;
    private final double[] gy;
    private final int go;
    private final double[] gw;
    /** The places of all images. */
    private final int columns;
    /** The elements of a filter. */
    private final int rows;

    private int depthParts = 1;
    private int channelParts = 1;
    private int rowParts = 1;
    private double[] shared = {};

    DoubleVectorWeightGrad(ImageGrid g, int oc, double[] x, int xo, double[] gy, int go, double[] gw) {
        this.g = g;
        this.oc = oc;
        this.x = x;
        this.xo = xo;
        this.gy = gy;
        this.go = go;
        this.gw = gw;
        columns = g.n * g.places();
        rows = g.patchSize();
    }

    void run() {
        if ((double) (oc + 3) * (rows + 7) * L <= SMALL_SUMS) {
            DoubleVectorDotTiles tiles = new DoubleVectorDotTiles(oc, rows);
            int length = tiles.length();
            depthParts = Math.max(1, Math.min(Math.min(PARTS, SUMS / length), columns / PART));
            shared = DoubleScratch.mine().sums(depthParts * length);
            Arrays.fill(shared, 0, depthParts * length, 0);
            Workers.run(depthParts, this);
            for (int d = 1; d < depthParts; d++) {
                for (int i = 0; i < length; i++) {
                    shared[i] += shared[d * length + i];
                }
            }
            store(tiles, 0, 0, shared);
            return;
        }
        channelParts = Tiling.blocks(oc, CHANNELS);
        int channels = Tiling.blocks(oc, channelParts) + 3;
        rowParts = Tiling.blocks(rows, Math.max(8, SUMS / (channels * L) / 4 * 4));
        Workers.run(channelParts * rowParts, this);
    }

    @Override
    public void run(int part) {
        if (shared.length > 0) {
            DoubleVectorDotTiles tiles = new DoubleVectorDotTiles(oc, rows);
            int j0 = Tiling.border(columns, part, depthParts);
            int j1 = Tiling.border(columns, part + 1, depthParts);
            sum(tiles, 0, 0, j0, j1, shared, part * tiles.length());
            return;
        }
        int o0 = Tiling.border(oc, part / rowParts, channelParts);
        int o1 = Tiling.border(oc, part / rowParts + 1, channelParts);
        int q0 = Tiling.border(rows, part % rowParts, rowParts);
        int q1 = Tiling.border(rows, part % rowParts + 1, rowParts);
        DoubleVectorDotTiles tiles = new DoubleVectorDotTiles(o1 - o0, q1 - q0);
        double[] sums = DoubleScratch.mine().sums(tiles.length());
        Arrays.fill(sums, 0, tiles.length(), 0);
        sum(tiles, o0, q0, 0, columns, sums, 0);
        store(tiles, o0, q0, sums);
    }

    /** Adds up the products at a range of the places. */
    private void sum(DoubleVectorDotTiles tiles, int o0, int q0, int start, int end, double[] sums, int so) {
        DoubleScratch scratch = DoubleScratch.mine();
        int block = Math.max(L, Math.min(DEPTH, BLOCK / tiles.columns / L * L));
        double[] gradients = scratch.gradients(tiles.rows * block);
        double[] patches = scratch.patches(tiles.columns * block + DoublePatches.SLACK);
        for (int j = start; j < end; j += block) {
            int depth = Math.min(block, end - j);
            int whole = (depth + L - 1) / L * L;
            copyGradients(o0, tiles.rows, j, depth, gradients, block);
            DoublePatches.clear(gradients, tiles.rows, block, depth, whole);
            DoublePatches.copy(g, x, xo, q0, q0 + tiles.columns, j, j + depth, patches, block);
            DoublePatches.clear(patches, tiles.columns, block, depth, whole);
            tiles.add(whole, gradients, 0, block, patches, 0, block, sums, so);
        }
    }

    private void copyGradients(int o0, int channels, int j0, int depth, double[] to, int stride) {
        int places = g.places();
        for (int o = 0; o < channels; o++) {
            for (int done = 0; done < depth; ) {
                int image = (j0 + done) / places;
                int place = j0 + done - image * places;
                int length = Math.min(depth - done, places - place);
                int from = go + (image * oc + o0 + o) * places + place;
                System.arraycopy(gy, from, to, o * stride + done, length);
                done += length;
            }
        }
    }

    private void store(DoubleVectorDotTiles tiles, int o0, int q0, double[] sums) {
        for (int o = 0; o < tiles.rows; o++) {
            for (int q = 0; q < tiles.columns; q++) {
                gw[(o0 + o) * rows + q0 + q] = DoubleVectorDots.total(sums, tiles.place(o, q));
            }
        }
    }
}
