package org.dezero.layers;

import java.util.List;
import org.dezero.Config;
import org.dezero.F;
import org.dezero.Parameter;
import org.dezero.Variable;
import org.dezero.array.ArrayBackend;
import org.dezero.array.DType;
import org.dezero.array.Shape;
import org.dezero.array.ShapeException;
import org.jspecify.annotations.Nullable;

/**
 * Batch normalisation after Ioffe and Szegedy (2015):
 * {@link F#batchNorm(Variable, Variable, Variable, Variable, Variable, double, double)} of {@code x (n, c)} or
 * {@code (n, c, h, w)} for each of the {@code c} channels.
 *
 * <p>In training, statistics of the batch are used, and the running ones {@code avg_mean} and {@code avg_var} come closer to
 * them; under {@link Config#testMode()} the running ones are used and nothing changes. The running statistics are
 * parameters, so that they are saved and loaded with the model, but they never have a gradient: optimizers and their hooks
 * leave them alone.
 *
 * <p>{@code gamma} and {@code avg_var} start at 1, {@code beta} and {@code avg_mean} at 0. They are made at the first use, on
 * the backend and in the dtype of {@code x}; FLOAT64 for integers. Not thread-safe.
 */
public final class BatchNorm extends UnaryLayer {
    // The names are the keys of saved weights, so they are DeZero's.
    private final Parameter avg_mean;
    private final Parameter avg_var;
    private final Parameter gamma;
    private final Parameter beta;
    private final double decay;
    private final double eps;

    /** A layer with decay 0.9 and eps 2e-5. */
    public BatchNorm() {
        this(builder());
    }

    private BatchNorm(Builder options) {
        decay = options.decay;
        eps = options.eps;
        int length = options.channels == null ? -1 : options.channels;
        avg_mean = parameter("avg_mean", length);
        avg_var = parameter("avg_var", length);
        gamma = parameter("gamma", length);
        beta = parameter("beta", length);
    }

    private static Parameter parameter(String name, int length) {
        return new Parameter(name).owner("BatchNorm").expects(length);
    }

    /** A layer with options: {@code BatchNorm.builder().decay(0.99).eps(1e-5).build()}. */
    public static Builder builder() {
        return new Builder();
    }

    @Override
    protected Variable forward(Variable x) {
        fill(x);
        return F.batchNorm(x, gamma, beta, avg_mean, avg_var, decay, eps);
    }

    /** Makes the arrays there are not yet, if all of those there are fit. */
    private void fill(Variable x) {
        if (x.ndim() < 2) {
            throw new ShapeException("BatchNorm: no axis of channels: x " + x.shape() + " " + x.dtype()
                    + "; give (n, c) or (n, c, h, w)");
        }
        Shape channels = Shape.of(x.shape().dim(1));
        for (Parameter p : List.of(gamma, beta, avg_mean, avg_var)) {
            if (!p.accepts(channels)) {
                throw new ShapeException("BatchNorm: channels differ: x " + x.shape() + " " + x.dtype() + ", "
                        + p.name() + " " + p.acceptedShape() + "; axis 1 of x is to be as long as " + p.name());
            }
        }
        if (gamma.hasData() && beta.hasData() && avg_mean.hasData() && avg_var.hasData()) {
            return;
        }
        if (Config.train() && x.size() == 0) {
            throw new ShapeException("BatchNorm: empty input: x " + x.shape() + " " + x.dtype()
                    + "; the parameters cannot be sized from it, so give one that is not empty");
        }
        SameBackend.check("BatchNorm", x, gamma, beta, avg_mean, avg_var);
        ArrayBackend xp = x.backend();
        DType dtype = x.dtype().isFloating() ? x.dtype() : DType.FLOAT64;
        fill(gamma, xp, channels, dtype, 1);
        fill(beta, xp, channels, dtype, 0);
        fill(avg_mean, xp, channels, dtype, 0);
        fill(avg_var, xp, channels, dtype, 1);
    }

    private static void fill(Parameter p, ArrayBackend xp, Shape shape, DType dtype, double value) {
        if (!p.hasData()) {
            p.setData(xp.full(shape, dtype, value));
        }
    }

    /** The options of a {@link BatchNorm} layer. */
    public static final class Builder {
        private @Nullable Integer channels;
        private double decay = 0.9;
        private double eps = 2e-5;

        private Builder() {}

        /** The channels of the input; inputs and loaded weights of other lengths are then refused from the start. */
        public Builder channels(int channels) {
            if (channels < 1) {
                throw new IllegalArgumentException(
                        "BatchNorm: channels " + channels + " is out of range; it is 1 or more");
            }
            this.channels = channels;
            return this;
        }

        /** How much of the running statistics stays when a batch comes, from 0 to 1; 0.9 unless given. */
        public Builder decay(double decay) {
            if (!(decay >= 0 && decay <= 1)) {
                throw new IllegalArgumentException(
                        "BatchNorm: decay " + decay + " is out of range; give one from 0 to 1");
            }
            this.decay = decay;
            return this;
        }

        /** What is added to a variance before its root is taken, from 0; 2e-5 unless given. */
        public Builder eps(double eps) {
            if (!(eps >= 0)) {
                throw new IllegalArgumentException("BatchNorm: eps " + eps + " is out of range; give 0 or more");
            }
            this.eps = eps;
            return this;
        }

        /** The layer. */
        public BatchNorm build() {
            return new BatchNorm(this);
        }
    }
}
