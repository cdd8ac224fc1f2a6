package org.dezero.layers;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.dezero.Parameter;
import org.dezero.Variable;
import org.dezero.array.NdArray;

/**
 * A function that owns parameters, its own and those of the layers it is made of.
 *
 * <p>A subclass holds parameters and layers in fields and computes in {@link #forward}; {@link UnaryLayer} is the shorter
 * form for one input.
 *
 * <pre>{@code
 * final class TwoLayerNet extends UnaryLayer {
 *     private final Linear l1 = new Linear(10);
 *     private final Linear l2 = new Linear(1);
 *
 *     protected Variable forward(Variable x) {
 *         return l2.apply(F.sigmoid(l1.apply(x)));
 *     }
 * }
 * }</pre>
 *
 * <p><b>How parameters are found.</b> First comes what {@link #register} was given, in that order; then the values of the
 * fields, those of superclasses first, and within a class by name. A value counts if it is a {@link Parameter} or a layer,
 * or an array, a collection or a map of such, however deep: collections go by index, maps by key (integers as numbers, else as text). (A {@code HashSet} has no
 * order that stays the same between two runs: use a list.) Static and compiler-made fields are ignored, and other objects
 * are not searched. Whatever is reached twice counts once, under the name found first, so layers may share parameters and
 * refer to each other. Fields may be reassigned; every call looks anew.
 *
 * <p>Fields are read by reflection. In a named module the package of the subclass must be open to {@code org.dezero.core},
 * or everything is given to {@link #register} instead.
 *
 * <p>A layer is a {@code UnaryOperator<Variable>}, so that layers and functions such as {@code F::relu} mix. Not
 * thread-safe.
 */
public abstract class Layer implements UnaryOperator<Variable> {
    private final Map<String, Object> registered = new LinkedHashMap<>();

    /** For subclasses. */
    protected Layer() {}

    // ---- to be written ------------------------------------------------------------------------------------------

    /** Computes the output. */
    protected abstract Variable forward(Variable... xs);

    // ---- to be called -------------------------------------------------------------------------------------------

    /** Runs the layer on its inputs. */
    public final Variable apply(Variable... xs) {
        return forward(xs);
    }

    /** Runs the layer on one input. */
    @Override
    public final Variable apply(Variable x) {
        return forward(x);
    }

    /** Runs the layer on a raw array, which is a constant: it gets no gradient. */
    public final Variable apply(NdArray x) {
        return forward(Variable.constant(x));
    }

    /**
     * Makes a layer part of this one without reflection.
     *
     * @param name its part of the key in {@link #namedParams}
     * @return {@code child}, so that a field can be initialised with the call
     * @throws IllegalArgumentException for a name that is taken, is empty or has a slash
     */
    public final <T extends Layer> T register(String name, T child) {
        put(name, child);
        return child;
    }

    /** Makes a parameter part of this layer without reflection; see {@link #register(String, Layer)}. */
    public final Parameter register(String name, Parameter parameter) {
        put(name, parameter);
        return parameter;
    }

    private void put(String name, Object child) {
        if (name.isEmpty() || name.indexOf('/') >= 0) {
            throw new IllegalArgumentException("register: not a name: '" + name
                    + "'; give one without a slash, which separates the names of nested layers");
        }
        if (registered.putIfAbsent(name, child) != null) {
            throw new IllegalArgumentException("register: name is taken: '" + name + "' in "
                    + getClass().getName() + "; give every child its own");
        }
    }

    /** The parameters of this layer and the layers in it, each once, in the order described above. */
    public final List<Parameter> params() {
        return new ParameterSearch(this).parameters();
    }

    /**
     * The parameters by DeZero's keys, the names on the way to them joined by slashes: {@code l0/W}; the third of a list of
     * layers is {@code layers/2/W}. In the order of {@link #params}.
     *
     * @return unmodifiable
     * @throws IllegalStateException if two have the same key, as when a subclass hides a field of its superclass
     */
    public final Map<String, Parameter> namedParams() {
        return Collections.unmodifiableMap(new ParameterSearch(this).byName());
    }

    /** Forgets the gradients of all parameters. */
    public final void clearGrads() {
        for (Parameter p : params()) {
            p.clearGrad();
        }
    }

    /** What {@link #register} was given, by name. */
    final Map<String, Object> registered() {
        return registered;
    }
}
