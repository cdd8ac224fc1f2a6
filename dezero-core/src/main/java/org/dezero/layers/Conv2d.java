package org.dezero.layers;

import org.dezero.Config;
import org.dezero.F;
import org.dezero.Variable;

/**
 * Two-dimensional convolution: {@link F#conv2d(Variable, Variable, Variable, int[], int[])} of {@code x (n, c, h, w)} with
 * {@code W (o, c, kh, kw)} and {@code b (o,)}.
 *
 * <p>Unless the number of input channels is given, {@code W} and {@code b} are made at the first use, on the backend of
 * {@code x}. {@code b} starts at 0. {@code W} starts at standard normal numbers, drawn in row order and rounded to the
 * layer's dtype, times {@code sqrt(1/(c kh kw))} rounded to it as well. Weights are FLOAT32 unless asked otherwise.
 *
 * <p>Not thread-safe.
 */
public final class Conv2d extends ConvolutionLayer {
    /** A layer with a square window that moves by 1, FLOAT32 weights and a bias, drawn at its first use. */
    public Conv2d(int outChannels, int kernelSize) {
        this(builder(outChannels, kernelSize));
    }

    /** Like {@link #Conv2d(int, int)}, with stride and padding. */
    public Conv2d(int outChannels, int kernelSize, int stride, int pad) {
        this(builder(outChannels, kernelSize).stride(stride).pad(pad));
    }

    private Conv2d(Builder options) {
        super(options, "Conv2d", options.outChannels, -1, options.kernelHeight, options.kernelWidth);
    }

    /** A layer with options: {@code Conv2d.builder(64, 3).stride(2).pad(1).nobias().build()}. */
    public static Builder builder(int outChannels, int kernelSize) {
        return new Builder(outChannels, kernelSize, kernelSize);
    }

    /** A layer with options whose window need not be square. */
    public static Builder builder(int outChannels, int kernelHeight, int kernelWidth) {
        return new Builder(outChannels, kernelHeight, kernelWidth);
    }

    @Override
    boolean fits(int height, int width) {
        return window.outHeight(height) > 0 && window.outWidth(width) > 0;
    }

    @Override
    protected Variable forward(Variable x) {
        fill(x);
        return F.conv2d(x, W, b, stride(), pad());
    }

    /** The options of a {@link Conv2d} layer; weights are drawn from {@link Config#random()} unless told otherwise. */
    public static final class Builder extends ConvolutionLayer.Builder<Builder> {
        private Builder(int outChannels, int kernelHeight, int kernelWidth) {
            super("Conv2d", outChannels, kernelHeight, kernelWidth);
        }

        /** The layer. */
        public Conv2d build() {
            return new Conv2d(this);
        }

        @Override
        Builder self() {
            return this;
        }
    }
}
