package org.dezero.layers;

import org.dezero.Config;
import org.dezero.F;
import org.dezero.Variable;
import org.jspecify.annotations.Nullable;

/**
 * Elman's recurrent layer: {@code h' = tanh(x2h(x) + h2h(h))}, and {@code tanh(x2h(x))} at the start of a sequence.
 *
 * <p>Input {@code (n, i)}, output and state {@code (n, h)}. {@code x2h} and {@code h2h} are {@link Linear} layers, the second
 * one without a bias. If the input size is given, both are drawn when the layer is made; otherwise {@code x2h} at the first
 * call and {@code h2h} at the first one that finds a state.
 *
 * <p>The state is the last output, graph and all, and stays from call to call until {@link #resetState}: a loss over
 * several steps is differentiated through all of them. To go back no further than a number of steps, cut the graph after
 * every update:
 *
 * <pre>{@code
 * if (++count % 30 == 0) {
 *     model.clearGrads();
 *     loss.backward();
 *     loss.unchainBackward();
 *     optimizer.update();
 * }
 * }</pre>
 *
 * <p>An input of other examples than the state's is a {@link org.dezero.array.ShapeException}. If a call fails, the state
 * is as before. Not thread-safe.
 */
public final class RNN extends RecurrentLayer {
    private final Linear x2h;
    private final Linear h2h;

    /** A layer with FLOAT32 weights, sized and drawn from {@link Config#random()} at its first uses. */
    public RNN(int hiddenSize) {
        this(builder(hiddenSize));
    }

    private RNN(Builder options) {
        super("RNN(" + options.hiddenSize + ")");
        x2h = options.fromInput();
        h2h = options.fromState(!options.hasInSize());
    }

    /** A layer with options: {@code RNN.builder(100).inSize(1).random(random).build()}. */
    public static Builder builder(int hiddenSize) {
        return new Builder(hiddenSize);
    }

    @Override
    Variable next(Variable x, @Nullable Variable h) {
        Variable z = x2h.apply(x);
        return F.tanh(h == null ? z : F.add(z, h2h.apply(h)));
    }

    /** The options of an {@link RNN} layer. */
    public static final class Builder extends RecurrentLayer.Builder<Builder> {
        private Builder(int hiddenSize) {
            super("RNN", hiddenSize);
        }

        /** The layer. */
        public RNN build() {
            return new RNN(this);
        }

        @Override
        Builder self() {
            return this;
        }
    }
}
