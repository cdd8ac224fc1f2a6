package org.dezero.transforms;

import java.util.function.Function;
import org.dezero.array.HostArray;
import org.dezero.array.Shape;
import org.dezero.array.ShapeException;

/**
 * Makes an image of an array {@code (C, H, W)}: mode L of one channel, RGB of three. DeZero calls it {@code ToPIL}.
 *
 * <p>Values are cut to integers towards zero, which must be from 0 to 255; DeZero leaves that to the caller. An array of BOOL
 * gives 0 and 1.
 */
public final class ToImage implements Function<HostArray, Image> {
    /** Images of arrays. */
    public ToImage() {}

    /**
     * The image.
     *
     * @throws ShapeException if the array has another number of axes or channels, or no pixels
     * @throws IllegalArgumentException if a value is not from 0 to 255
     */
    @Override
    public Image apply(HostArray array) {
        Shape shape = array.shape();
        boolean fits =
                shape.ndim() == 3 && (shape.dim(0) == 1 || shape.dim(0) == 3) && shape.dim(1) > 0 && shape.dim(2) > 0;
        if (!fits) {
            throw new ShapeException("ToImage: no image: array " + shape + " " + array.dtype()
                    + "; give (1, H, W) or (3, H, W), with an entry at least");
        }
        int channels = shape.dim(0);
        int pixels = shape.dim(1) * shape.dim(2);
        byte[] out = new byte[array.size()];
        for (int c = 0; c < channels; c++) {
            for (int i = 0; i < pixels; i++) {
                out[i * channels + c] = toByte(array.getDouble(c * pixels + i));
            }
        }
        return Image.owning(shape.dim(1), shape.dim(2), channels == 1 ? Image.Mode.L : Image.Mode.RGB, out);
    }

    private static byte toByte(double value) {
        if (!(value > -1 && value < 256)) {
            throw new IllegalArgumentException("ToImage: value " + value
                    + " is not from 0 to 255; scale the array first, by Normalize for instance");
        }
        return (byte) (int) value;
    }
}
