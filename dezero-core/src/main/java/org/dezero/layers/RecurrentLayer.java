package org.dezero.layers;

import org.dezero.ArrayHolder;
import org.dezero.Config;
import org.dezero.GraphScope;
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

    @Override
    protected final Variable forward(Variable x) {
        Variable before = h;
        if (before != null) {
            checkExamples(x, before);
        }
        // First, as a call that fails may have remembered something of the scope already.
        GraphScope.register(this);
        Variable after = next(x, before);
        h = after;
        return after;
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
    private void checkExamples(Variable x, Variable before) {
        Shape now = x.shape();
        Shape state = before.shape();
        boolean same = now.ndim() == state.ndim();
        for (int i = 0; same && i < now.ndim() - 1; i++) {
            same = now.dim(i) == state.dim(i);
        }
        if (!same) {
            throw new ShapeException(title + ": other examples than before: x " + now + " " + x.dtype() + ", h " + state
                    + " " + before.dtype() + "; all axes but the last are to agree, so call resetState() before a new "
                    + "sequence");
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
