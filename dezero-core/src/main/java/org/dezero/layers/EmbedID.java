package org.dezero.layers;

import org.dezero.Config;
import org.dezero.F;
import org.dezero.Parameter;
import org.dezero.Variable;
import org.dezero.array.DType;
import org.dezero.array.DTypeException;
import org.dezero.array.Shape;
import org.dezero.random.RandomState;
import org.jspecify.annotations.Nullable;

/**
 * A vector for each of a number of ids: {@link F#embedId(Variable, Variable)} of INT64 ids of any shape {@code (...)} in
 * {@code W (in, out)}, giving {@code (..., out)}.
 *
 * <p>{@code W} is drawn when the layer is made, on {@link Config#backend()}: standard normal numbers in row order, FLOAT64
 * unless asked otherwise, not scaled. Not thread-safe.
 */
public final class EmbedID extends UnaryLayer {
    private final Parameter W;

    /** Vectors of length {@code outSize} for the ids from 0, below {@code inSize}, drawn from {@link Config#random()}. */
    public EmbedID(int inSize, int outSize) {
        this(builder(inSize, outSize));
    }

    private EmbedID(Builder options) {
        Shape shape = Shape.of(options.inSize, options.outSize);
        W = new Parameter(Config.backend().fromHost(NormalWeights.draw(options.random, shape, options.dtype, 1)), "W");
    }

    /** A layer with options: {@code EmbedID.builder(10_000, 100).dtype(DType.FLOAT32).build()}. */
    public static Builder builder(int inSize, int outSize) {
        return new Builder(inSize, outSize);
    }

    @Override
    protected Variable forward(Variable ids) {
        return F.embedId(ids, W);
    }

    /** The options of an {@link EmbedID} layer. */
    public static final class Builder {
        private final int inSize;
        private final int outSize;
        private DType dtype = DType.FLOAT64;
        private @Nullable RandomState random;

        private Builder(int inSize, int outSize) {
            this.inSize = size("inSize", inSize);
            this.outSize = size("outSize", outSize);
        }

        /** The dtype of the vectors: FLOAT64, which is the default, or FLOAT32. */
        public Builder dtype(DType dtype) {
            if (!dtype.isFloating()) {
                throw new DTypeException("EmbedID: weights cannot be " + dtype + "; give float32 or float64");
            }
            this.dtype = dtype;
            return this;
        }

        /** The generator to draw the vectors from; {@link Config#random()} if none is given, or null. */
        public Builder random(@Nullable RandomState random) {
            this.random = random;
            return this;
        }

        /** The layer. */
        public EmbedID build() {
            return new EmbedID(this);
        }

        private static int size(String what, int size) {
            if (size < 1) {
                throw new IllegalArgumentException(
                        "EmbedID: " + what + " " + size + " is out of range; it is 1 or more");
            }
            return size;
        }
    }
}
