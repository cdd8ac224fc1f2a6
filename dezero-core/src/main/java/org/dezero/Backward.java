package org.dezero;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.dezero.array.ArrayBackend;
import org.dezero.array.BinaryOp;
import org.dezero.array.DType;
import org.dezero.array.NdArray;
import org.dezero.array.Shape;
import org.dezero.array.ShapeException;
import org.jspecify.annotations.Nullable;

/**
 * One walk through a graph, from a result back to the leaves.
 *
 * <p>Functions are taken in falling order of generation, so that all gradients of a function's outputs are complete when it
 * is differentiated, each function once. Nothing recurses, and nothing is sorted.
 */
final class Backward {
    private static final AtomicInteger WALKS = new AtomicInteger();

    private final Variable root;
    private final int walk = Marks.next(WALKS);
    private final boolean retainGrad;
    private final boolean createGraph;
    private final boolean releaseGraph;

    /** The places whose gradient is asked for; empty: all leaves. */
    private final Set<Node> targets;

    private final FunctionHeap heap = new FunctionHeap();

    /** The mark of the functions that {@link #limit} has gone through; 0 if there are none. */
    private int limits;

    /** The backward during which this one runs. */
    private @Nullable Backward outer;

    /** The array scope that is open. */
    private @Nullable GraphScope scope;

    private List<Function> limited = List.of();

    // What variables held before, to be put back if the walk fails.
    private final List<Node> changed = new ArrayList<>();
    private final List<@Nullable Variable> before = new ArrayList<>();

    private Backward(Variable root, List<? extends Variable> wrt, BackwardOption[] options) {
        this.root = root;
        boolean retain = false;
        boolean create = false;
        boolean release = false;
        for (BackwardOption o : options) {
            retain |= o == BackwardOption.RETAIN_GRAD;
            create |= o == BackwardOption.CREATE_GRAPH;
            release |= o == BackwardOption.RELEASE_GRAPH;
        }
        if (create && release) {
            throw new IllegalArgumentException(
                    "backward: CREATE_GRAPH needs the arrays that RELEASE_GRAPH lets go of; give one of them");
        }
        retainGrad = retain;
        createGraph = create;
        releaseGraph = release;
        targets = wrt.isEmpty() ? Set.of() : Collections.newSetFromMap(new IdentityHashMap<>());
        for (Variable v : wrt) {
            if (!v.requiresGrad()) {
                throw new IllegalArgumentException(
                        "backward: " + v.label() + " gets no gradient: it is a constant or was "
                                + "computed under Config.noGrad(); ask for variables made with Variable.of or computed from them");
            }
            targets.add(v.node());
        }
    }

    static void run(Variable root, List<? extends Variable> wrt, BackwardOption... options) {
        new Backward(root, wrt, options).run(Settings.current());
    }

    private void run(Settings settings) {
        if (!root.requiresGrad()) {
            throw new IllegalStateException(
                    "backward: " + root.label() + " does not depend on any variable that gets a "
                            + "gradient, or was computed under Config.noGrad(); make the inputs with Variable.of");
        }
        scope = settings.graphScope;
        Node top = root.node();
        Variable seed = top.grad != null ? top.grad : ones(root.array());
        Function creator = top.creator();
        if (creator == null) {
            if (targets.isEmpty() || targets.contains(top)) {
                set(top, seed);
            }
            return;
        }
        boolean enabled = settings.enableBackprop;
        settings.enableBackprop = createGraph;
        outer = settings.walk;
        settings.walk = this;
        boolean done = false;
        try {
            if (targets.isEmpty() || limit(creator)) {
                visit(creator);
                add(creator, top.outputIndex(), seed);
                while (!heap.isEmpty()) {
                    step();
                }
            } else {
                settle(creator, top, seed);
            }
            if (!retainGrad && !targets.contains(top)) {
                top.grad = null;
            }
            done = true;
        } finally {
            settings.walk = outer;
            settings.enableBackprop = enabled;
            for (Function f : limited) {
                f.want(null);
            }
            if (!done) {
                undo();
            }
        }
    }

    /** Gives a place a gradient, which an open array scope then lets live on. */
    private void set(Node x, @Nullable Variable grad) {
        GraphScope s = scope;
        if (s != null) {
            Variable.releaseGrad(x, s);
            s.gradientSet(x);
        }
        x.grad = grad;
    }

    private static Variable ones(NdArray y) {
        return Variable.constant(y.backend().full(y.shape(), y.dtype(), 1));
    }

    private void visit(Function f) {
        if (f.visit == walk) {
            return;
        }
        checkNotWalked(f);
        f.visit = walk;
        heap.push(f, f.outputCount() == 1 ? null : new Variable[f.outputCount()]);
    }

    /** The function may hand a gradient on, to several inputs at once, or keep it: the walk no longer owns it. */
    private static void share(@Nullable Variable g) {
        if (g instanceof Gradient sum) {
            sum.share();
        }
    }

    private void step() {
        Function f = heap.peek();
        Object gradients = heap.pop();
        checkShapes(f);
        if (gradients instanceof Variable[] gys) {
            step(f, gys);
        } else {
            step(f, (Variable) gradients);
        }
    }

    private void step(Function f, @Nullable Variable gy) {
        share(gy);
        settle(f, f, gy);
        if (visitInputs(f)) {
            if (gy != null) {
                f.differentiate(this, gy);
            }
            if (releaseGraph) {
                f.release();
            }
        }
    }

    private void step(Function f, @Nullable Variable[] gys) {
        @Nullable Variable some = null;
        for (int i = 0; i < gys.length; i++) {
            share(gys[i]);
            settle(f, f.outputNode(i), gys[i]);
            some = gys[i] != null ? gys[i] : some;
        }
        if (visitInputs(f)) {
            if (some != null) {
                fillUnused(f, gys, some.backend());
                f.differentiate(this, gys);
            }
            if (releaseGraph) {
                f.release();
            }
        }
    }

    /** False where the outputs' gradients were asked for, but nothing behind them. */
    private boolean visitInputs(Function f) {
        boolean any = false;
        int n = f.inputCount();
        for (int i = 0; i < n; i++) {
            any |= f.needsGrad(i) && visitCreator(f.inputNode(i));
        }
        return any;
    }

    /** True, for the sake of the caller. */
    private boolean visitCreator(Node x) {
        Function creator = x.creator();
        if (creator != null) {
            visit(creator);
        }
        return true;
    }

    /**
     * Adds the finished gradient of an output to what it has, where it was asked for. What it has from before goes no
     * further: it is the root's alone that the walk starts from.
     */
    private void settle(Function f, Node y, @Nullable Variable gy) {
        if (!retainGrad && !targets.contains(y)) {
            if (y.grad != null) {
                setGrad(f, y, null);
            }
        } else if (gy != null) {
            setGrad(f, y, y == root.node() ? gy : own(plus(y.grad, gy)));
        }
    }

    /** Sets the gradient of an output, unless {@code unchain} has made a leaf of it. */
    private void setGrad(Function f, Node y, @Nullable Variable grad) {
        if (y.creator() == f) {
            changed.add(y);
            before.add(y.grad);
            set(y, grad);
        }
    }

    /** Refuses a function that a backward further out, which called this one, is at or has marked. */
    private void checkNotWalked(Function f) {
        for (Backward b = outer; b != null; b = b.outer) {
            if (f.visit == b.walk || (b.limits != 0 && f.visit == b.limits)) {
                throw new IllegalStateException("backward: " + f.name() + " is part of a graph that is being "
                        + "differentiated further out; within backward, differentiate a graph of its own: compute it anew "
                        + "from Variable.of(data)");
            }
        }
    }

    private static void checkShapes(Function f) {
        if (!f.mayBeReshaped()) {
            return;
        }
        for (int i = 0; i < f.inputCount(); i++) {
            f.checkShape("input", i, f.inputNode(i));
        }
        for (int i = 0; i < f.outputCount(); i++) {
            f.checkShape("output", i, f.outputNode(i));
        }
    }

    private static void fillUnused(Function f, @Nullable Variable[] gys, ArrayBackend xp) {
        for (int i = 0; i < gys.length; i++) {
            Shape shape = f.outputNode(i).arrayShape;
            DType dtype = f.outputNode(i).arrayDType;
            if (gys[i] == null && shape != null && dtype != null) {
                gys[i] = Variable.constant(xp.full(shape, dtype, 0));
            }
        }
    }

    /** Adds {@code gx} to the gradient of input {@code i} of {@code f}. */
    void accumulate(Function f, int i, Variable gx) {
        Node x = f.inputNode(i);
        if (gx == null) {
            throw new IllegalStateException(f.name() + ": backward gave no gradient for input " + i
                    + "; give zeros, or extend Function, whose backward may give null for a gradient that is zero");
        }
        if (!gx.shape().equals(x.arrayShape)) {
            throw new ShapeException(
                    f.name() + ": backward gave input " + i + " a gradient of another shape: input " + x.arrayShape
                            + ", gradient " + gx.shape() + " " + gx.dtype() + "; a gradient has its variable's shape");
        }
        Function creator = x.creator();
        if (creator == null) {
            accumulateLeaf(f, i, x, gx);
            return;
        }
        add(creator, x.outputIndex(), gx);
    }

    /** Adds to what the walk has for one output of a function on the heap. */
    private void add(Function f, int output, Variable g) {
        Object gradients = heap.gradients(f);
        if (gradients instanceof Variable[] many) {
            many[output] = plus(many[output], g);
        } else {
            heap.setGradients(f, plus((Variable) gradients, g));
        }
    }

    private void accumulateLeaf(Function f, int i, Node x, Variable gx) {
        Variable had = x.grad;
        if (had != null && !had.shape().equals(gx.shape())) {
            throw new ShapeException(
                    f.name() + ": input " + i + " has a gradient of another shape from before: gradient "
                            + had.shape() + " " + had.dtype() + ", new gradient " + gx.shape() + " " + gx.dtype()
                            + "; call clearGrad when its array gets another shape");
        }
        if (!(had instanceof Gradient g && g.isOf(walk))) {
            changed.add(x);
            before.add(had);
        }
        if (grew(had, gx)) {
            return;
        }
        set(x, own(plus(had, gx)));
    }

    /** The same gradient in a variable that no other place has: it may go to several. */
    private Variable own(Variable g) {
        return g instanceof Gradient sum && sum.ownedBy(walk)
                ? g
                : new Gradient(g.array(), g.requiresGrad() ? g.node() : null, walk, false);
    }

    /**
     * The gradient so far of input {@code i} of {@code f}, if it is a sum that this walk made, nobody else has seen and no
     * graph is recorded of: whoever takes its array puts the grown one in place. Else null.
     */
    @Nullable
    Gradient growing(Function f, int i) {
        Node x = f.inputNode(i);
        Function creator = x.creator();
        Object had = creator == null ? x.grad : heap.gradients(creator);
        if (had instanceof Variable[] many) {
            had = many[x.outputIndex()];
        }
        return !createGraph && had instanceof Gradient g && g.ownedBy(walk) ? g : null;
    }

    /** Adds to a gradient in its place, where this walk made it and nobody else has seen it; false elsewhere. */
    private boolean grew(@Nullable Variable had, Variable gx) {
        if (had instanceof Gradient g
                && g.ownedBy(walk)
                && g.array().dtype() == gx.array().dtype()) {
            g.grow(gx.array());
            return true;
        }
        return false;
    }

    private Variable plus(@Nullable Variable had, Variable gx) {
        if (had == null) {
            return gx;
        }
        if (createGraph) {
            return F.add(had, gx);
        }
        if (grew(had, gx)) {
            return had;
        }
        NdArray a = had.array();
        NdArray b = gx.array();
        ArrayBackend xp = a.backend();
        DType common = DType.promote(a.dtype(), b.dtype());
        NdArray sum = xp.binary(BinaryOp.ADD, Promotion.as(xp, a, common), Promotion.as(xp, b, common));
        return new Gradient(sum, null, walk, true);
    }

    /** Marks what leads to the targets; false if nothing does. */
    private boolean limit(Function creator) {
        List<Function> reachable = reachable(creator);
        limited = reachable;
        Set<Function> leading = Collections.newSetFromMap(new IdentityHashMap<>());
        for (int k = reachable.size() - 1; k >= 0; k--) {
            Function f = reachable.get(k);
            boolean[] mask = new boolean[f.inputCount()];
            boolean any = false;
            for (int i = 0; i < mask.length; i++) {
                Node x = f.inputNode(i);
                Function c = x.creator();
                mask[i] = targets.contains(x) || (c != null && leading.contains(c));
                any |= mask[i];
            }
            f.want(mask);
            if (any) {
                leading.add(f);
            }
        }
        return leading.contains(creator);
    }

    /** All functions behind and with {@code creator}, the highest generation first. */
    private List<Function> reachable(Function creator) {
        int mark = Marks.next(WALKS);
        limits = mark;
        FunctionHeap waiting = new FunctionHeap();
        List<Function> out = new ArrayList<>();
        checkNotWalked(creator);
        creator.visit = mark;
        waiting.push(creator, null);
        while (!waiting.isEmpty()) {
            Function f = waiting.peek();
            waiting.pop();
            out.add(f);
            for (int i = 0; i < f.inputCount(); i++) {
                Function c = f.inputNode(i).creator();
                if (c != null && c.visit != mark) {
                    checkNotWalked(c);
                    c.visit = mark;
                    waiting.push(c, null);
                }
            }
        }
        return out;
    }

    private void undo() {
        for (int i = changed.size() - 1; i >= 0; i--) {
            set(changed.get(i), before.get(i));
        }
    }

    static void unchain(Variable root) {
        ArrayDeque<Node> waiting = new ArrayDeque<>();
        if (root.hasNode()) {
            pushWhatIsBehind(root.node(), waiting);
        }
        while (!waiting.isEmpty()) {
            Node x = waiting.pop();
            pushWhatIsBehind(x, waiting);
            x.cut();
        }
    }

    private static void pushWhatIsBehind(Node x, ArrayDeque<Node> waiting) {
        Function f = x.creator();
        if (f == null) {
            return;
        }
        for (int i = 0; i < f.inputCount(); i++) {
            waiting.push(f.inputNode(i));
        }
        for (int i = 0; i < f.outputCount(); i++) {
            if (f.isBehind(i, x.outputIndex())) {
                waiting.push(f.outputNode(i));
            }
        }
    }
}
