package org.dezero.models;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.dezero.Variable;
import org.dezero.layers.Layer;

/**
 * Layers and functions, one after the other.
 *
 * <pre>{@code
 * Model model = new Sequential(new Linear(100), F::relu, new Linear(10));
 * }</pre>
 *
 * <p>The one at place i is called {@code l<i>} in the keys of parameters: here {@code l0/W l0/b l2/W l2/b}.
 */
public final class Sequential extends Model {
    private final List<UnaryOperator<Variable>> steps = new ArrayList<>();

    /** The given layers and functions; none: the identity. */
    @SafeVarargs
    public Sequential(UnaryOperator<Variable>... steps) {
        for (UnaryOperator<Variable> step : steps) {
            if (step instanceof Layer layer) {
                register("l" + this.steps.size(), layer);
            }
            this.steps.add(step);
        }
    }

    @Override
    protected Variable forward(Variable x) {
        Variable y = x;
        for (UnaryOperator<Variable> step : steps) {
            y = step.apply(y);
        }
        return y;
    }
}
