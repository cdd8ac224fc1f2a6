package org.dezero.layers;

import org.dezero.Config;
import org.dezero.F;
import org.dezero.Parameter;
import org.dezero.Variable;
import org.dezero.array.ArrayBackend;
import org.dezero.array.DType;
import org.dezero.array.DTypeException;
import org.dezero.array.HostArray;
import org.dezero.array.Shape;
import org.dezero.array.ShapeException;
import org.dezero.random.RandomState;
import org.jspecify.annotations.Nullable;

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
public final class Linear extends UnaryLayer {
    private final Parameter W;
    private final @Nullable Parameter b;
    private final int outSize;
    private final DType dtype;
    private final @Nullable RandomState random;

    /** A layer with FLOAT32 weights and a bias, sized and drawn from {@link Config#random()} at its first use. */
    public Linear(int outSize) {
        this(builder(outSize));
    }

    /** Like {@link #Linear(int)}, but draws from {@code random}, also at its first use. */
    public Linear(int outSize, RandomState random) {
        this(builder(outSize).random(random));
    }

    private Linear(Builder options) {
        outSize = options.outSize;
        dtype = options.dtype;
        random = options.random;
        String owner = "Linear(" + outSize + ")";
        W = new Parameter("W").owner(owner);
        b = options.bias ? new Parameter("b").owner(owner) : null;
        if (options.inSize != null) {
            fill(Config.backend(), options.inSize);
        }
    }

    /** A layer with options: {@code Linear.builder(10).inSize(784).nobias().build()}. */
    public static Builder builder(int outSize) {
        return new Builder(outSize);
    }

    @Override
    protected Variable forward(Variable x) {
        if (!W.hasData() || (b != null && !b.hasData())) {
            if (x.ndim() == 0) {
                throw new ShapeException("Linear: a 0-d input: x " + x.shape() + " " + x.dtype()
                        + "; the last axis holds the inputs of one example, so give it one");
            }
            fill(x.data().backend(), x.shape().dim(-1));
        }
        return F.linear(x, W, b);
    }

    /** Makes the arrays there are not yet: parameters loaded before the first use stay. */
    private void fill(ArrayBackend xp, int inSize) {
        if (!W.hasData()) {
            W.setData(xp.fromHost(weights(random == null ? Config.random() : random, inSize)));
        }
        if (b != null && !b.hasData()) {
            b.setData(xp.full(Shape.of(outSize), dtype, 0));
        }
    }

    private HostArray weights(RandomState source, int inSize) {
        Shape shape = Shape.of(inSize, outSize);
        double scale = Math.sqrt(1.0 / inSize);
        if (dtype == DType.FLOAT64) {
            double[] values = new double[shape.size()];
            for (int i = 0; i < values.length; i++) {
                values[i] = source.randn() * scale;
            }
            return HostArray.of(values, shape);
        }
        float[] values = new float[shape.size()];
        float rounded = (float) scale;
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) source.randn() * rounded;
        }
        return HostArray.of(values, shape);
    }

    /** The options of a {@link Linear} layer. */
    public static final class Builder {
        private final int outSize;
        private @Nullable Integer inSize;
        private boolean bias = true;
        private DType dtype = DType.FLOAT32;
        private @Nullable RandomState random;

        private Builder(int outSize) {
            this.outSize = size("outSize", outSize);
        }

        /** The length of the input's last axis; the weights are then drawn when the layer is made, on {@link Config#backend()}. */
        public Builder inSize(int inSize) {
            this.inSize = size("inSize", inSize);
            return this;
        }

        /** Leaves the bias out. */
        public Builder nobias() {
            bias = false;
            return this;
        }

        /** The dtype of the weights: FLOAT32, which is the default, or FLOAT64. */
        public Builder dtype(DType dtype) {
            if (!dtype.isFloating()) {
                throw new DTypeException("Linear: weights cannot be " + dtype + "; give float32 or float64");
            }
            this.dtype = dtype;
            return this;
        }

        /** The generator to draw the weights from, instead of {@link Config#random()}. */
        public Builder random(RandomState random) {
            this.random = random;
            return this;
        }

        /** The layer. */
        public Linear build() {
            return new Linear(this);
        }

        private static int size(String what, int size) {
            if (size < 1) {
                throw new IllegalArgumentException(
                        "Linear: " + what + " " + size + " is out of range; it is 1 or more");
            }
            return size;
        }
    }
}
