package org.dezero.tck;

import java.util.List;
import org.dezero.array.Shape;
import org.dezero.array.Window2d;

/**
 * A window over images, with the shapes of everything that belongs to it.
 *
 * @param image {@code (n, c, h, w)}
 * @param oc the filters of a convolution
 */
record WindowShapes(Shape image, int oc, Window2d window) {
    /** The usual and the odd ones. */
    static final List<WindowShapes> ALL = List.of(
            of(1, 1, 4, 4, 1, Window2d.of(3, 3)),
            of(2, 3, 5, 7, 2, Window2d.of(3, 2).pad(1, 0)),
            // The last row and column of the image are seen by no window.
            of(2, 2, 6, 5, 3, Window2d.of(3, 2).stride(2, 2)),
            of(1, 3, 5, 5, 2, Window2d.of(1, 1)),
            of(2, 2, 5, 6, 3, Window2d.of(1, 1).stride(2, 3)),
            of(2, 1, 3, 4, 2, Window2d.of(3, 4)),
            // There are rows and columns between the windows.
            of(1, 2, 7, 8, 2, Window2d.of(2, 2).stride(3, 3).pad(1, 1)),
            // Some windows see nothing but padding.
            of(1, 2, 2, 3, 2, Window2d.of(2, 1).pad(3, 2)),
            of(3, 2, 3, 3, 2, Window2d.of(3, 3).stride(2, 2).pad(1, 1)),
            of(1, 1, 1, 1, 1, Window2d.of(1, 1)),
            of(1, 1, 1, 1, 2, Window2d.of(3, 3).pad(1, 1)),
            of(1, 2, 37, 5, 3, Window2d.of(5, 1)),
            of(2, 1, 3, 67, 2, Window2d.of(2, 3).stride(1, 2).pad(0, 1)),
            // Nothing: no images, no channels, no filters, no rows, no place for the window.
            of(0, 2, 4, 4, 3, Window2d.of(2, 2)),
            of(2, 0, 4, 4, 3, Window2d.of(3, 3).pad(1, 1)),
            of(2, 3, 4, 4, 0, Window2d.of(2, 3)),
            of(2, 1, 0, 3, 2, Window2d.of(2, 2).pad(1, 1)),
            of(2, 1, 2, 2, 1, Window2d.of(3, 3)),
            // As pooling has them: windows in a row without a gap, more than a register holds.
            of(2, 3, 5, 71, 1, Window2d.of(2, 2).stride(2, 2)),
            of(1, 2, 9, 36, 1, Window2d.of(2, 2).stride(3, 2)));

    private static final List<WindowShapes> FEW =
            List.of(ALL.get(1), ALL.get(2), ALL.get(3), ALL.get(7), ALL.get(13), ALL.get(14));

    /** Longer than registers and tiles. */
    static final WindowShapes LARGE =
            of(2, 5, 13, 17, 7, Window2d.of(3, 3).stride(2, 1).pad(1, 1));

    private static WindowShapes of(int n, int c, int h, int w, int oc, Window2d window) {
        return new WindowShapes(Shape.of(n, c, h, w), oc, window);
    }

    /** All for arrays as they were uploaded, a few of each kind for others. */
    static List<WindowShapes> in(Layout layout) {
        return layout == Layout.CONTIGUOUS ? ALL : FEW;
    }

    /** {@code (oc, c, kh, kw)}. */
    Shape filters() {
        return Shape.of(oc, image.dim(1), window.kernelHeight(), window.kernelWidth());
    }

    /** What convolution gives: {@code (n, oc, oh, ow)}. */
    Shape convolved() {
        return places().with(1, oc);
    }

    /** What pooling gives: {@code (n, c, oh, ow)}. */
    Shape places() {
        return Shape.of(image.dim(0), image.dim(1), window.outHeight(image.dim(2)), window.outWidth(image.dim(3)));
    }

    /** {@code (n, c, kh, kw, oh, ow)}. */
    Shape patches() {
        return Shape.of(
                image.dim(0),
                image.dim(1),
                window.kernelHeight(),
                window.kernelWidth(),
                window.outHeight(image.dim(2)),
                window.outWidth(image.dim(3)));
    }

    /** How many positions a window has. */
    int positions() {
        return window.kernelHeight() * window.kernelWidth();
    }
}
