package org.dezero.transforms;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/**
 * A picture in memory: rows of pixels with one or three channels of 8 bits. It never changes.
 *
 * <p>It behaves as an image of Python's Pillow does in DeZero. Only {@link #read}, {@link #of(BufferedImage)}, {@link
 * #toBufferedImage} and {@link #write} use the module {@code java.desktop}; no display is needed.
 */
public final class Image {
    /** What the channels of an image are. */
    public enum Mode {
        /** One channel: luminance. */
        L(1),
        /** Three channels: red, green, blue. */
        RGB(3),
        /** Three channels: blue, green, red, as networks trained with Caffe want them. */
        BGR(3);

        private final int channels;

        Mode(int channels) {
            this.channels = channels;
        }

        /** The number of channels. */
        public int channels() {
            return channels;
        }
    }

    private static final int LARGEST_ARRAY = Integer.MAX_VALUE - 8;

    private final int height;
    private final int width;
    private final Mode mode;
    /** Row by row, pixel by pixel, channel by channel. */
    private final byte[] bytes;

    private Image(int height, int width, Mode mode, byte[] bytes) {
        this.height = height;
        this.width = width;
        this.mode = mode;
        this.bytes = bytes;
    }

    /**
     * An image of given bytes.
     *
     * @param height the number of rows, 1 or more
     * @param width the number of pixels in a row, 1 or more
     * @param mode what the channels are
     * @param bytes row by row, pixel by pixel, channel by channel; copied
     * @throws IllegalArgumentException if their number is not {@code height * width * channels}
     */
    public static Image of(int height, int width, Mode mode, byte... bytes) {
        if (bytes.length != length("Image", height, width, mode)) {
            throw new IllegalArgumentException("Image: " + bytes.length + " bytes do not fill " + height + " rows of "
                    + width + " pixels in mode " + mode + "; give " + length("Image", height, width, mode));
        }
        return new Image(height, width, mode, bytes.clone());
    }

    /** An image around bytes that nobody else has. */
    static Image owning(int height, int width, Mode mode, byte[] bytes) {
        return new Image(height, width, mode, bytes);
    }

    /** The number of bytes of an image; an error if it cannot be. */
    static int length(String who, int height, int width, Mode mode) {
        if (height < 1 || width < 1 || (long) height * width > LARGEST_ARRAY / mode.channels) {
            throw new IllegalArgumentException(who + ": no image can have " + height + " rows of " + width
                    + " pixels; both are 1 or more, and an image has less than " + LARGEST_ARRAY / mode.channels
                    + " pixels");
        }
        return height * width * mode.channels;
    }

    /**
     * Reads a picture in a format that {@code javax.imageio} knows: PNG, JPEG, GIF, BMP and others.
     *
     * <p>Grey pictures have mode L, all others RGB. As Pillow does by default it ignores colour profiles and notes on how the
     * camera was held, and as its {@code convert('RGB')} does it drops transparency. Of channels with 16 bits the upper 8 are kept.
     *
     * @throws IOException if the file cannot be read or is no picture; the message names it
     */
    public static Image read(Path file) throws IOException {
        return ImageFiles.read(file);
    }

    /** The pixels of a picture of the JDK, copied as {@link #read} does. */
    public static Image of(BufferedImage picture) {
        return ImageFiles.of(picture);
    }

    /** Writes the picture as PNG. */
    public void write(Path file) throws IOException {
        ImageFiles.write(this, file);
    }

    /** The picture as one of the JDK, copied. */
    public BufferedImage toBufferedImage() {
        return ImageFiles.buffered(this);
    }

    /**
     * Pictures side by side, row by row, without gaps; where the last row is not full it stays black.
     *
     * @param columns the number of pictures in a row
     * @param pictures one or more, of one size and mode
     * @throws IllegalArgumentException if there are none or they differ
     */
    public static Image mosaic(int columns, List<Image> pictures) {
        if (columns < 1 || pictures.isEmpty()) {
            throw new IllegalArgumentException(
                    "mosaic: " + pictures.size() + " pictures in rows of " + columns + "; give one or more of both");
        }
        Image first = pictures.get(0);
        int rows = (pictures.size() - 1) / columns + 1;
        int row = first.width * first.mode.channels;
        int height = times(rows, first.height);
        int width = times(columns, first.width);
        byte[] out = new byte[length("mosaic", height, width, first.mode)];
        for (int k = 0; k < pictures.size(); k++) {
            Image picture = pictures.get(k);
            if (picture.height != first.height || picture.width != first.width || picture.mode != first.mode) {
                throw new IllegalArgumentException("mosaic: pictures differ: the first is " + first + ", number " + k
                        + " is " + picture + "; bring them to one size and mode by Resize and Convert");
            }
            int corner = (k / columns) * first.height * row * columns + (k % columns) * row;
            for (int y = 0; y < first.height; y++) {
                System.arraycopy(picture.bytes, y * row, out, corner + y * row * columns, row);
            }
        }
        return new Image(height, width, first.mode, out);
    }

    /** The product, or the largest int, which no side of an image is. */
    private static int times(int a, int b) {
        return (int) Math.min((long) a * b, Integer.MAX_VALUE);
    }

    /** The number of rows. */
    public int height() {
        return height;
    }

    /** The number of pixels in a row. */
    public int width() {
        return width;
    }

    /** What the channels are. */
    public Mode mode() {
        return mode;
    }

    /**
     * A value from 0 to 255.
     *
     * @param y the row, from the top
     * @param x the pixel in the row, from the left
     * @param channel in the order of the mode
     * @throws IndexOutOfBoundsException if there is no such value
     */
    public int get(int y, int x, int channel) {
        Objects.checkIndex(y, height);
        Objects.checkIndex(x, width);
        Objects.checkIndex(channel, mode.channels);
        return bytes[(y * width + x) * mode.channels + channel] & 0xFF;
    }

    /** A copy of the bytes: row by row, pixel by pixel, channel by channel. */
    public byte[] toByteArray() {
        return bytes.clone();
    }

    /** The bytes, not copied: not to be changed. */
    byte[] bytes() {
        return bytes;
    }

    /** Whether size, mode and all values are the same. */
    @Override
    public boolean equals(Object other) {
        return other instanceof Image o
                && o.height == height
                && o.width == width
                && o.mode == mode
                && Arrays.equals(o.bytes, bytes);
    }

    @Override
    public int hashCode() {
        return Objects.hash(height, width, mode, Arrays.hashCode(bytes));
    }

    /** Mode and size, height first: {@code RGB 480 x 640}. */
    @Override
    public String toString() {
        return mode + " " + height + " x " + width;
    }
}
