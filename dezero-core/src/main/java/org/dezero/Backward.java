package org.dezero;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
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
    private static final AtomicLong WALKS = new AtomicLong();

    private final Variable root;
    private final long walk = WALKS.incrementAndGet();
    private boolean retainGrad;
    private boolean createGraph;
    private boolean releaseGraph;

    /** The places whose gradient is asked for; empty: all leaves. */
    private final Set<Node> targets;

    private final List<Function> limited = new ArrayList<>();
    private final FunctionHeap heap = new FunctionHeap();

    // What the leaves held before, to be put back if the walk fails.
    private final List<Node> changed = new ArrayList<>();
    private final List<@Nullable Variable> before = new ArrayList<>();

    private Backward(Variable root, List<? extends Variable> wrt, BackwardOption[] options) {
        this.root = root;
        for (BackwardOption o : options) {
            retainGrad |= o == BackwardOption.RETAIN_GRAD;
            createGraph |= o == BackwardOption.CREATE_GRAPH;
            releaseGraph |= o == BackwardOption.RELEASE_GRAPH;
        }
        if (createGraph && releaseGraph) {
            throw new IllegalArgumentException(
                    "backward: CREATE_GRAPH needs the arrays that RELEASE_GRAPH lets go of; give one of them");
        }
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
        new Backward(root, wrt, options).run();
    }

    private void run() {
        if (!root.requiresGrad()) {
            throw new IllegalStateException(
                    "backward: " + root.label() + " does not depend on any variable that gets a "
                            + "gradient, or was computed under Config.noGrad(); make the inputs with Variable.of");
        }
        Node top = root.node();
        Variable given = top.grad;
        if (given == null) {
            NdArray y = root.data();
            top.grad = Variable.constant(y.backend().full(y.shape(), y.dtype(), 1));
        }
        Function creator = top.creator;
        if (creator == null) {
            return;
        }
        Settings settings = Settings.current();
        boolean enabled = settings.enableBackprop;
        settings.enableBackprop = createGraph;
        boolean done = false;
        try {
            if (targets.isEmpty() || limit(creator)) {
                visit(creator);
                while (!heap.isEmpty()) {
                    step(heap.pop());
                }
            }
            if (!retainGrad && !targets.contains(top)) {
                top.grad = null;
            }
            done = true;
        } finally {
            settings.enableBackprop = enabled;
            for (Function f : limited) {
                f.want(null);
            }
            if (!done) {
                undo(creator);
                top.grad = given;
            }
        }
    }

    private void visit(Function f) {
        if (f.visit != walk) {
            f.visit = walk;
            heap.push(f);
        }
    }

    private void step(Function f) {
        Node[] outputs = f.outputNodes();
        Variable[] gys = new Variable[outputs.length];
        @Nullable Variable some = null;
        for (int i = 0; i < gys.length; i++) {
            Variable g = outputs[i].grad;
            if (g != null) {
                gys[i] = g;
                some = g;
            }
        }
        Node[] inputs = f.inputNodes();
        if (some != null) {
            fillUnused(gys, outputs, some.data().backend());
            @Nullable Variable[] gxs = f.runBackward(gys);
            if (gxs.length != inputs.length) {
                throw new IllegalStateException(f.name() + ": backward gave " + gxs.length + " gradients for "
                        + inputs.length + " inputs; give one for each, null where it is zero");
            }
            for (int i = 0; i < gxs.length; i++) {
                Variable gx = gxs[i];
                if (gx != null && f.needsGrad(i)) {
                    accumulate(f, i, inputs[i], gx);
                }
            }
        }
        for (int i = 0; i < inputs.length; i++) {
            Function creator = inputs[i].creator;
            if (creator != null && f.needsGrad(i)) {
                visit(creator);
            }
        }
        if (!retainGrad) {
            for (Node y : outputs) {
                if (!targets.contains(y)) {
                    y.grad = null;
                }
            }
        }
        if (releaseGraph) {
            f.release();
        }
    }

    private static void fillUnused(Variable[] gys, Node[] outputs, ArrayBackend xp) {
        for (int i = 0; i < gys.length; i++) {
            Shape shape = outputs[i].shape;
            DType dtype = outputs[i].dtype;
            if (gys[i] == null && shape != null && dtype != null) {
                gys[i] = Variable.constant(xp.full(shape, dtype, 0));
            }
        }
    }

    private void accumulate(Function f, int i, Node x, Variable gx) {
        if (!gx.shape().equals(x.shape)) {
            throw new ShapeException(
                    f.name() + ": backward gave input " + i + " a gradient of another shape: input " + x.shape
                            + ", gradient " + gx.shape() + " " + gx.dtype() + "; a gradient has its variable's shape");
        }
        Variable had = x.grad;
        boolean leaf = x.creator == null;
        if (leaf && !(had instanceof Gradient g && g.isOf(walk))) {
            changed.add(x);
            before.add(had);
        }
        if (had == null) {
            // A leaf gets a variable of its own: the same gradient may go to several of them.
            x.grad = leaf ? new Gradient(gx.data(), gx.requiresGrad() ? gx.node() : null, walk, false) : gx;
        } else if (createGraph) {
            Variable sum = F.add(had, gx);
            x.grad = leaf ? new Gradient(sum.data(), sum.requiresGrad() ? sum.node() : null, walk, false) : sum;
        } else {
            x.grad = new Gradient(sum(had, gx.data()), null, walk, true);
        }
    }

    private NdArray sum(Variable had, NdArray b) {
        NdArray a = had.data();
        ArrayBackend xp = a.backend();
        if (a.dtype() == b.dtype() && had instanceof Gradient g && g.ownedBy(walk)) {
            return xp.accumulate(a, 1, b);
        }
        DType common = DType.promote(a.dtype(), b.dtype());
        return xp.binary(BinaryOp.ADD, xp.cast(a, common), xp.cast(b, common));
    }

    /** Marks what leads to the targets; false if nothing does. */
    private boolean limit(Function creator) {
        List<Function> reachable = reachable(creator);
        Set<Function> leading = Collections.newSetFromMap(new IdentityHashMap<>());
        for (int k = reachable.size() - 1; k >= 0; k--) {
            Function f = reachable.get(k);
            Node[] inputs = f.inputNodes();
            boolean[] mask = new boolean[inputs.length];
            boolean any = false;
            for (int i = 0; i < inputs.length; i++) {
                Function c = inputs[i].creator;
                mask[i] = targets.contains(inputs[i]) || (c != null && leading.contains(c));
                any |= mask[i];
            }
            f.want(mask);
            limited.add(f);
            if (any) {
                leading.add(f);
            }
        }
        return leading.contains(creator);
    }

    /** All functions behind and with {@code creator}, the highest generation first. */
    private static List<Function> reachable(Function creator) {
        long mark = WALKS.incrementAndGet();
        FunctionHeap heap = new FunctionHeap();
        List<Function> out = new ArrayList<>();
        creator.visit = mark;
        heap.push(creator);
        while (!heap.isEmpty()) {
            Function f = heap.pop();
            out.add(f);
            for (Node x : f.inputNodes()) {
                Function c = x.creator;
                if (c != null && c.visit != mark) {
                    c.visit = mark;
                    heap.push(c);
                }
            }
        }
        return out;
    }

    private void undo(Function creator) {
        for (int i = changed.size() - 1; i >= 0; i--) {
            changed.get(i).grad = before.get(i);
        }
        for (Function f : reachable(creator)) {
            for (Node y : f.outputNodes()) {
                y.grad = null;
            }
        }
    }

    static void unchain(Variable root) {
        ArrayDeque<Function> waiting = new ArrayDeque<>();
        Function creator = root.creator();
        while (creator != null) {
            for (Node x : creator.inputNodes()) {
                Function c = x.creator;
                if (c != null) {
                    x.creator = null;
                    waiting.push(c);
                }
            }
            creator = waiting.poll();
        }
    }
}
