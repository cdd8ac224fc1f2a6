package org.dezero.optimizers;

import java.util.ArrayList;
import java.util.List;
import org.dezero.Parameter;
import org.dezero.array.NdArray;
import org.dezero.array.ShapeException;
import org.dezero.layers.Layer;
import org.jspecify.annotations.Nullable;

/**
 * Changes the parameters of a layer by their gradients.
 *
 * <pre>{@code
 * Optimizer optimizer = new SGD(0.1).setup(model);
 * ...
 * model.clearGrads();
 * loss.backward();
 * optimizer.update();
 * }</pre>
 *
 * <p>Parameters without a gradient stay as they are. A parameter gets a new array; the one it had, which others may hold,
 * is not touched.
 *
 * <p><b>dtypes.</b> A gradient may have another dtype than its parameter: FLOAT64 data gives a FLOAT32 weight a FLOAT64
 * gradient. As in NumPy's in-place arithmetic, an expression with the gradient in it is computed in the wider of the two
 * dtypes, and what is stored, parameter or state, is rounded to the parameter's dtype once. State starts at 0, is kept for
 * each parameter, and lives on the parameter's backend.
 *
 * <p>A subclass writes {@link #updated}.
 */
public abstract class Optimizer {
    private @Nullable Layer target;
    private final List<Hook> hooks = new ArrayList<>();

    /** For subclasses. */
    protected Optimizer() {}

    // ---- to be written ------------------------------------------------------------------------------------------

    /**
     * The array a parameter has after this step.
     *
     * @param parameter whose state it is
     * @param data its array
     * @param grad the array of its gradient, of the same shape and backend
     * @return an array of the same shape; it is rounded to the dtype of {@code data} where it is wider
     */
    protected abstract NdArray updated(Parameter parameter, NdArray data, NdArray grad);

    /** Called once in every {@link #update}, before the first parameter is changed; does nothing here. */
    protected void begin() {}

    // ---- to be called -------------------------------------------------------------------------------------------

    /**
     * Chooses the layer whose parameters are changed. It may have parameters without an array still.
     *
     * @return this
     */
    public final Optimizer setup(Layer target) {
        this.target = target;
        return this;
    }

    /**
     * Adds a hook, which runs at every {@link #update} before anything is changed, after the hooks added earlier.
     *
     * @return this
     */
    public final Optimizer addHook(Hook hook) {
        hooks.add(hook);
        return this;
    }

    /**
     * Runs the hooks, then changes every parameter that has a gradient.
     *
     * @throws IllegalStateException before {@link #setup}
     * @throws ShapeException if a parameter's array was replaced by one of another shape than its gradient or state
     */
    public final void update() {
        Layer layer = target;
        if (layer == null) {
            throw new IllegalStateException("update: the optimizer has no target; call setup(model) first");
        }
        List<Parameter> all = layer.params();
        for (Hook hook : hooks) {
            hook.run(withGradient(all));
        }
        List<Parameter> ready = withGradient(all);
        for (Parameter p : ready) {
            p.checkUpdate();
        }
        begin();
        for (Parameter p : ready) {
            p.update((data, grad) -> updated(p, data, grad));
        }
    }

    private static List<Parameter> withGradient(List<Parameter> parameters) {
        List<Parameter> out = new ArrayList<>(parameters.size());
        for (Parameter p : parameters) {
            if (p.hasGrad()) {
                out.add(p);
            }
        }
        return out;
    }
}
