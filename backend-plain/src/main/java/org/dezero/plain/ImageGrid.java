package org.dezero.plain;

import org.dezero.array.Shape;
import org.dezero.array.Window2d;

/** A window over images of one size, as plain numbers for the loops. */
final class ImageGrid {
    final int n;
    final int c;
    final int h;
    final int w;
    final int kh;
    final int kw;
    final int oh;
    final int ow;
    final int strideHeight;
    final int strideWidth;
    final int padHeight;
    final int padWidth;

    /** For images of shape {@code (n, c, h, w)}. */
    ImageGrid(Shape images, Window2d window) {
        n = images.dim(0);
        c = images.dim(1);
        h = images.dim(2);
        w = images.dim(3);
        kh = window.kernelHeight();
        kw = window.kernelWidth();
        oh = window.outHeight(h);
        ow = window.outWidth(w);
        strideHeight = window.strideHeight();
        strideWidth = window.strideWidth();
        padHeight = window.padHeight();
        padWidth = window.padWidth();
    }

    /** The elements of one image, all its channels. */
    int imageSize() {
        return c * h * w;
    }

    /** The rows of the matrix of patches of one image. */
    int patchSize() {
        return c * kh * kw;
    }

    /** The columns of that matrix: the places of the window. */
    int places() {
        return oh * ow;
    }

    /** The first place at which column {@code j} of the window is inside the image. */
    int firstInside(int j) {
        int missing = padWidth - j;
        return missing <= 0 ? 0 : Math.min(ow, (missing - 1) / strideWidth + 1);
    }

    /** The place after the last at which column {@code j} of the window is inside the image. */
    int endInside(int j) {
        int last = w - 1 + padWidth - j;
        return last < 0 ? 0 : Math.min(ow, last / strideWidth + 1);
    }

    /** The index in its channel of position {@code p} of the window at place {@code (y, x)}; -1 on padding. */
    int place(int p, int y, int x) {
        int row = y * strideHeight - padHeight + p / kw;
        int column = x * strideWidth - padWidth + p % kw;
        return row < 0 || row >= h || column < 0 || column >= w ? -1 : row * w + column;
    }
}
