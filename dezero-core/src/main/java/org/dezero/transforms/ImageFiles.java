package org.dezero.transforms;

import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.IndexColorModel;
import java.awt.image.Raster;
import java.io.BufferedOutputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.ImageOutputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** Between {@link Image} and the JDK's pictures and files: what needs the module {@code java.desktop}. */
final class ImageFiles {
    /** As Pillow: a small file can claim to be a picture that fills any memory. */
    private static final long MOST_PIXELS = 178_956_970;

    private ImageFiles() {}

    static Image read(Path file) throws IOException {
        if (Files.isDirectory(file)) {
            throw new IOException(file + ": a folder; give the path of a picture in it");
        }
        byte[] bytes = JpegProfile.removed(Files.readAllBytes(file));
        try (ImageInputStream in = new MemoryCacheImageInputStream(new ByteArrayInputStream(bytes))) {
            Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
            if (!readers.hasNext()) {
                throw new IOException(file + ": not a picture in a format known here, which are "
                        + String.join(", ", ImageIO.getReaderFormatNames()) + "; convert it to PNG");
            }
            ImageReader reader = readers.next();
            try {
                reader.setInput(in, true, true);
                int height = reader.getHeight(0);
                int width = reader.getWidth(0);
                if ((long) height * width > MOST_PIXELS) {
                    throw new IOException(file + ": too large: " + height + " x " + width + " pixels, at most "
                            + MOST_PIXELS + " are read; make it smaller");
                }
                return of(reader.read(0));
            } catch (IOException | RuntimeException e) {
                // Readers throw what they meet in a damaged file, IndexOutOfBoundsException among them.
                String message = String.valueOf(e.getMessage());
                throw message.startsWith(file + ": ")
                        ? (IOException) e
                        : new IOException(
                                file + ": cannot be read as a picture: " + message
                                        + "; get the file again, or convert it to PNG",
                                e);
            } finally {
                reader.dispose();
            }
        }
    }

    static Image of(BufferedImage picture) {
        ColorModel colors = picture.getColorModel();
        if (colors instanceof IndexColorModel palette) {
            return ofPalette(picture, palette);
        }
        int type = colors.getColorSpace().getType();
        if (type == ColorSpace.TYPE_CMYK) {
            // The JDK's JPEG reader hands out the inverse of what most such files mean.
            throw new IllegalArgumentException("Image: colours are CMYK, for print; convert the picture to RGB");
        }
        boolean samples = !colors.isAlphaPremultiplied() && isIntegral(picture.getRaster());
        if (samples && type == ColorSpace.TYPE_GRAY) {
            // getRGB would take the samples for linear light and brighten them.
            return ofSamples(picture, Image.Mode.L);
        }
        return samples && type == ColorSpace.TYPE_RGB ? ofSamples(picture, Image.Mode.RGB) : ofColors(picture);
    }

    private static boolean isIntegral(Raster raster) {
        switch (raster.getTransferType()) {
            case DataBuffer.TYPE_BYTE:
            case DataBuffer.TYPE_USHORT:
            case DataBuffer.TYPE_INT:
                return true;
            default:
                return false;
        }
    }

    /** The first channels as they are stored; a channel for transparency comes after them. */
    private static Image ofSamples(BufferedImage picture, Image.Mode mode) {
        int height = picture.getHeight();
        int width = picture.getWidth();
        int channels = mode.channels();
        byte[] out = new byte[Image.length("Image", height, width, mode)];
        Raster raster = picture.getRaster();
        int[] row = new int[width];
        for (int c = 0; c < channels; c++) {
            int bits = picture.getColorModel().getComponentSize(c);
            for (int y = 0; y < height; y++) {
                raster.getSamples(0, y, width, 1, c, row);
                for (int x = 0; x < width; x++) {
                    out[(y * width + x) * channels + c] = (byte) eightBits(row[x], bits);
                }
            }
        }
        return Image.owning(height, width, mode, out);
    }

    private static int eightBits(int sample, int bits) {
        if (bits >= 8) {
            return sample >>> (bits - 8);
        }
        int largest = (1 << bits) - 1;
        return (sample * 255 + largest / 2) / largest;
    }

    private static Image ofPalette(BufferedImage picture, IndexColorModel palette) {
        int[] colors = new int[palette.getMapSize()];
        palette.getRGBs(colors);
        boolean grey = true;
        for (int rgb : colors) {
            grey &= (rgb & 0xFF) == ((rgb >> 8) & 0xFF) && (rgb & 0xFF) == ((rgb >> 16) & 0xFF);
        }
        Image rgb = ofColors(picture);
        return grey ? new Convert(Image.Mode.L).apply(rgb) : rgb;
    }

    private static Image ofColors(BufferedImage picture) {
        int height = picture.getHeight();
        int width = picture.getWidth();
        byte[] out = new byte[Image.length("Image", height, width, Image.Mode.RGB)];
        int[] row = new int[width];
        int to = 0;
        for (int y = 0; y < height; y++) {
            picture.getRGB(0, y, width, 1, row, 0, width);
            for (int rgb : row) {
                out[to++] = (byte) (rgb >> 16);
                out[to++] = (byte) (rgb >> 8);
                out[to++] = (byte) rgb;
            }
        }
        return Image.owning(height, width, Image.Mode.RGB, out);
    }

    static BufferedImage buffered(Image image) {
        boolean grey = image.mode() == Image.Mode.L;
        Image source = grey ? image : new Convert(Image.Mode.RGB).apply(image);
        int height = image.height();
        int width = image.width();
        BufferedImage out =
                new BufferedImage(width, height, grey ? BufferedImage.TYPE_BYTE_GRAY : BufferedImage.TYPE_INT_RGB);
        byte[] bytes = source.bytes();
        if (grey) {
            out.getRaster().setDataElements(0, 0, width, height, bytes.clone());
            return out;
        }
        int[] row = new int[width];
        int from = 0;
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                row[x] = ((bytes[from] & 0xFF) << 16) | ((bytes[from + 1] & 0xFF) << 8) | (bytes[from + 2] & 0xFF);
                from += 3;
            }
            out.setRGB(0, y, width, 1, row, 0, width);
        }
        return out;
    }

    static void write(Image image, Path file) throws IOException {
        try (OutputStream bytes = new BufferedOutputStream(Files.newOutputStream(file));
                ImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
            if (!ImageIO.write(buffered(image), "png", out)) {
                throw new IOException(
                        file + ": this Java runtime cannot write PNG; use one with the module java.desktop");
            }
        }
    }
}
