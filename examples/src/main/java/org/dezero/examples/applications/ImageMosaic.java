package org.dezero.examples.applications;

import java.util.ArrayList;
import java.util.List;
import org.dezero.Variable;
import org.dezero.array.HostArray;
import org.dezero.array.Shape;
import org.dezero.transforms.Filter;
import org.dezero.transforms.Image;
import org.dezero.transforms.Resize;

/** Many small grey images in one. */
final class ImageMosaic {
    /** Smaller images are enlarged, pixel by pixel, as far as they stay within. */
    private static final int SIDE = 32;

    private ImageMosaic() {}

    /**
     * The images row by row.
     *
     * @param columns the number in a row
     * @param images {@code (n, 1, h, w)}, from 0 for black to 1 for white
     */
    static Image of(int columns, Variable images) {
        Shape shape = images.shape();
        int height = shape.dim(2);
        int width = shape.dim(3);
        HostArray values = images.data().toHost();
        List<Image> pictures = new ArrayList<>();
        for (int k = 0; k < shape.dim(0); k++) {
            byte[] grey = new byte[height * width];
            for (int i = 0; i < grey.length; i++) {
                grey[i] = (byte) Math.round(255 * values.getDouble(k * grey.length + i));
            }
            pictures.add(Image.of(height, width, Image.Mode.L, grey));
        }
        int times = Math.max(1, SIDE / Math.max(height, width));
        Image all = Image.mosaic(columns, pictures);
        return new Resize(all.width() * times, all.height() * times, Filter.NEAREST).apply(all);
    }
}
