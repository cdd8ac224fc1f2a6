package org.dezero;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
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

    /** The last backward that has seen this function. */
    int visit;

    /** Its place on the heap of that backward, for {@link FunctionHeap} alone. */
    int slot;

    /** The time on {@link Node#RESHAPINGS} when this function ran. */
    private int ranAt;

    // Inputs and kept arrays of functions of one output and one or two inputs: graphs are made of little else.
    private @Nullable Node input0;
    private @Nullable Node input1;
    private @Nullable NdArray kept0;
    private @Nullable NdArray kept1;
    private @Nullable NdArray keptOutput;

    /** What few functions have. */
    private @Nullable More more;

    /** Kept out of {@link Function}, which there is one of for each operation. */
    private static final class More {
        /** Which inputs a backward limited to some variables asks for; null: all. */
        boolean @Nullable [] wanted;

        /** All inputs, if there are more than two. */
        Node @Nullable [] inputs;

        /** The nodes of the outputs; null for a function of one, which is its own. */
        Node @Nullable [] outputs;

        /** The arrays of inputs, then of outputs, that are kept, if there are more than two inputs or several outputs. */
        @Nullable
        NdArray @Nullable [] kept;

        NdArray @Nullable [] saved;
    }

    private More more() {
        More m = more;
        if (m == null) {
            m = new More();
            more = m;
        }
        return m;
    }

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

    /**
     * Whether the gradient of input {@code j} is computed from the values of input {@code i}: where input {@code j} gets no
     * gradient, input {@code i} is then not kept for its sake.
     */
    protected boolean gradReads(int j, int i) {
        return retainsInput(i);
    }

    /** Whether {@link #backward} reads output {@code i}'s values. */
    protected boolean retainsOutput(int i) {
        return true;
    }

    /** Whether output {@code j} is computed from output {@code i}, which {@link Variable#unchainBackward} then cuts off, too. */
    boolean isBehind(int i, int j) {
        return false;
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
            arrays[i] = xs[i].array();
            requiresGrad |= xs[i].requiresGrad();
        }
        Settings settings = Settings.current();
        ArrayBackend xp = commonBackend(settings, arrays);
        begin();
        NdArray[] ys = forward(xp, promotesInputs() ? Promotion.together(xp, arrays) : arrays);
        Variable[] out = new Variable[ys.length];
        if (requiresGrad && settings.records()) {
            recordInputs(xs, arrays, ys.length);
            if (ys.length == 1) {
                out[0] = recordOutput(ys[0]);
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

    /** Whether an operation on {@code x} is recorded in a graph. */
    static boolean records(Variable x) {
        return x.requiresGrad() && Settings.current().records();
    }

    /** Whether an operation on {@code a} and {@code b} is recorded in a graph. */
    static boolean records(Variable a, Variable b) {
        return (a.requiresGrad() || b.requiresGrad()) && Settings.current().records();
    }

    /** What an operation on {@code x} that is not recorded gives. */
    static Variable unrecorded(NdArray y, Variable x) {
        return new Variable(y, null, x.requiresGrad() ? Variable.Origin.NO_GRAD : Variable.Origin.CONSTANT);
    }

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
        more = null;
        return new Variable(y, null, requiresGrad ? Variable.Origin.NO_GRAD : Variable.Origin.CONSTANT);
    }

    /** Puts the only input into the graph. */
    final void recordInput(Variable x, NdArray array) {
        input0 = x.node();
        generation = input0.generation + 1;
        if (retainsInput(0)) {
            kept0 = array;
        }
    }

    /** Puts two inputs into the graph; their arrays are kept where the gradient of one that gets any reads them. */
    final void recordInputs(Variable a, NdArray x, Variable b, NdArray y) {
        Node left = a.node();
        Node right = b.node();
        input0 = left;
        input1 = right;
        generation = Math.max(left.generation, right.generation) + 1;
        boolean forLeft = left.requiresGrad;
        boolean forRight = right.requiresGrad;
        if (retainsInput(0) && ((forLeft && gradReads(0, 0)) || (forRight && gradReads(1, 0)))) {
            kept0 = x;
        }
        if (retainsInput(1) && ((forLeft && gradReads(0, 1)) || (forRight && gradReads(1, 1)))) {
            kept1 = y;
        }
    }

    private void recordInputs(Variable[] xs, NdArray[] arrays, int outputs) {
        int n = xs.length;
        if (n == 1 && outputs == 1) {
            recordInput(xs[0], arrays[0]);
            return;
        } else if (n == 2 && outputs == 1) {
            recordInputs(xs[0], arrays[0], xs[1], arrays[1]);
            return;
        }
        Node[] nodes = new Node[n];
        @Nullable NdArray[] kept = new NdArray[n + outputs];
        for (int i = 0; i < n; i++) {
            nodes[i] = xs[i].node();
            generation = Math.max(generation, nodes[i].generation + 1);
        }
        for (int i = 0; i < n; i++) {
            boolean read = false;
            for (int j = 0; j < n; j++) {
                read |= nodes[j].requiresGrad && gradReads(j, i);
            }
            kept[i] = read && retainsInput(i) ? arrays[i] : null;
        }
        More m = more();
        m.inputs = nodes;
        m.kept = kept;
    }

    /** Puts the only output into the graph, after the inputs. */
    final Variable recordOutput(NdArray y) {
        ranAt = RESHAPINGS.get();
        arrayShape = y.shape();
        arrayDType = y.dtype();
        if (retainsOutput(0)) {
            keptOutput = y;
        }
        return new Variable(y, this, Variable.Origin.RESULT);
    }

    private void recordOutputs(NdArray[] ys, Variable[] out, int n) {
        ranAt = RESHAPINGS.get();
        Node[] results = new Node[ys.length];
        More m = more();
        @Nullable NdArray[] kept = m.kept;
        for (int i = 0; i < ys.length; i++) {
            OutputNode node = new OutputNode(ys[i], this, i, generation);
            results[i] = node;
            out[i] = new Variable(ys[i], node, Variable.Origin.RESULT);
            if (kept != null && retainsOutput(i)) {
                kept[n + i] = ys[i];
            }
        }
        m.outputs = results;
    }

    // ---- for backward -------------------------------------------------------------------------------------------

    /**
     * Keeps arrays that forward has computed, or the constructor was given, and that are read with {@link #saved}.
     *
     * @param arrays replace those of an earlier call
     */
    protected final void save(NdArray... arrays) {
        more().saved = arrays;
    }

    /** The array that {@link #save} kept at place {@code i}. */
    protected final NdArray saved(int i) {
        checkNotReleased();
        NdArray[] s = more == null ? null : more.saved;
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
        return kept("input", "retainsInput", i, keptInput(i), inputNode(i));
    }

    /** Output {@code i} as the graph knows it; see {@link #input}. */
    protected final Variable output(int i) {
        return kept("output", "retainsOutput", i, keptOutput(i), outputNode(i));
    }

    private Variable kept(String what, String question, int i, @Nullable NdArray array, Node node) {
        if (array == null) {
            checkNotReleased();
            throw new IllegalStateException(name() + ": " + what + " " + i + " was not kept for backward; let "
                    + question + "(" + i + ") return true, and gradReads where it is overridden");
        }
        return new Variable(array, node, Variable.Origin.RESULT);
    }

    private @Nullable NdArray keptInput(int i) {
        @Nullable NdArray[] kept = more == null ? null : more.kept;
        return kept != null ? kept[i] : i == 0 ? kept0 : i == 1 ? kept1 : null;
    }

    private @Nullable NdArray keptOutput(int i) {
        @Nullable NdArray[] kept = more == null ? null : more.kept;
        return moreOutputs() == null ? keptOutput : kept == null ? null : kept[inputCount() + i];
    }

    private Node @Nullable [] moreInputs() {
        return more == null ? null : more.inputs;
    }

    private Node @Nullable [] moreOutputs() {
        return more == null ? null : more.outputs;
    }

    /** Hands every array that this function holds to {@code user}. */
    final void forEachArray(Consumer<NdArray> user) {
        accept(kept0, user);
        accept(kept1, user);
        accept(keptOutput, user);
        More m = more;
        if (m != null) {
            if (m.kept != null) {
                for (NdArray x : m.kept) {
                    accept(x, user);
                }
            }
            if (m.saved != null) {
                for (NdArray x : m.saved) {
                    accept(x, user);
                }
            }
        }
    }

    private static void accept(@Nullable NdArray x, Consumer<NdArray> user) {
        if (x != null) {
            user.accept(x);
        }
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
        if (!inputNode(i).requiresGrad) {
            return false;
        }
        boolean[] wanted = more == null ? null : more.wanted;
        return wanted == null || wanted[i];
    }

    /** False if no array at all was given another shape since the function ran. */
    final boolean mayBeReshaped() {
        return RESHAPINGS.get() != ranAt;
    }

    /** Refuses an input or output whose array now has another shape than when this function ran. */
    final void checkShape(String what, int i, Node node) {
        if (node.reshapedAt() > ranAt) {
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
        Node[] inputs = moreInputs();
        return inputs != null ? inputs.length : input1 != null ? 2 : input0 != null ? 1 : 0;
    }

    final Node inputNode(int i) {
        Node[] inputs = moreInputs();
        Node node = inputs != null ? inputs[i] : i == 0 ? input0 : input1;
        if (node == null) {
            throw new IllegalStateException(
                    name() + ": no input " + i + " in the graph: none was recorded, or it was cut by unchain");
        }
        return node;
    }

    final int outputCount() {
        Node[] outputs = moreOutputs();
        return outputs != null ? outputs.length : arrayShape != null ? 1 : 0;
    }

    final Node outputNode(int i) {
        Node[] outputs = moreOutputs();
        return outputs != null ? outputs[i] : this;
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
        letGo();
        if (more != null) {
            more.inputs = null;
        }
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
        if (mask != null || more != null) {
            more().wanted = mask;
        }
    }

    final void release() {
        released = true;
        letGo();
    }

    private void letGo() {
        kept0 = null;
        kept1 = null;
        keptOutput = null;
        if (more != null) {
            more.kept = null;
            more.saved = null;
        }
    }
}
