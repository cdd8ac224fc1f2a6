package org.dezero.layers;

import org.dezero.Config;
import org.dezero.F;
import org.dezero.Variable;
import org.dezero.array.ShapeException;
import org.dezero.random.RandomState;

/**
 * A fully connected layer: {@code x W + b} for {@code x (..., i)}, {@code W (i, o)} and {@code b (o,)}.
 *
 * <p>Unless the input size is given, {@code W} and {@code b} are made at the first use, from the last axis of {@code x} and
 * on its backend. {@code b} starts at 0. {@code W} starts at standard normal numbers, drawn in row order and rounded to the
 * layer's dtype, times {@code sqrt(1/i)} rounded to it as well.
 *
 * <p>Weights are FLOAT32 unless asked otherwise. The output has the common dtype of input and weights, so FLOAT64 input
 * gives FLOAT64 output and FLOAT64 gradients.
 */
public final class Linear extends AffineLayer {
    /** A layer with FLOAT32 weights and a bias, sized and drawn from {@link Config#random()} at its first use. */
    public Linear(int outSize) {
        this(builder(outSize));
    }

    /** Like {@link #Linear(int)}, but draws from {@code random}, also at its first use. */
    public Linear(int outSize, RandomState random) {
        this(builder(outSize).random(random));
    }

    private Linear(Builder options) {
        super(options, "Linear(" + options.outSize + ")", -1, options.outSize);
    }

    /** A layer with options: {@code Linear.builder(10).inSize(784).nobias().build()}. */
    public static Builder builder(int outSize) {
        return new Builder(outSize);
    }

    @Override
    protected Variable forward(Variable x) {
        if (isUnfilled()) {
            if (x.ndim() == 0) {
                throw new ShapeException("Linear: a 0-d input: x " + x.shape() + " " + x.dtype()
                        + "; the last axis holds the inputs of one example, so give it one");
            }
            fill(x, -1);
        }
        return F.linear(x, W, b);
    }

    /** The options of a {@link Linear} layer. */
    public static final class Builder extends AffineLayer.Builder<Builder> {
        private final int outSize;

        private Builder(int outSize) {
            super("Linear", outSize, "outSize");
            this.outSize = outSize;
        }

        /**
         * The length of the input's last axis; unless {@link #lazy}, the weights are drawn when the layer is made, on
         * {@link Config#backend()}.
         */
        public Builder inSize(int inSize) {
            return inSize(inSize, "inSize");
        }

        /** The layer. */
        public Linear build() {
            return new Linear(this);
        }

        @Override
        Builder self() {
            return this;
        }
    }
}
