package org.dezero.transforms;

import java.util.function.UnaryOperator;

/**
 * Cuts the middle out of an image.
 *
 * <p>Where the margins cannot be equal, the right or lower one is larger by a pixel: 7 x 6 to 4 x 4 cuts 1 pixel on the
 * left, 2 on the right, 1 above and 1 below. Where the image is smaller than the cut, the margin outside is black; the left
 * or upper one is then the larger one.
 */
public final class CenterCrop implements UnaryOperator<Image> {
    private final int width;
    private final int height;

    /** A square. */
    public CenterCrop(int size) {
        this(size, size);
    }

    /**
     * A rectangle; as in DeZero the width comes first.
     *
     * @throws IllegalArgumentException if a side is less than 1
     */
    public CenterCrop(int width, int height) {
        Image.length("CenterCrop", height, width, Image.Mode.RGB);
        this.width = width;
        this.height = height;
    }

    @Override
    public Image apply(Image image) {
        int channels = image.mode().channels();
        int left = Math.floorDiv(image.width() - width, 2);
        int top = Math.floorDiv(image.height() - height, 2);
        int begin = Math.max(0, -left);
        int end = Math.min(width, image.width() - left);
        byte[] out = new byte[height * width * channels];
        for (int y = Math.max(0, -top); y < Math.min(height, image.height() - top); y++) {
            System.arraycopy(
                    image.bytes(),
                    ((y + top) * image.width() + begin + left) * channels,
                    out,
                    (y * width + begin) * channels,
                    (end - begin) * channels);
        }
        return Image.owning(height, width, image.mode(), out);
    }
}
