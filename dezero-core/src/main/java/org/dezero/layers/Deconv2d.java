package org.dezero.layers;

import org.dezero.Config;
import org.dezero.F;
import org.dezero.Variable;

/**
 * Two-dimensional transposed convolution: {@link F#deconv2d(Variable, Variable, Variable, int[], int[], int[])} of
 * {@code x (n, c, h, w)} with {@code W (c, o, kh, kw)} and {@code b (o,)}; the output has the height
 * {@code stride (h - 1) + kh - 2 pad}.
 *
 * <p>Unless the number of input channels is given, {@code W} and {@code b} are made at the first use, on the backend of
 * {@code x}. {@code b} starts at 0. {@code W} starts at standard normal numbers, drawn in row order and rounded to the
 * layer's dtype, times {@code sqrt(1/(c kh kw))} rounded to it as well. Weights are FLOAT32 unless asked otherwise.
 *
 * <p>Not thread-safe.
 */
public final class Deconv2d extends ConvolutionLayer {
    /** A layer with a square window that moves by 1, FLOAT32 weights and a bias, drawn at its first use. */
    public Deconv2d(int outChannels, int kernelSize) {
        this(builder(outChannels, kernelSize));
    }

    /** Like {@link #Deconv2d(int, int)}, with stride and padding. */
    public Deconv2d(int outChannels, int kernelSize, int stride, int pad) {
        this(builder(outChannels, kernelSize).stride(stride).pad(pad));
    }

    private Deconv2d(Builder options) {
        super(options, "Deconv2d", -1, options.outChannels, options.kernelHeight, options.kernelWidth);
    }

    /** A layer with options: {@code Deconv2d.builder(64, 4).stride(2).pad(1).nobias().build()}. */
    public static Builder builder(int outChannels, int kernelSize) {
        return new Builder(outChannels, kernelSize, kernelSize);
    }

    /** A layer with options whose window need not be square. */
    public static Builder builder(int outChannels, int kernelHeight, int kernelWidth) {
        return new Builder(outChannels, kernelHeight, kernelWidth);
    }

    @Override
    boolean fits(int height, int width) {
        return height > 0 && width > 0 && window.inHeight(height) > 0 && window.inWidth(width) > 0;
    }

    @Override
    protected Variable forward(Variable x) {
        fill(x);
        return F.deconv2d(x, W, b, stride(), pad(), null);
    }

    /** The options of a {@link Deconv2d} layer; weights are drawn from {@link Config#random()} unless told otherwise. */
    public static final class Builder extends ConvolutionLayer.Builder<Builder> {
        private Builder(int outChannels, int kernelHeight, int kernelWidth) {
            super("Deconv2d", outChannels, kernelHeight, kernelWidth);
        }

        /** The layer. */
        public Deconv2d build() {
            return new Deconv2d(this);
        }

        @Override
        Builder self() {
            return this;
        }
    }
}
