package org.dezero.array;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A window that moves over the last two axes of {@code (n, c, h, w)}: its size, by how much it moves, and how many zeros are
 * added on every side before it starts.
 *
 * <pre>{@code
 * Window2d w = Window2d.of(3, 3).stride(2, 2).pad(1, 1);
 * int oh = w.outHeight(h);    // (h + 2 * 1 - 3) / 2 + 1
 * }</pre>
 *
 * <p>Immutable.
 */
public final class Window2d {
    private final int[] kernel;
    private final int[] stride;
    private final int[] pad;

    private Window2d(int[] kernel, int[] stride, int[] pad) {
        this.kernel = kernel;
        this.stride = stride;
        this.pad = pad;
    }

    /**
     * A window of a size, with stride 1 and no padding.
     *
     * @throws IllegalArgumentException for a size below 1
     */
    public static Window2d of(int kernelHeight, int kernelWidth) {
        return new Window2d(atLeast(1, "kernel size", kernelHeight, kernelWidth), new int[] {1, 1}, new int[] {0, 0});
    }

    /**
     * This window with another stride.
     *
     * @throws IllegalArgumentException for a stride below 1
     */
    public Window2d stride(int vertical, int horizontal) {
        return new Window2d(kernel, atLeast(1, "stride", vertical, horizontal), pad);
    }

    /**
     * This window with other padding: as many rows of zeros above as below, as many columns on the left as on the right.
     *
     * @throws IllegalArgumentException for a negative one
     */
    public Window2d pad(int rows, int columns) {
        return new Window2d(kernel, stride, atLeast(0, "padding", rows, columns));
    }

    private static int[] atLeast(int least, String what, int vertical, int horizontal) {
        if (vertical < least || horizontal < least) {
            throw new IllegalArgumentException("window: " + what + " out of range: (" + vertical + ", " + horizontal
                    + "); both are " + least + " or more");
        }
        return new int[] {vertical, horizontal};
    }

    /** The rows of the window. */
    public int kernelHeight() {
        return kernel[0];
    }

    /** The columns of the window. */
    public int kernelWidth() {
        return kernel[1];
    }

    /** By how many rows it moves. */
    public int strideHeight() {
        return stride[0];
    }

    /** By how many columns it moves. */
    public int strideWidth() {
        return stride[1];
    }

    /** The rows of zeros above, and as many below. */
    public int padHeight() {
        return pad[0];
    }

    /** The columns of zeros on the left, and as many on the right. */
    public int padWidth() {
        return pad[1];
    }

    /**
     * How many places it takes vertically: {@code floor((height + 2 pad - kernel) / stride) + 1}, at least 0.
     *
     * @throws ShapeException for more than {@link Integer#MAX_VALUE}
     */
    public int outHeight(int height) {
        return out(height, 0);
    }

    /** How many places it takes horizontally; see {@link #outHeight}. */
    public int outWidth(int width) {
        return out(width, 1);
    }

    private int out(int length, int axis) {
        long room = length + 2L * pad[axis] - kernel[axis];
        return room < 0 ? 0 : counted(room / stride[axis] + 1, length);
    }

    /**
     * The smallest height that gives {@code out} places, from 1: {@code stride (out - 1) + kernel - 2 pad}, which padding may
     * make negative.
     *
     * @throws ShapeException for one that is no int
     */
    public int inHeight(int out) {
        return in(out, 0);
    }

    /** The smallest width that gives {@code out} places; see {@link #inHeight}. */
    public int inWidth(int out) {
        return in(out, 1);
    }

    private int in(int out, int axis) {
        return counted((long) stride[axis] * (out - 1) + kernel[axis] - 2L * pad[axis], out);
    }

    private int counted(long length, int from) {
        if (length != (int) length) {
            throw new ShapeException("window: length out of range: " + length + " from " + from + ", " + this
                    + "; lengths are ints, so use a smaller stride or less padding");
        }
        return (int) length;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Window2d w
                && Arrays.equals(kernel, w.kernel)
                && Arrays.equals(stride, w.stride)
                && Arrays.equals(pad, w.pad);
    }

    @Override
    public int hashCode() {
        return 31 * (31 * Arrays.hashCode(kernel) + Arrays.hashCode(stride)) + Arrays.hashCode(pad);
    }

    /** For instance {@code kernel (3, 3), stride (1, 1), pad (0, 0)}. */
    @Override
    public String toString() {
        return "kernel " + text(kernel) + ", stride " + text(stride) + ", pad " + text(pad);
    }

    private static String text(int[] pair) {
        return "(" + pair[0] + ", " + pair[1] + ")";
    }
}
