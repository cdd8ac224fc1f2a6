package org.dezero;

import java.util.ArrayList;
import java.util.List;
import org.dezero.array.ArrayBackend;
import org.dezero.array.BackendException;
import org.dezero.array.DType;
import org.dezero.array.NdArray;
import org.dezero.array.Shape;
import org.jspecify.annotations.Nullable;

/**
 * A differentiable operation, and at once its node in the graph.
 *
 * <p>A subclass computes on arrays in {@link #forward} and on variables in {@link #backward}, so that gradients can be
 * differentiated again. {@link UnaryFunction} and {@link BinaryFunction} are the shorter forms for one and two inputs.
 *
 * <pre>{@code
 * final class Square extends UnaryFunction {
 *     protected NdArray forward(ArrayBackend xp, NdArray x) {
 *         return xp.binary(BinaryOp.MUL, x, x);
 *     }
 *
 *     protected Variable backward(Variable gy) {
 *         return gy.mul(input(0)).mul(2);
 *     }
 * }
 * Variable y = new Square().apply(x);
 * }</pre>
 *
 * <p>An instance runs once; a new one is made for every application. All inputs and outputs are kept for backward unless
 * {@link #retainsInput} and {@link #retainsOutput} say otherwise; further arrays are kept with {@link #save}. Arrays
 * kept in fields of a subclass are not let go of by {@link BackwardOption#RELEASE_GRAPH}.
 */
public abstract class Function {
    private static final NdArray[] NOTHING = {};

    private boolean used;
    private boolean released;
    private int generation;

    /** The last backward that has seen this function; only {@link Backward} reads it. */
    long visit;

    /** Which inputs a backward limited to some variables asks for; null: all. */
    private boolean @Nullable [] wanted;

    private Node[] inputs = {};
    private Node[] outputs = {};
    private @Nullable NdArray[] savedInputs = NOTHING;
    private @Nullable NdArray[] savedOutputs = NOTHING;
    private NdArray[] saved = NOTHING;

    /** For subclasses. */
    protected Function() {}

    // ---- to be written ------------------------------------------------------------------------------------------

    /**
     * Computes the outputs.
     *
     * @param xp the backend of the inputs
     * @param xs the inputs' arrays, of the dtypes the caller gave
     * @return one array or more
     */
    protected abstract NdArray[] forward(ArrayBackend xp, NdArray... xs);

    /**
     * Computes the gradients of the inputs from those of the outputs.
     *
     * <p>Only inputs for which {@link #needsGrad} is true need one. {@code null} stands for a gradient that is zero
     * whatever {@code gys} is.
     *
     * @param gys one for each output; zeros for an output that nobody used
     * @return one for each input, of the input's shape; its dtype is whatever the formula gives
     */
    protected abstract @Nullable Variable[] backward(Variable... gys);

    /** Whether {@link #backward} reads input {@code i}'s values. */
    protected boolean retainsInput(int i) {
        return true;
    }

    /** Whether {@link #backward} reads output {@code i}'s values. */
    protected boolean retainsOutput(int i) {
        return true;
    }

    /** The name in messages and drawings: the class's, with a small first letter. */
    public String name() {
        String n = getClass().getSimpleName();
        return n.isEmpty() ? "function" : Character.toLowerCase(n.charAt(0)) + n.substring(1);
    }

    // ---- to be called -------------------------------------------------------------------------------------------

    /**
     * Runs the function and returns its only output.
     *
     * @throws IllegalStateException if this instance has run before, or has several outputs
     * @throws BackendException if the inputs are on different backends
     */
    public final Variable apply(Variable... xs) {
        Variable[] ys = call(xs);
        if (ys.length != 1) {
            throw new IllegalStateException(
                    name() + ": has " + ys.length + " outputs; call applyAll, which returns a list");
        }
        return ys[0];
    }

    /** Runs the function and returns all outputs; errors as for {@link #apply}. */
    public final List<Variable> applyAll(Variable... xs) {
        return List.of(call(xs));
    }

    private Variable[] call(Variable[] xs) {
        if (used) {
            throw new IllegalStateException(
                    name()
                            + ": this instance has run before and holds that run's graph; make a new one for every application");
        }
        NdArray[] arrays = new NdArray[xs.length];
        boolean requiresGrad = false;
        for (int i = 0; i < xs.length; i++) {
            arrays[i] = xs[i].data();
            requiresGrad |= xs[i].requiresGrad();
        }
        Settings settings = Settings.current();
        ArrayBackend xp = commonBackend(settings, arrays);
        used = true;
        NdArray[] ys = forward(xp, arrays);
        Variable[] out = new Variable[ys.length];
        if (requiresGrad && settings.enableBackprop) {
            record(xs, arrays, ys, out);
        } else {
            saved = NOTHING;
            Variable.Origin origin = requiresGrad ? Variable.Origin.NO_GRAD : Variable.Origin.CONSTANT;
            for (int i = 0; i < ys.length; i++) {
                out[i] = new Variable(ys[i], null, origin);
            }
        }
        return out;
    }

    private ArrayBackend commonBackend(Settings settings, NdArray[] arrays) {
        if (arrays.length == 0) {
            return settings.backend();
        }
        ArrayBackend xp = arrays[0].backend();
        for (int i = 1; i < arrays.length; i++) {
            if (arrays[i].backend() != xp) {
                throw new BackendException(name() + ": operands are on different backends: '" + xp.name() + "' and '"
                        + arrays[i].backend().name() + "'; move one with Variable.to(backend)");
            }
        }
        return xp;
    }

    private void record(Variable[] xs, NdArray[] arrays, NdArray[] ys, Variable[] out) {
        int n = xs.length;
        Node[] nodes = new Node[n];
        NdArray[] keep = NOTHING;
        for (int i = 0; i < n; i++) {
            Node node = xs[i].node();
            nodes[i] = node;
            generation = Math.max(generation, node.generation);
            if (retainsInput(i)) {
                keep = keep == NOTHING ? new NdArray[n] : keep;
                keep[i] = arrays[i];
            }
        }
        inputs = nodes;
        savedInputs = keep;
        keep = NOTHING;
        Node[] results = new Node[ys.length];
        for (int i = 0; i < ys.length; i++) {
            Node node = new Node(ys[i].shape(), ys[i].dtype(), true);
            node.creator = this;
            node.generation = generation + 1;
            results[i] = node;
            out[i] = new Variable(ys[i], node, Variable.Origin.RESULT);
            if (retainsOutput(i)) {
                keep = keep == NOTHING ? new NdArray[ys.length] : keep;
                keep[i] = ys[i];
            }
        }
        outputs = results;
        savedOutputs = keep;
    }

    // ---- for backward -------------------------------------------------------------------------------------------

    /**
     * Keeps arrays that forward has computed and {@link #backward} will read with {@link #saved}.
     *
     * @param arrays replace those of an earlier call
     */
    protected final void save(NdArray... arrays) {
        saved = arrays;
    }

    /** The array that {@link #save} kept at place {@code i}. */
    protected final NdArray saved(int i) {
        checkNotReleased();
        return saved[i];
    }

    /**
     * Input {@code i} as the graph knows it, with the array it had when the function ran.
     *
     * @throws IllegalStateException if {@link #retainsInput} said no, or the graph was released
     */
    protected final Variable input(int i) {
        checkNotReleased();
        NdArray array = savedInputs == NOTHING ? null : savedInputs[i];
        if (array == null) {
            throw new IllegalStateException(
                    name() + ": input " + i + " was not kept for backward; let retainsInput(" + i + ") return true");
        }
        return new Variable(array, inputs[i], Variable.Origin.RESULT);
    }

    /** Output {@code i} as the graph knows it; see {@link #input}. */
    protected final Variable output(int i) {
        checkNotReleased();
        NdArray array = savedOutputs == NOTHING ? null : savedOutputs[i];
        if (array == null) {
            throw new IllegalStateException(
                    name() + ": output " + i + " was not kept for backward; let retainsOutput(" + i + ") return true");
        }
        return new Variable(array, outputs[i], Variable.Origin.RESULT);
    }

    /** The shape input {@code i} had, whether or not its values are kept. */
    protected final Shape inputShape(int i) {
        return shapeOf(inputs[i]);
    }

    /** The dtype input {@code i} had, whether or not its values are kept. */
    protected final DType inputDType(int i) {
        DType t = inputs[i].dtype;
        if (t == null) {
            throw new IllegalStateException(name() + ": input " + i + " has no array");
        }
        return t;
    }

    /** Whether the running backward wants the gradient of input {@code i}. */
    protected final boolean needsGrad(int i) {
        return inputs[i].requiresGrad && (wanted == null || wanted[i]);
    }

    private void checkNotReleased() {
        if (released) {
            throw new IllegalStateException(
                    name() + ": its saved arrays were let go of by backward with RELEASE_GRAPH; "
                            + "call the first backward without it, or compute the result again");
        }
    }

    private Shape shapeOf(Node node) {
        Shape s = node.shape;
        if (s == null) {
            throw new IllegalStateException(name() + ": a variable in the graph has no array");
        }
        return s;
    }

    // ---- looking at the graph -----------------------------------------------------------------------------------

    /** The inputs as the graph knows them: name, shape, dtype, creator; no array. Empty where no graph was recorded. */
    public final List<Variable> inputs() {
        return views(inputs);
    }

    /** The outputs as the graph knows them; see {@link #inputs}. */
    public final List<Variable> outputs() {
        return views(outputs);
    }

    private static List<Variable> views(Node[] nodes) {
        List<Variable> out = new ArrayList<>(nodes.length);
        for (Node node : nodes) {
            out.add(new Variable(null, node, Variable.Origin.RESULT));
        }
        return List.copyOf(out);
    }

    /** The highest generation among the inputs; functions are differentiated in falling order of it. */
    public final int generation() {
        return generation;
    }

    // ---- for the walk -------------------------------------------------------------------------------------------

    final Node[] inputNodes() {
        return inputs;
    }

    final Node[] outputNodes() {
        return outputs;
    }

    final @Nullable Variable[] runBackward(Variable[] gys) {
        return backward(gys);
    }

    final void want(boolean @Nullable [] mask) {
        wanted = mask;
    }

    final void release() {
        released = true;
        savedInputs = NOTHING;
        savedOutputs = NOTHING;
        saved = NOTHING;
    }
}
