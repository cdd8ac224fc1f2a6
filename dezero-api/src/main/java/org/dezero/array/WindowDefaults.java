package org.dezero.array;

/** What {@link ArrayBackend} does with windows over images unless a backend knows better: exact, in terms of its primitives. */
final class WindowDefaults {
    private WindowDefaults() {}

    // ---- patches ------------------------------------------------------------------------------------------------

    static NdArray im2col(ArrayBackend xp, NdArray x, Window2d window) {
        Shape shape = patches(x.shape(), window);
        if (shape.size() == 0) {
            return xp.full(shape, x.dtype(), 0);
        }
        int n = shape.dim(0);
        int c = shape.dim(1);
        int oh = shape.dim(4);
        int ow = shape.dim(5);
        NdArray padded = padded(xp, x, window);
        NdArray[] places = new NdArray[window.kernelHeight() * window.kernelWidth()];
        int[] count = {n, c, oh, ow};
        int[] step = {1, 1, window.strideHeight(), window.strideWidth()};
        for (int p = 0; p < places.length; p++) {
            int[] start = {0, 0, p / window.kernelWidth(), p % window.kernelWidth()};
            places[p] = xp.reshape(xp.slice(padded, start, count, step), Shape.of(n, c, 1, oh, ow));
        }
        return xp.reshape(xp.concat(places, 2), shape);
    }

    static NdArray col2im(ArrayBackend xp, NdArray cols, Shape inputShape, Window2d window) {
        if (cols.size() == 0) {
            return xp.full(inputShape, cols.dtype(), 0);
        }
        Shape shape = cols.shape();
        int n = shape.dim(0);
        int c = shape.dim(1);
        int oh = shape.dim(4);
        int ow = shape.dim(5);
        int sh = window.strideHeight();
        int sw = window.strideWidth();
        int height = inputShape.dim(2) + 2 * window.padHeight();
        int width = inputShape.dim(3) + 2 * window.padWidth();
        int[] count = {n, c, 1, 1, oh, ow};
        int[] one = {1, 1, 1, 1, 1, 1};
        int[] interior = {0, 0, sh - 1, sw - 1};
        NdArray sum = xp.full(Shape.of(n, c, height, width), cols.dtype(), 0);
        for (int kh = 0; kh < window.kernelHeight(); kh++) {
            for (int kw = 0; kw < window.kernelWidth(); kw++) {
                NdArray place = xp.slice(cols, new int[] {0, 0, kh, kw, 0, 0}, count, one);
                int[] before = {0, 0, kh, kw};
                int[] after = {0, 0, height - kh - sh * (oh - 1) - 1, width - kw - sw * (ow - 1) - 1};
                NdArray spread = xp.pad(xp.reshape(place, Shape.of(n, c, oh, ow)), before, after, interior, 0);
                sum = xp.accumulate(sum, 1, spread);
            }
        }
        return cropped(xp, sum, inputShape, window);
    }

    /** The shape of all patches: {@code (n, c, kh, kw, oh, ow)}. */
    private static Shape patches(Shape image, Window2d window) {
        return Shape.of(
                image.dim(0),
                image.dim(1),
                window.kernelHeight(),
                window.kernelWidth(),
                window.outHeight(image.dim(2)),
                window.outWidth(image.dim(3)));
    }

    private static NdArray padded(ArrayBackend xp, NdArray x, Window2d window) {
        if (window.padHeight() == 0 && window.padWidth() == 0) {
            return x;
        }
        int[] around = {0, 0, window.padHeight(), window.padWidth()};
        return xp.pad(x, around, around, new int[4], 0);
    }

    private static NdArray cropped(ArrayBackend xp, NdArray x, Shape shape, Window2d window) {
        if (x.shape().equals(shape)) {
            return x;
        }
        int[] start = {0, 0, window.padHeight(), window.padWidth()};
        return xp.slice(x, start, shape.dims(), new int[] {1, 1, 1, 1});
    }

    // ---- convolution --------------------------------------------------------------------------------------------

    static NdArray conv2d(ArrayBackend xp, NdArray x, NdArray w, Window2d window) {
        int n = x.shape().dim(0);
        int oc = w.shape().dim(0);
        int oh = window.outHeight(x.shape().dim(2));
        int ow = window.outWidth(x.shape().dim(3));
        NdArray product = xp.matmul(filters(xp, w), columns(xp, x, window));
        return xp.transpose(xp.reshape(product, Shape.of(oc, n, oh, ow)), new int[] {1, 0, 2, 3});
    }

    static NdArray conv2dInputGrad(ArrayBackend xp, NdArray gy, NdArray w, Shape inputShape, Window2d window) {
        Shape out = gy.shape();
        NdArray product = xp.matmul(xp.transpose(filters(xp, w), new int[] {1, 0}), channelsFirst(xp, gy));
        Shape split = Shape.of(
                inputShape.dim(1), window.kernelHeight(), window.kernelWidth(), out.dim(0), out.dim(2), out.dim(3));
        NdArray cols = xp.transpose(xp.reshape(product, split), new int[] {3, 0, 1, 2, 4, 5});
        return xp.col2im(cols, inputShape, window);
    }

    static NdArray conv2dWeightGrad(ArrayBackend xp, NdArray x, NdArray gy, Window2d window) {
        NdArray cols = xp.transpose(columns(xp, x, window), new int[] {1, 0});
        NdArray product = xp.matmul(channelsFirst(xp, gy), cols);
        Shape shape = Shape.of(gy.shape().dim(1), x.shape().dim(1), window.kernelHeight(), window.kernelWidth());
        return xp.reshape(product, shape);
    }

    /** {@code (oc, c, kh, kw)} as a matrix {@code (oc, c kh kw)}. */
    private static NdArray filters(ArrayBackend xp, NdArray w) {
        Shape s = w.shape();
        return xp.reshape(w, Shape.of(s.dim(0), s.dim(1) * s.dim(2) * s.dim(3)));
    }

    /** The patches as a matrix {@code (c kh kw, n oh ow)}. */
    private static NdArray columns(ArrayBackend xp, NdArray x, Window2d window) {
        NdArray cols = xp.im2col(x, window);
        Shape s = cols.shape();
        NdArray last = xp.transpose(cols, new int[] {1, 2, 3, 0, 4, 5});
        return xp.reshape(last, Shape.of(s.dim(1) * s.dim(2) * s.dim(3), s.dim(0) * s.dim(4) * s.dim(5)));
    }

    /** {@code (n, oc, oh, ow)} as a matrix {@code (oc, n oh ow)}. */
    private static NdArray channelsFirst(ArrayBackend xp, NdArray gy) {
        Shape s = gy.shape();
        NdArray swapped = xp.transpose(gy, new int[] {1, 0, 2, 3});
        return xp.reshape(swapped, Shape.of(s.dim(1), s.dim(0) * s.dim(2) * s.dim(3)));
    }

    // ---- one element of each window -----------------------------------------------------------------------------

    static NdArray[] maxPool2d(ArrayBackend xp, NdArray x, Window2d window) {
        Shape s = patches(x.shape(), window);
        Shape flat = Shape.of(s.dim(0), s.dim(1), s.dim(2) * s.dim(3), s.dim(4), s.dim(5));
        NdArray position = xp.argMax(xp.reshape(xp.im2col(x, window), flat), 2);
        return new NdArray[] {xp.windowTake(x, position, window), position};
    }

    static NdArray windowTake(ArrayBackend xp, NdArray x, NdArray position, Window2d window) {
        NdArray padded = padded(xp, x, window);
        NdArray elements = xp.reshape(padded, Shape.of(padded.size()));
        return xp.take(elements, places(xp, position, padded.shape(), window), 0);
    }

    static NdArray windowScatter(ArrayBackend xp, NdArray gy, NdArray position, Shape inputShape, Window2d window) {
        Shape padded = Shape.of(
                inputShape.dim(0),
                inputShape.dim(1),
                inputShape.dim(2) + 2 * window.padHeight(),
                inputShape.dim(3) + 2 * window.padWidth());
        NdArray places = places(xp, position, padded, window);
        NdArray elements = xp.scatterAdd(Shape.of(padded.size()), places, gy, 0);
        return cropped(xp, xp.reshape(elements, padded), inputShape, window);
    }

    /** Where in the row order of the padded image the chosen elements are: {@code (n, c, oh, ow)}. */
    private static NdArray places(ArrayBackend xp, NdArray position, Shape padded, Window2d window) {
        Shape out = position.shape();
        int width = padded.dim(3);
        NdArray image = multiples(xp, out.dim(0) * out.dim(1), padded.dim(2) * width);
        NdArray row = multiples(xp, out.dim(2), window.strideHeight() * width);
        NdArray column = multiples(xp, out.dim(3), window.strideWidth());
        NdArray corner = xp.binary(
                BinaryOp.ADD,
                xp.reshape(image, Shape.of(out.dim(0), out.dim(1), 1, 1)),
                xp.binary(BinaryOp.ADD, xp.reshape(row, Shape.of(out.dim(2), 1)), column));
        long[] inWindow = new long[window.kernelHeight() * window.kernelWidth()];
        for (int p = 0; p < inWindow.length; p++) {
            inWindow[p] = (long) (p / window.kernelWidth()) * width + p % window.kernelWidth();
        }
        return xp.binary(BinaryOp.ADD, corner, xp.take(xp.array(inWindow), position, 0));
    }

    private static NdArray multiples(ArrayBackend xp, int n, int of) {
        return xp.binary(BinaryOp.MUL, xp.arange(n), of);
    }
}
