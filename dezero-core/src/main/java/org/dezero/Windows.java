package org.dezero;

import org.dezero.array.Shape;
import org.dezero.array.ShapeException;
import org.dezero.array.Window2d;
import org.jspecify.annotations.Nullable;

/** Convolution, pooling and patches: checks of their arguments, and those that are composed of other operations. */
final class Windows {
    private Windows() {}

    // ---- convolution --------------------------------------------------------------------------------------------

    static Variable conv2d(Variable x, Variable w, @Nullable Variable b, int[] stride, int[] pad) {
        Window2d window = convolutionWindow("conv2d", x, w, b, stride, pad);
        return plusBias(new Conv2d(window).apply(x, w), b);
    }

    static Variable conv2dSimple(Variable x, Variable w, @Nullable Variable b, int[] stride, int[] pad) {
        Window2d window = convolutionWindow("conv2dSimple", x, w, b, stride, pad);
        int n = x.shape().dim(0);
        int oc = w.shape().dim(0);
        int oh = window.outHeight(x.shape().dim(2));
        int ow = window.outWidth(x.shape().dim(3));
        Variable col = matrix(new Im2col(window).apply(x));
        Variable filters = F.transpose(F.reshape(w, oc, col.shape().dim(1)));
        Variable rows = F.linear(col, filters, b);
        return F.transpose(F.reshape(rows, n, oh, ow, oc), 0, 3, 1, 2);
    }

    private static Window2d convolutionWindow(
            String op, Variable x, Variable w, @Nullable Variable b, int[] stride, int[] pad) {
        Window2d window = filterWindow(op, x, w, stride, pad);
        if (x.shape().dim(1) != w.shape().dim(1)) {
            throw new ShapeException(
                    op + ": channels differ: x " + Promotion.describe(x) + ", W " + Promotion.describe(w) + " ("
                            + x.shape().dim(1) + " != " + w.shape().dim(1)
                            + "); x is (n, c, h, w) and W is (oc, c, kh, kw)");
        }
        checkFits(op, x, window);
        checkBias(op, w, b, w.shape().dim(0));
        return window;
    }

    static Variable deconv2d(
            Variable x, Variable w, @Nullable Variable b, int[] stride, int[] pad, int @Nullable [] outSize) {
        Window2d window = filterWindow("deconv2d", x, w, stride, pad);
        Shape s = x.shape();
        if (s.dim(1) != w.shape().dim(0)) {
            throw new ShapeException(
                    "deconv2d: channels differ: x " + Promotion.describe(x) + ", W " + Promotion.describe(w) + " ("
                            + s.dim(1) + " != " + w.shape().dim(0) + "); x is (n, c, h, w) and W is (c, oc, kh, kw)");
        }
        checkBias("deconv2d", w, b, w.shape().dim(1));
        int height = outSize == null ? window.inHeight(s.dim(2)) : pair("deconv2d", "outSize", outSize)[0];
        int width = outSize == null ? window.inWidth(s.dim(3)) : outSize[1];
        if (height < 1 || width < 1 || window.outHeight(height) != s.dim(2) || window.outWidth(width) != s.dim(3)) {
            throw new ShapeException("deconv2d: the output size does not fit: x " + Promotion.describe(x) + ", "
                    + window
                    + ", output (" + height + ", " + width + "); a convolution with the same stride and padding must "
                    + "make the height and width of x out of it");
        }
        Shape image = Shape.of(s.dim(0), w.shape().dim(1), height, width);
        return plusBias(new Conv2dInputGrad("deconv2d", image, window).apply(x, w), b);
    }

    private static Variable plusBias(Variable y, @Nullable Variable b) {
        return b == null ? y : F.add(y, F.reshape(b, 1, b.size(), 1, 1));
    }

    private static Window2d filterWindow(String op, Variable x, Variable w, int[] stride, int[] pad) {
        requireImages(op, x);
        if (w.ndim() != 4 || w.shape().dim(2) == 0 || w.shape().dim(3) == 0) {
            throw new ShapeException(op + ": filters have four axes: W " + Promotion.describe(w)
                    + "; the last two are the kernel's, from 1");
        }
        return window(op, new int[] {w.shape().dim(2), w.shape().dim(3)}, stride, pad);
    }

    private static void checkBias(String op, Variable w, @Nullable Variable b, int channels) {
        if (b != null && (b.ndim() != 1 || b.size() != channels)) {
            throw new ShapeException(op + ": the bias does not fit: W " + Promotion.describe(w) + ", b "
                    + Promotion.describe(b) + "; b has shape (" + channels + ",)");
        }
    }

    // ---- pooling ------------------------------------------------------------------------------------------------

    static Variable pooling(Variable x, int[] kernelSize, int[] stride, int[] pad) {
        return new Pooling(imageWindow("pooling", x, kernelSize, stride, pad)).apply(x);
    }

    static Variable poolingSimple(Variable x, int[] kernelSize, int[] stride, int[] pad) {
        return F.max(flatPatches("poolingSimple", x, kernelSize, stride, pad), new int[] {2}, false);
    }

    static Variable averagePooling(Variable x, int[] kernelSize, int[] stride, int[] pad) {
        return F.mean(flatPatches("averagePooling", x, kernelSize, stride, pad), 2);
    }

    /** {@code (n, c, kh kw, oh, ow)}. */
    private static Variable flatPatches(String op, Variable x, int[] kernelSize, int[] stride, int[] pad) {
        Variable cols = new Im2col(imageWindow(op, x, kernelSize, stride, pad)).apply(x);
        Shape s = cols.shape();
        return F.reshape(cols, s.dim(0), s.dim(1), s.dim(2) * s.dim(3), s.dim(4), s.dim(5));
    }

    // ---- patches ------------------------------------------------------------------------------------------------

    static Variable im2col(Variable x, int[] kernelSize, int[] stride, int[] pad, boolean toMatrix) {
        Variable cols = new Im2col(imageWindow("im2col", x, kernelSize, stride, pad)).apply(x);
        return toMatrix ? matrix(cols) : cols;
    }

    static Variable col2im(
            Variable col, Shape inputShape, int[] kernelSize, int[] stride, int[] pad, boolean toMatrix) {
        Window2d window = window("col2im", kernelSize, stride, pad);
        if (inputShape.ndim() != 4) {
            throw new ShapeException(
                    "col2im: images have four axes: input shape " + inputShape + "; give (n, c, h, w)");
        }
        int n = inputShape.dim(0);
        int c = inputShape.dim(1);
        int oh = window.outHeight(inputShape.dim(2));
        int ow = window.outWidth(inputShape.dim(3));
        int kh = window.kernelHeight();
        int kw = window.kernelWidth();
        Shape patches = Shape.of(n, c, kh, kw, oh, ow);
        Shape expected = toMatrix ? matrix(patches) : patches;
        if (!col.shape().equals(expected)) {
            throw new ShapeException("col2im: the patches do not fit: col " + Promotion.describe(col) + ", input shape "
                    + inputShape + ", " + window + "; im2col gives " + expected);
        }
        Variable cols = toMatrix ? F.transpose(F.reshape(col, Shape.of(n, oh, ow, c, kh, kw)), 0, 3, 4, 5, 1, 2) : col;
        return new Col2im(inputShape, window).apply(cols);
    }

    /** {@code (n, c, kh, kw, oh, ow)} as {@code (n oh ow, c kh kw)}. */
    private static Variable matrix(Variable cols) {
        return F.reshape(F.transpose(cols, 0, 4, 5, 1, 2, 3), matrix(cols.shape()));
    }

    private static Shape matrix(Shape s) {
        // Where there are no elements, the rows or columns alone may still be too many.
        int rows = Shape.of(s.dim(0), s.dim(4), s.dim(5)).size();
        return Shape.of(rows, Shape.of(s.dim(1), s.dim(2), s.dim(3)).size());
    }

    // ---- checks -------------------------------------------------------------------------------------------------

    static int[] square(int length) {
        return new int[] {length, length};
    }

    private static Window2d imageWindow(String op, Variable x, int[] kernelSize, int[] stride, int[] pad) {
        requireImages(op, x);
        Promotion.number(op, x.array());
        Window2d window = window(op, kernelSize, stride, pad);
        checkFits(op, x, window);
        return window;
    }

    private static Window2d window(String op, int[] kernelSize, int[] stride, int[] pad) {
        pair(op, "kernel size", kernelSize);
        pair(op, "stride", stride);
        pair(op, "pad", pad);
        try {
            return Window2d.of(kernelSize[0], kernelSize[1])
                    .stride(stride[0], stride[1])
                    .pad(pad[0], pad[1]);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(op + ": " + e.getMessage(), e);
        }
    }

    private static int[] pair(String op, String what, int[] values) {
        if (values.length != 2) {
            throw new IllegalArgumentException(op + ": " + what + " has " + values.length
                    + " numbers; give two, vertical and horizontal, or one int for both");
        }
        return values;
    }

    private static void requireImages(String op, Variable x) {
        if (x.ndim() != 4) {
            throw new ShapeException(op + ": images have four axes: x " + Promotion.describe(x)
                    + "; give (n, c, h, w), for instance with expandDims or reshape");
        }
    }

    private static void checkFits(String op, Variable x, Window2d window) {
        if (window.outHeight(x.shape().dim(2)) == 0 || window.outWidth(x.shape().dim(3)) == 0) {
            throw new ShapeException(op + ": the window is larger than the image: x " + Promotion.describe(x) + ", "
                    + window + "; pad more, or use a smaller kernel");
        }
    }
}
