package org.dezero.layers;

import org.dezero.Config;
import org.dezero.Parameter;
import org.dezero.Variable;
import org.dezero.array.ArrayBackend;
import org.dezero.array.DType;
import org.dezero.array.DTypeException;
import org.dezero.array.Shape;
import org.dezero.array.ShapeException;
import org.dezero.random.RandomState;
import org.jspecify.annotations.Nullable;

/**
 * A layer that is linear in a weight {@code W}, plus a bias {@code b} unless that is left out.
 *
 * <p>One length of {@code W} is that of one axis of the input, and may be unknown until the first one comes.
 */
abstract class AffineLayer extends UnaryLayer {
    private static final int OF_INPUT = -1;

    final Parameter W;
    final @Nullable Parameter b;

    private final String title;
    private final int[] lengths;
    private final int outSize;
    private final @Nullable Integer inSize;
    private final DType dtype;
    private final @Nullable RandomState random;

    /**
     * Draws the weights now if the options say so.
     *
     * @param title the layer in messages
     * @param lengths of {@code W}, with -1 in place of the input's
     */
    AffineLayer(Builder<?> options, String title, int... lengths) {
        this.title = title;
        this.lengths = lengths;
        outSize = options.outSize;
        inSize = options.inSize;
        dtype = options.dtype;
        random = options.random;
        W = new Parameter("W").owner(title).expects(weightLengths(inSize == null ? OF_INPUT : inSize));
        b = options.bias ? new Parameter("b").owner(title).expects(outSize) : null;
        if (inSize != null && !options.lazy) {
            fill(Config.backend(), inSize);
        }
    }

    private int[] weightLengths(int in) {
        int[] out = lengths.clone();
        for (int i = 0; i < out.length; i++) {
            if (out[i] == OF_INPUT) {
                out[i] = in;
            }
        }
        return out;
    }

    /** Makes the arrays there are not yet: parameters loaded before the first use stay. */
    private void fill(ArrayBackend xp, int in) {
        if (!W.hasData()) {
            Shape shape = Shape.of(weightLengths(in));
            int summands = shape.size() / outSize;
            double scale = Math.sqrt(1.0 / summands);
            W.setData(xp.fromHost(NormalWeights.draw(random, shape, dtype, scale)));
        }
        if (b != null && !b.hasData()) {
            b.setData(xp.full(Shape.of(outSize), dtype, 0));
        }
    }

    /** Whether a parameter has no array yet, so that the next input decides. */
    final boolean isUnfilled() {
        return !W.hasData() || (b != null && !b.hasData());
    }

    /**
     * Makes the arrays there are not yet, on the backend of an input that is otherwise known to fit.
     *
     * @param axis the axis of {@code x} whose length {@code W} has
     */
    final void fill(Variable x, int axis) {
        SameBackend.check(title, x, W, b);
        int in = x.shape().dim(axis);
        if (inSize != null && in != inSize) {
            throw new ShapeException(title + ": input size differs: x " + x.shape() + " " + x.dtype() + ", W "
                    + W.acceptedShape() + " (" + in + " != " + inSize + "); give an input whose axis "
                    + (axis < 0 ? x.ndim() + axis : axis) + " has length " + inSize);
        }
        if (in == 0) {
            throw new ShapeException(title + ": empty input: x " + x.shape() + " " + x.dtype()
                    + "; the weights cannot be sized from it, so give one that is not empty");
        }
        fill(x.backend(), in);
    }

    /** The layer in messages. */
    final String title() {
        return title;
    }

    /** The options that all such layers have. */
    abstract static class Builder<B extends Builder<B>> {
        private final String layer;
        private final int outSize;
        private @Nullable Integer inSize;
        private boolean lazy;
        private boolean bias = true;
        private DType dtype = DType.FLOAT32;
        private @Nullable RandomState random;

        Builder(String layer, int outSize, String what) {
            this.layer = layer;
            this.outSize = positive(what, outSize);
        }

        abstract B self();

        final B inSize(int inSize, String what) {
            this.inSize = positive(what, inSize);
            return self();
        }

        final int positive(String what, int size) {
            return atLeast(1, what, size);
        }

        final int atLeast(int least, String what, int size) {
            if (size < least) {
                throw new IllegalArgumentException(
                        layer + ": " + what + " " + size + " is out of range; it is " + least + " or more");
            }
            return size;
        }

        /**
         * Draws the weights at the first use even if the size of the input is given. Inputs of another size are refused then,
         * and so are loaded weights.
         */
        public final B lazy() {
            lazy = true;
            return self();
        }

        /** Leaves the bias out. */
        public final B nobias() {
            bias = false;
            return self();
        }

        /** The dtype of the weights: FLOAT32, which is the default, or FLOAT64. */
        public final B dtype(DType dtype) {
            if (!dtype.isFloating()) {
                throw new DTypeException(layer + ": weights cannot be " + dtype + "; give float32 or float64");
            }
            this.dtype = dtype;
            return self();
        }

        /** The generator to draw the weights from; {@link Config#random()} if none is given, or null. */
        public final B random(@Nullable RandomState random) {
            this.random = random;
            return self();
        }
    }
}
