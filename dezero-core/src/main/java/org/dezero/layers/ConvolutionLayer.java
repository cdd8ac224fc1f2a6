package org.dezero.layers;

import org.dezero.Config;
import org.dezero.Variable;
import org.dezero.array.ShapeException;
import org.dezero.array.Window2d;

/** An affine layer on images {@code (n, c, h, w)} whose weight has the size of a window. */
abstract class ConvolutionLayer extends AffineLayer {
    private static final int CHANNELS = 1;

    final Window2d window;

    ConvolutionLayer(Builder<?> options, String name, int... lengths) {
        super(
                options,
                name + "(" + options.outChannels + ", " + sizes(options.kernelHeight, options.kernelWidth) + ")",
                lengths);
        window = Window2d.of(options.kernelHeight, options.kernelWidth)
                .stride(options.strideHeight, options.strideWidth)
                .pad(options.padHeight, options.padWidth);
    }

    private static String sizes(int height, int width) {
        return height == width ? String.valueOf(height) : height + "x" + width;
    }

    /** Whether there is an output for images of this size. */
    abstract boolean fits(int height, int width);

    /** Makes the arrays there are not yet. */
    final void fill(Variable x) {
        if (isUnfilled()) {
            if (x.ndim() != 4) {
                throw new ShapeException(title() + ": not images: x " + x.shape() + " " + x.dtype()
                        + "; give one of four axes (n, c, h, w)");
            }
            if (!fits(x.shape().dim(2), x.shape().dim(3))) {
                throw new ShapeException(title() + ": no output for images of this size: x " + x.shape() + " "
                        + x.dtype() + ", " + window + "; give larger images, or change the kernel or the padding");
            }
            fill(x, CHANNELS);
        }
    }

    final int[] stride() {
        return new int[] {window.strideHeight(), window.strideWidth()};
    }

    final int[] pad() {
        return new int[] {window.padHeight(), window.padWidth()};
    }

    /** The options that all such layers have. */
    abstract static class Builder<B extends Builder<B>> extends AffineLayer.Builder<B> {
        final int outChannels;
        final int kernelHeight;
        final int kernelWidth;
        private int strideHeight = 1;
        private int strideWidth = 1;
        private int padHeight;
        private int padWidth;

        Builder(String layer, int outChannels, int kernelHeight, int kernelWidth) {
            super(layer, outChannels, "outChannels");
            this.outChannels = outChannels;
            this.kernelHeight = positive("kernel size", kernelHeight);
            this.kernelWidth = positive("kernel size", kernelWidth);
        }

        /** By how much the window moves in both directions; 1 unless given. */
        public final B stride(int stride) {
            return stride(stride, stride);
        }

        /** By how many rows and columns the window moves. */
        public final B stride(int height, int width) {
            strideHeight = positive("stride", height);
            strideWidth = positive("stride", width);
            return self();
        }

        /** The width of the border of zeros; 0 unless given. */
        public final B pad(int pad) {
            return pad(pad, pad);
        }

        /** The rows of zeros above and below, and the columns on the left and on the right. */
        public final B pad(int height, int width) {
            padHeight = atLeast(0, "pad", height);
            padWidth = atLeast(0, "pad", width);
            return self();
        }

        /**
         * The channels of the input; unless {@link #lazy}, the weights are drawn when the layer is made, on
         * {@link Config#backend()}.
         */
        public final B inChannels(int inChannels) {
            return inSize(inChannels, "inChannels");
        }
    }
}
