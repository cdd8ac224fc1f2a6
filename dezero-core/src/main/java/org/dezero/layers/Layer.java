package org.dezero.layers;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.dezero.Config;
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

    /**
     * Saves all parameters in a compressed {@code .npz} file under the names of {@link #namedParams}, as DeZero's
     * {@code save_weights} does; NumPy and DeZero read it. A file that was there is replaced at the end, so that it is never
     * lost.
     *
     * @param file {@code .npz} is appended if its name does not end so
     * @return the file written
     * @throws IllegalStateException if parameters have no array yet; the message lists them, and no file is touched
     * @throws IOException if the file cannot be written
     */
    public final Path saveWeights(Path file) throws IOException {
        return new Weights(this).save(file);
    }

    /**
     * Loads all parameters from an {@code .npz} file, one that {@link #saveWeights}, DeZero or NumPy wrote. The layer need not
     * have been used before.
     *
     * <p>Names, shapes and dtypes are compared before elements are read, and all elements are read before the first
     * parameter changes: it loads everything or nothing. The file must hold an array for every parameter and no others, unless
     * options say so. A parameter that has an array takes one of that shape only and converts floats to its dtype; one that
     * has none yet takes what {@link Parameter#accepts} allows, with the dtype of the file (FLOAT32 for {@code float16}).
     * Arrays go to the backend of the array that was there, else to {@link Config#backend()}.
     *
     * @param file {@code .npz} is appended if there is no such file
     * @throws IllegalArgumentException if file and layer do not fit; the message lists what is missing, what the layer does
     *     not have, and both shapes where they differ
     * @throws IOException if the file cannot be read, is damaged or holds something else than numbers
     */
    public final void loadWeights(Path file, LoadOption... options) throws IOException {
        new Weights(this).load(file, Set.copyOf(Arrays.asList(options)));
    }

    /** What {@link #register} was given, by name. */
    final Map<String, Object> registered() {
        return registered;
    }
}
