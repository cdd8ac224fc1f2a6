package org.dezero.models;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.dezero.Config;
import org.dezero.F;
import org.dezero.Variable;
import org.dezero.array.DType;
import org.dezero.layers.Linear;
import org.dezero.random.RandomState;
import org.jspecify.annotations.Nullable;

/**
 * A multi-layer perceptron: fully connected layers with an activation between them, none after the last.
 *
 * <p>The layers are called {@code l0}, {@code l1}, ...; each is sized and drawn at its first use.
 */
public final class MLP extends Model {
    private final List<Linear> layers = new ArrayList<>();
    private final UnaryOperator<Variable> activation;

    /** FLOAT32 layers of the given output sizes with {@link F#sigmoid} between them. */
    public MLP(int... outSizes) {
        this(builder(outSizes));
    }

    private MLP(Builder options) {
        activation = options.activation;
        for (int i = 0; i < options.outSizes.length; i++) {
            Linear.Builder layer = Linear.builder(options.outSizes[i]).dtype(options.dtype);
            layers.add(register("l" + i, layer.random(options.random).build()));
        }
    }

    /** A model with options: {@code MLP.builder(1000, 10).activation(F::relu).random(random).build()}. */
    public static Builder builder(int... outSizes) {
        return new Builder(outSizes.clone());
    }

    @Override
    protected Variable forward(Variable x) {
        Variable y = layers.get(0).apply(x);
        for (Linear layer : layers.subList(1, layers.size())) {
            y = layer.apply(activation.apply(y));
        }
        return y;
    }

    /** The options of an {@link MLP}. */
    public static final class Builder {
        private final int[] outSizes;
        private UnaryOperator<Variable> activation = F::sigmoid;
        private DType dtype = DType.FLOAT32;
        private @Nullable RandomState random;

        private Builder(int[] outSizes) {
            if (outSizes.length == 0) {
                throw new IllegalArgumentException("MLP: no layers; give the output size of at least one");
            }
            this.outSizes = outSizes;
        }

        /** What stands between two layers; {@link F#sigmoid} unless given. */
        public Builder activation(UnaryOperator<Variable> activation) {
            this.activation = activation;
            return this;
        }

        /** The dtype of the weights: FLOAT32, which is the default, or FLOAT64. */
        public Builder dtype(DType dtype) {
            this.dtype = dtype;
            return this;
        }

        /** The generator to draw the weights from, instead of {@link Config#random()}. */
        public Builder random(RandomState random) {
            this.random = random;
            return this;
        }

        /** The model. */
        public MLP build() {
            return new MLP(this);
        }
    }
}
