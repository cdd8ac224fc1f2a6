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
public abstract class Function extends Node {
    private boolean used;
    private boolean released;
    private boolean cut;

    /** The last backward that has seen this function, and where it collects the gradients of the outputs. */
    int visit;

    int slot;

    /** The time on {@link Node#RESHAPINGS} when this function ran. */
    private int ranAt;

    /** Which inputs a backward limited to some variables asks for; null: all. */
    private boolean @Nullable [] wanted;

    // One or two inputs are held without an array: a scalar graph is made of little else.
    private @Nullable Node input0;
    private @Nullable Node input1;
    private Node @Nullable [] moreInputs;

    /** The nodes of the outputs; null for a function of one, which is its own. */
    private Node @Nullable [] moreOutputs;

    /** The arrays of inputs, then of outputs, that are kept; null if none is. */
    private @Nullable NdArray @Nullable [] kept;

    private NdArray @Nullable [] saved;

    /** For subclasses. */
    protected Function() {
        super(null, null, true);
    }

    // ---- to be written ------------------------------------------------------------------------------------------

    /**
     * Computes the outputs.
     *
     * @param xp the backend of the inputs
     * @param xs the inputs' arrays, of one dtype unless {@link #promotesInputs} says no
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

    /**
     * Whether inputs of different dtypes are brought to their common one ({@link DType#promote}) before {@link #forward} sees
     * them, because a backend takes operands of one dtype only. False for a function that has, say, indices beside values.
     * What {@link #input} gives is never converted, so that nothing rounds a gradient.
     */
    protected boolean promotesInputs() {
        return true;
    }

    /** The name in messages and drawings: the class's, with a small first letter. */
    public String name() {
        String n = getClass().getSimpleName();
        return n.isEmpty() ? "function" : Character.toLowerCase(n.charAt(0)) + n.substring(1);
    }

    /** {@link #name()}. */
    @Override
    public final String toString() {
        return name();
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
        NdArray[] arrays = new NdArray[xs.length];
        boolean requiresGrad = false;
        for (int i = 0; i < xs.length; i++) {
            arrays[i] = xs[i].data();
            requiresGrad |= xs[i].requiresGrad();
        }
        Settings settings = Settings.current();
        ArrayBackend xp = commonBackend(settings, arrays);
        begin();
        NdArray[] ys = forward(xp, promotesInputs() ? Promotion.together(xp, arrays) : arrays);
        Variable[] out = new Variable[ys.length];
        if (requiresGrad && settings.enableBackprop) {
            for (int i = 0; i < xs.length; i++) {
                recordInput(i, xs[i], arrays[i], xs.length, ys.length);
            }
            if (ys.length == 1) {
                out[0] = recordOutput(ys[0], xs.length);
            } else {
                recordOutputs(ys, out, xs.length);
            }
        } else {
            for (int i = 0; i < ys.length; i++) {
                out[i] = unrecorded(ys[i], requiresGrad);
            }
        }
        return out;
    }

    private ArrayBackend commonBackend(Settings settings, NdArray[] arrays) {
        if (arrays.length == 0) {
            return settings.backend();
        }
        for (int i = 1; i < arrays.length; i++) {
            requireSameBackend(arrays[0], arrays[i]);
        }
        return arrays[0].backend();
    }

    // ---- the steps of a run, also for the forms with a fixed number of inputs -----------------------------------

    final void requireSameBackend(NdArray a, NdArray b) {
        if (a.backend() != b.backend()) {
            throw new BackendException(name() + ": operands are on different backends: '"
                    + a.backend().name() + "' and '" + b.backend().name() + "'; move one with Variable.to(backend)");
        }
    }

    final void begin() {
        if (used) {
            throw new IllegalStateException(
                    name() + ": this instance has run before and holds that run's graph; make a "
                            + "new one for every application");
        }
        used = true;
    }

    /** The output of a run that leaves no graph. */
    final Variable unrecorded(NdArray y, boolean requiresGrad) {
        saved = null;
        return new Variable(y, null, requiresGrad ? Variable.Origin.NO_GRAD : Variable.Origin.CONSTANT);
    }

    /** Puts input {@code i} of {@code n} into the graph. */
    final void recordInput(int i, Variable x, NdArray array, int n, int outputs) {
        Node node = x.node();
        if (n <= 2) {
            if (i == 0) {
                input0 = node;
            } else {
                input1 = node;
            }
        } else {
            Node[] nodes = moreInputs;
            if (nodes == null) {
                nodes = new Node[n];
                moreInputs = nodes;
            }
            nodes[i] = node;
        }
        generation = Math.max(generation, node.generation + 1);
        if (retainsInput(i)) {
            keep(n + outputs, i, array);
        }
    }

    /** Puts the only output into the graph, after the {@code n} inputs. */
    final Variable recordOutput(NdArray y, int n) {
        ranAt = RESHAPINGS.get();
        arrayShape = y.shape();
        arrayDType = y.dtype();
        if (retainsOutput(0)) {
            keep(n + 1, n, y);
        }
        return new Variable(y, this, Variable.Origin.RESULT);
    }

    private void recordOutputs(NdArray[] ys, Variable[] out, int n) {
        ranAt = RESHAPINGS.get();
        Node[] results = new Node[ys.length];
        for (int i = 0; i < ys.length; i++) {
            OutputNode node = new OutputNode(ys[i], this, i, generation);
            results[i] = node;
            out[i] = new Variable(ys[i], node, Variable.Origin.RESULT);
            if (retainsOutput(i)) {
                keep(n + ys.length, n + i, ys[i]);
            }
        }
        moreOutputs = results;
    }

    private void keep(int size, int place, NdArray array) {
        @Nullable NdArray[] k = kept;
        if (k == null) {
            k = new NdArray[size];
            kept = k;
        }
        k[place] = array;
    }

    // ---- for backward -------------------------------------------------------------------------------------------

    /**
     * Keeps arrays that forward has computed, or the constructor was given, and that are read with {@link #saved}.
     *
     * @param arrays replace those of an earlier call
     */
    protected final void save(NdArray... arrays) {
        saved = arrays;
    }

    /** The array that {@link #save} kept at place {@code i}. */
    protected final NdArray saved(int i) {
        checkNotReleased();
        NdArray[] s = saved;
        if (s == null) {
            throw new IllegalStateException(name() + ": forward saved no arrays");
        }
        return s[i];
    }

    /**
     * Input {@code i} as the graph knows it, with the array it had when the function ran.
     *
     * @throws IllegalStateException if {@link #retainsInput} said no, or the graph was released
     */
    protected final Variable input(int i) {
        return kept("input", "retainsInput", i, i, inputNode(i));
    }

    /** Output {@code i} as the graph knows it; see {@link #input}. */
    protected final Variable output(int i) {
        return kept("output", "retainsOutput", i, inputCount() + i, outputNode(i));
    }

    private Variable kept(String what, String question, int i, int place, Node node) {
        checkNotReleased();
        NdArray array = kept == null ? null : kept[place];
        if (array == null) {
            throw new IllegalStateException(name() + ": " + what + " " + i + " was not kept for backward; let "
                    + question + "(" + i + ") return true");
        }
        return new Variable(array, node, Variable.Origin.RESULT);
    }

    /** The shape input {@code i} had, whether or not its values are kept. */
    protected final Shape inputShape(int i) {
        Shape s = inputNode(i).arrayShape;
        if (s == null) {
            throw new IllegalStateException(name() + ": input " + i + " has no array");
        }
        return s;
    }

    /** The dtype input {@code i} had, whether or not its values are kept. */
    protected final DType inputDType(int i) {
        DType t = inputNode(i).arrayDType;
        if (t == null) {
            throw new IllegalStateException(name() + ": input " + i + " has no array");
        }
        return t;
    }

    /** Whether the running backward wants the gradient of input {@code i}. */
    protected final boolean needsGrad(int i) {
        return inputNode(i).requiresGrad && (wanted == null || wanted[i]);
    }

    /** Refuses an input or output whose array now has another shape than when this function ran. */
    final void checkShape(String what, int i, Node node) {
        if (node.reshapedAt > ranAt) {
            throw new IllegalStateException(name() + ": " + what + " " + i + " was given an array of another shape, "
                    + node.arrayShape + ", after the function ran; compute the result again");
        }
    }

    private void checkNotReleased() {
        if (released) {
            throw new IllegalStateException(
                    name() + ": its saved arrays were let go of by backward with RELEASE_GRAPH; "
                            + "call the first backward without it, or compute the result again");
        }
    }

    // ---- looking at the graph -----------------------------------------------------------------------------------

    /** The inputs as the graph knows them: name, shape, dtype, creator; no array. Empty where no graph was recorded. */
    public final List<Variable> inputs() {
        List<Variable> out = new ArrayList<>(inputCount());
        for (int i = 0; i < inputCount(); i++) {
            out.add(new Variable(null, inputNode(i), Variable.Origin.RESULT));
        }
        return List.copyOf(out);
    }

    /** The outputs as the graph knows them; see {@link #inputs}. */
    public final List<Variable> outputs() {
        List<Variable> out = new ArrayList<>(outputCount());
        for (int i = 0; i < outputCount(); i++) {
            out.add(new Variable(null, outputNode(i), Variable.Origin.RESULT));
        }
        return List.copyOf(out);
    }

    /** The highest generation among the inputs; functions are differentiated in falling order of it. */
    public final int generation() {
        return Math.max(0, generation - 1);
    }

    final int inputCount() {
        return moreInputs != null ? moreInputs.length : input1 != null ? 2 : input0 != null ? 1 : 0;
    }

    final Node inputNode(int i) {
        Node node = moreInputs != null ? moreInputs[i] : i == 0 ? input0 : input1;
        if (node == null) {
            throw new IllegalStateException(
                    name() + ": no input " + i + " in the graph: none was recorded, or it was cut by unchain");
        }
        return node;
    }

    final int outputCount() {
        return moreOutputs != null ? moreOutputs.length : arrayShape != null ? 1 : 0;
    }

    final Node outputNode(int i) {
        return moreOutputs != null ? moreOutputs[i] : this;
    }

    // ---- as the node of its only output -------------------------------------------------------------------------

    @Override
    final @Nullable Function creator() {
        return cut ? null : this;
    }

    /** Nothing else leads here, so that what lies behind can go, too. */
    @Override
    final void cut() {
        cut = true;
        input0 = null;
        input1 = null;
        moreInputs = null;
        kept = null;
        saved = null;
    }

    @Override
    final int outputIndex() {
        return 0;
    }

    // ---- for the walk -------------------------------------------------------------------------------------------

    /** Hands the gradients of the inputs to {@code walk}, given that of the only output. */
    void differentiate(Backward walk, Variable gy) {
        differentiate(walk, new Variable[] {gy});
    }

    /** Hands the gradients of the inputs to {@code walk}, given those of all outputs. */
    final void differentiate(Backward walk, Variable[] gys) {
        @Nullable Variable[] gxs = backward(gys);
        int n = inputCount();
        if (gxs.length != n) {
            throw new IllegalStateException(name() + ": backward gave " + gxs.length + " gradients for " + n
                    + " inputs; give one for each, null where it is zero");
        }
        for (int i = 0; i < n; i++) {
            Variable gx = gxs[i];
            if (gx != null && needsGrad(i)) {
                walk.accumulate(this, i, gx);
            }
        }
    }

    final void want(boolean @Nullable [] mask) {
        wanted = mask;
    }

    final void release() {
        released = true;
        kept = null;
        saved = null;
    }
}
