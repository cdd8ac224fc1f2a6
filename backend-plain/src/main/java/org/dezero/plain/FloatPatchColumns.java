package org.dezero.plain;

/** The matrix of patches of images as the right factor of a product: panels are packed from the images. */
final class FloatPatchColumns implements FloatColumns {
    private final ImageGrid g;
    private final float[] x;
    private final int xo;

    FloatPatchColumns(ImageGrid g, float[] x, int xo) {
        this.g = g;
        this.x = x;
        this.xo = xo;
    }

    @Override
    public void pack(int k0, int depth, int j0, int j1, float[] panels) {
        int places = g.places();
        int area = g.kh * g.kw;
        int[] offsets = FloatScratch.mine().offsets(depth);
        for (int j = j0; j < j1; ) {
            int image = j / places;
            int end = Math.min(j1, (image + 1) * places);
            int y = (j - image * places) / g.ow;
            int column = j - image * places - y * g.ow;
            int bottom = (end - 1 - image * places) / g.ow + 1;
            FloatStrip strip =
                    FloatStrip.of(g, x, xo + image * g.imageSize(), k0 / area, (k0 + depth - 1) / area + 1, y, bottom);
            int last = 0;
            for (int l = 0; l < depth; l++) {
                offsets[l] = strip.offset(k0 + l);
                last = Math.max(last, offsets[l]);
            }
            while (j < end) {
                int length = Math.min(g.ow - column, end - j);
                FloatVectorPanels.packRun(
                        strip.data, strip.place(y, column), offsets, last, depth, panels, j - j0, length, j1 - j0);
                j += length;
                column = 0;
                y++;
            }
        }
    }
}
