package org.dezero.transforms;

import java.util.function.UnaryOperator;

/**
 * Brings an image to a mode.
 *
 * <p>Colours become grey as in Pillow, by {@code L = 0.299 R + 0.587 G + 0.114 B} in 16-bit fixed point, rounded; grey
 * becomes a colour of three equal channels; between RGB and BGR the channels change places.
 */
public final class Convert implements UnaryOperator<Image> {
    private static final int RED = 19595;
    private static final int GREEN = 38470;
    private static final int BLUE = 7471;

    private final Image.Mode mode;

    /** To RGB. */
    public Convert() {
        this(Image.Mode.RGB);
    }

    /** To a mode. */
    public Convert(Image.Mode mode) {
        this.mode = mode;
    }

    @Override
    public Image apply(Image image) {
        if (image.mode() == mode) {
            return image;
        }
        byte[] from = image.bytes();
        byte[] out = new byte[Image.length("Convert", image.height(), image.width(), mode)];
        if (mode == Image.Mode.L) {
            int red = image.mode() == Image.Mode.RGB ? 0 : 2;
            for (int i = 0; i < out.length; i++) {
                int sum = (from[3 * i + red] & 0xFF) * RED
                        + (from[3 * i + 1] & 0xFF) * GREEN
                        + (from[3 * i + 2 - red] & 0xFF) * BLUE;
                out[i] = (byte) ((sum + 0x8000) >> 16);
            }
        } else if (image.mode() == Image.Mode.L) {
            for (int i = 0; i < out.length; i++) {
                out[i] = from[i / 3];
            }
        } else {
            for (int i = 0; i < out.length; i += 3) {
                out[i] = from[i + 2];
                out[i + 1] = from[i + 1];
                out[i + 2] = from[i];
            }
        }
        return Image.owning(image.height(), image.width(), mode, out);
    }
}
