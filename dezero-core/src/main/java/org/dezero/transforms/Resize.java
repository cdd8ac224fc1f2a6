package org.dezero.transforms;

import java.util.function.UnaryOperator;

/**
 * Brings an image to a size, whatever its proportions were; the pixels are those of Pillow's {@code resize}, bit for bit.
 *
 * <p>Rows are resampled first and rounded to 8 bits, then columns.
 */
public final class Resize implements UnaryOperator<Image> {
    private final int width;
    private final int height;
    private final Filter filter;

    /** To a square, by {@link Filter#BILINEAR}. */
    public Resize(int size) {
        this(size, size);
    }

    /** To a size, by {@link Filter#BILINEAR}; as in DeZero the width comes first. */
    public Resize(int width, int height) {
        this(width, height, Filter.BILINEAR);
    }

    /**
     * To a size.
     *
     * @param width the number of pixels in a row, 1 or more
     * @param height the number of rows, 1 or more
     * @param filter Pillow's own default is {@link Filter#BICUBIC}
     * @throws IllegalArgumentException for another size
     */
    public Resize(int width, int height, Filter filter) {
        Image.length("Resize", height, width, Image.Mode.RGB);
        this.width = width;
        this.height = height;
        this.filter = filter;
    }

    @Override
    public Image apply(Image image) {
        if (image.width() == width && image.height() == height) {
            return image;
        }
        return filter == Filter.NEAREST ? picked(image) : resampled(image);
    }

    private Image resampled(Image image) {
        int channels = image.mode().channels();
        byte[] bytes = image.bytes();
        if (image.width() != width) {
            // Between the two steps an image has the new width and the old height.
            Image.length("Resize", image.height(), width, image.mode());
            bytes = new Resampling(image.width(), width, filter)
                    .horizontally(bytes, image.height(), image.width(), channels);
        }
        if (image.height() != height) {
            bytes = new Resampling(image.height(), height, filter).vertically(bytes, width * channels);
        }
        return Image.owning(height, width, image.mode(), bytes);
    }

    private Image picked(Image image) {
        int channels = image.mode().channels();
        int[] columns = nearest(image.width(), width);
        int[] rows = nearest(image.height(), height);
        byte[] in = image.bytes();
        byte[] out = new byte[height * width * channels];
        int to = 0;
        for (int row : rows) {
            for (int column : columns) {
                System.arraycopy(in, (row * image.width() + column) * channels, out, to, channels);
                to += channels;
            }
        }
        return Image.owning(height, width, image.mode(), out);
    }

    private static int[] nearest(int from, int to) {
        int[] out = new int[to];
        double step = (double) from / to;
        // Pillow adds up, and rounds as it goes.
        double at = step * 0.5;
        for (int i = 0; i < to; i++) {
            out[i] = Math.min((int) at, from - 1);
            at += step;
        }
        return out;
    }
}
