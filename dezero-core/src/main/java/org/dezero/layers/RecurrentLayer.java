package org.dezero.layers;

import org.dezero.ArrayHolder;
import org.dezero.Config;
import org.dezero.F;
import org.dezero.GraphScope;
import org.dezero.Index;
import org.dezero.Variable;
import org.dezero.array.DType;
import org.dezero.array.Shape;
import org.dezero.array.ShapeException;
import org.dezero.random.RandomState;
import org.jspecify.annotations.Nullable;

/** A layer that remembers its last output and has it as a second input. */
abstract class RecurrentLayer extends UnaryLayer implements ArrayHolder {
    private final String title;
    private @Nullable Variable h;

    RecurrentLayer(String title) {
        this.title = title;
    }

    /** The layer in messages. */
    final String title() {
        return title;
    }

    /** The output for input {@code x} after the state {@code h}, which is null at the start of a sequence. */
    abstract Variable next(Variable x, @Nullable Variable h);

    /** The outputs for a sequence of inputs {@code (t, n, i)} after the state {@code h}: {@code (t, n, h)}. */
    Variable nextSequence(Variable xs, @Nullable Variable h) {
        Variable[] out = new Variable[xs.shape().dim(0)];
        Variable last = h;
        for (int t = 0; t < out.length; t++) {
            last = next(F.get(xs, Index.at(t)), last);
            out[t] = last;
        }
        return F.stack(0, out);
    }

    @Override
    protected final Variable forward(Variable x) {
        Variable before = h;
        if (before != null) {
            checkExamples(x, 0, before);
        }
        // First, as a call that fails may have remembered something of the scope already.
        GraphScope.register(this);
        Variable after = next(x, before);
        h = after;
        return after;
    }

    /**
     * What a call for each step of a sequence gives, and leaves as the state, in one call: the quicker way where all inputs
     * are known beforehand.
     *
     * @param xs {@code (t, n, i)}, a step or more
     * @return the output of every step, {@code (t, n, h)}
     * @throws ShapeException if {@code xs} has other axes or no steps, or other examples than the state
     */
    public final Variable applySequence(Variable xs) {
        if (xs.ndim() != 3 || xs.shape().dim(0) == 0) {
            throw new ShapeException(title + ": not a sequence: xs " + xs.shape() + " " + xs.dtype()
                    + "; give (steps, examples, inputs) with a step or more, or call apply for a single step");
        }
        Variable before = h;
        if (before != null) {
            checkExamples(xs, 1, before);
        }
        GraphScope.register(this);
        Variable all = nextSequence(xs, before);
        h = F.get(all, Index.at(-1));
        return all;
    }

    /** The state lives on when an array scope closes. */
    @Override
    public void keepArrays(GraphScope scope) {
        Variable state = h;
        if (state != null) {
            scope.keep(state);
        }
    }

    /** Otherwise a single example would be broadcast to the states of many. */
    private void checkExamples(Variable x, int axis, Variable before) {
        Shape now = x.shape();
        Shape state = before.shape();
        boolean same = now.ndim() - axis == state.ndim();
        for (int i = 0; same && i < state.ndim() - 1; i++) {
            same = now.dim(axis + i) == state.dim(i);
        }
        if (!same) {
            throw new ShapeException(title + ": other examples than before: x " + now + " " + x.dtype() + ", h " + state
                    + " " + before.dtype() + "; all axes but " + (axis == 0 ? "" : "that of steps and ")
                    + "the last are to agree, so call resetState() before a new sequence");
        }
    }

    /** The last output, part of the graph of the steps before it; null at the start of a sequence. */
    public final @Nullable Variable h() {
        return h;
    }

    /** Forgets the state: the next input starts a sequence. */
    public void resetState() {
        h = null;
    }

    /** The options of recurrent layers. */
    abstract static class Builder<B extends Builder<B>> {
        final String layer;
        final int hiddenSize;
        private @Nullable Integer inSize;
        private DType dtype = DType.FLOAT32;
        private @Nullable RandomState random;

        Builder(String layer, int hiddenSize) {
            this.layer = layer;
            this.hiddenSize = positive("hiddenSize", hiddenSize);
        }

        private int positive(String what, int size) {
            if (size < 1) {
                throw new IllegalArgumentException(
                        layer + ": " + what + " " + size + " is out of range; it is 1 or more");
            }
            return size;
        }

        abstract B self();

        /** The length of the input's last axis; all weights are then drawn when the layer is made, on {@link Config#backend()}. */
        public final B inSize(int inSize) {
            this.inSize = positive("inSize", inSize);
            return self();
        }

        /** The dtype of the weights: FLOAT32, which is the default, or FLOAT64. */
        public final B dtype(DType dtype) {
            this.dtype = dtype;
            return self();
        }

        /** The generator to draw the weights from; {@link Config#random()} if none is given, or null. */
        public final B random(@Nullable RandomState random) {
            this.random = random;
            return self();
        }

        private Linear.Builder linear() {
            return Linear.builder(hiddenSize).dtype(dtype).random(random);
        }

        final boolean hasInSize() {
            return inSize != null;
        }

        /** From the input. */
        final Linear fromInput() {
            Linear.Builder out = linear();
            return (inSize == null ? out : out.inSize(inSize)).build();
        }

        /** From the state, without a bias. */
        final Linear fromState(boolean lazy) {
            Linear.Builder out = linear().inSize(hiddenSize).nobias();
            return (lazy ? out.lazy() : out).build();
        }
    }
}
