package org.dezero.layers;

import java.util.List;
import org.dezero.Config;
import org.dezero.F;
import org.dezero.GraphScope;
import org.dezero.Index;
import org.dezero.Variable;
import org.dezero.array.Shape;
import org.jspecify.annotations.Nullable;

/**
 * Long short-term memory, after Hochreiter and Schmidhuber (1997) with the forget gate of Gers et al. (2000):
 *
 * <pre>
 * f = sigmoid(x2f(x) + h2f(h))     what is kept of the memory cell
 * i = sigmoid(x2i(x) + h2i(h))     what is written to it
 * o = sigmoid(x2o(x) + h2o(h))     what is shown of it
 * u = tanh(x2u(x) + h2u(h))
 * c' = f c + i u
 * h' = o tanh(c')
 * </pre>
 *
 * <p>At the start of a sequence the terms of {@code h} and {@code c} are left out. Input {@code (n, i)}, output and state
 * {@code (n, h)}. The {@link Linear} layers {@code h2f h2i h2o h2u} have no bias and are drawn when the layer is made, in
 * this order; {@code x2f x2i x2o x2u} have one and are drawn at the first call, or before the others if the input size is
 * given.
 *
 * <p>{@link #applySequence} computes a known sequence faster than a call for each step: one product gives what the inputs add
 * to the gates, one the gradient of the weights, and threads share the examples. It sums in another order, so results differ
 * in their last digits.
 *
 * <p>State and truncated back-propagation are as for {@link RNN}. If a call fails, the state is as before. Not thread-safe.
 */
public final class LSTM extends RecurrentLayer {
    private final Linear x2f;
    private final Linear x2i;
    private final Linear x2o;
    private final Linear x2u;
    private final Linear h2f;
    private final Linear h2i;
    private final Linear h2o;
    private final Linear h2u;
    private final GateWeights fromInput;
    private final GateWeights fromState;
    private @Nullable Variable c;

    /** A layer with FLOAT32 weights, drawn from {@link Config#random()}. */
    public LSTM(int hiddenSize) {
        this(builder(hiddenSize));
    }

    private LSTM(Builder options) {
        super("LSTM(" + options.hiddenSize + ")");
        x2f = options.fromInput();
        x2i = options.fromInput();
        x2o = options.fromInput();
        x2u = options.fromInput();
        h2f = options.fromState(false);
        h2i = options.fromState(false);
        h2o = options.fromState(false);
        h2u = options.fromState(false);
        fromInput = new GateWeights(x2f, x2i, x2o, x2u);
        fromState = new GateWeights(h2f, h2i, h2o, h2u);
    }

    /** A layer with options: {@code LSTM.builder(100).inSize(1).random(random).build()}. */
    public static Builder builder(int hiddenSize) {
        return new Builder(hiddenSize);
    }

    @Override
    Variable next(Variable x, @Nullable Variable h) {
        // The layers of the state are filled already; those of the input would be filled elsewhere.
        SameBackend.check(title(), x, h2f.W);
        Variable before = c;
        if (h == null || before == null) {
            return start(x, h, before);
        }
        Variable gates = F.add(fromInput.apply(x), fromState.apply(h));
        List<Variable> after = F.lstmCell(gates, before);
        c = after.get(1);
        return after.get(0);
    }

    @Override
    Variable nextSequence(Variable xs, @Nullable Variable h) {
        SameBackend.check(title(), xs, h2f.W);
        Variable before = c;
        fromInput.fill(xs);
        List<Variable> all = F.lstm(
                fromInput.apply(xs),
                fromState.weights(),
                h == null ? zeros(xs) : h,
                before == null ? zeros(xs) : before);
        c = F.get(all.get(1), Index.at(-1));
        return all.get(0);
    }

    /** The state before the first step of a sequence. */
    private Variable zeros(Variable xs) {
        Shape state = Shape.of(xs.shape().dim(1), h2f.W.shape().dim(0));
        return Variable.constant(h2f.W.backend().full(state, h2f.W.dtype(), 0));
    }

    /** A step without a state, or without a memory cell: the terms of what is missing are left out. */
    private Variable start(Variable x, @Nullable Variable h, @Nullable Variable before) {
        Variable f = F.sigmoid(sum(x2f, x, h2f, h));
        Variable i = F.sigmoid(sum(x2i, x, h2i, h));
        Variable o = F.sigmoid(sum(x2o, x, h2o, h));
        Variable u = F.tanh(sum(x2u, x, h2u, h));
        Variable after = before == null ? F.mul(i, u) : F.add(F.mul(f, before), F.mul(i, u));
        Variable out = F.mul(o, F.tanh(after));
        c = after;
        return out;
    }

    private static Variable sum(Linear fromInput, Variable x, Linear fromState, @Nullable Variable h) {
        Variable z = fromInput.apply(x);
        return h == null ? z : F.add(z, fromState.apply(h));
    }

    /** The memory cell; null at the start of a sequence. */
    public @Nullable Variable c() {
        return c;
    }

    @Override
    public void keepArrays(GraphScope scope) {
        super.keepArrays(scope);
        fromInput.forget();
        fromState.forget();
        Variable cell = c;
        if (cell != null) {
            scope.keep(cell);
        }
    }

    @Override
    public void resetState() {
        super.resetState();
        c = null;
    }

    /** The options of an {@link LSTM} layer. */
    public static final class Builder extends RecurrentLayer.Builder<Builder> {
        private Builder(int hiddenSize) {
            super("LSTM", hiddenSize);
        }

        /** The layer. */
        public LSTM build() {
            return new LSTM(this);
        }

        @Override
        Builder self() {
            return this;
        }
    }
}
