package org.dezero;

import java.util.ArrayDeque;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.dezero.array.ArrayBackend;
import org.dezero.array.ArrayScope;
import org.dezero.array.NdArray;
import org.jspecify.annotations.Nullable;

/**
 * A stretch of work, such as a training step, after which the arrays made in it are used again; opened by
 * {@link Config#arrayScope()}, for try-with-resources.
 *
 * <pre>{@code
 * for (Batch batch : batches) {
 *     try (GraphScope scope = Config.arrayScope()) {
 *         Variable loss = F.softmaxCrossEntropy(model.apply(batch.x()), batch.t());
 *         model.clearGrads();
 *         loss.backward();
 *         optimizer.update();
 *         total += loss.item();
 *     }
 * }
 * }</pre>
 *
 * <p><b>What lives on</b> when the scope closes: the arrays of parameters, those given to variables from outside of the
 * scope with {@code setData}, the gradients of leaves from outside, with the graph behind them if there is one, what
 * optimizers and recurrent layers remember, what an {@link ArrayHolder} that was registered holds, and what {@link #keep}
 * was given. Everything else made by this thread in the scope ends: using it afterwards is an
 * {@link IllegalStateException}, of which the remedy is to read what you need inside ({@code loss.item()}), to keep it, or
 * to compute it outside. Results are the same bits with a scope and without.
 *
 * <p><b>What ends later.</b> When an optimizer replaces a parameter's array inside of a scope, or a gradient is cleared
 * there, the old array ends with that scope if an earlier one had let it out and nobody got hold of it by
 * {@link Variable#data()} or {@link Variable#grad()}. Another thread that computes with a model must therefore not run
 * while this one trains it in scopes.
 *
 * <p>Scopes nest; what an inner one keeps belongs to the outer one. A scope is closed by the thread that opened it, the
 * innermost first; anything else is an {@link IllegalStateException} that changes nothing. What a backend does with the
 * memory is its own affair; without a scope, all of it is left to the garbage collector.
 */
public final class GraphScope implements AutoCloseable {
    private static final AtomicInteger OPENED = new AtomicInteger();

    /** A thread that opens a scope sees its own write. */
    private static boolean everOpened;

    private final Settings settings;
    private final @Nullable GraphScope outer;
    private final ArrayScope arrays;
    private final int id = Marks.next(OPENED);

    // Made when there is something to note: a scope around one operation should cost no more than it.
    private Set<ArrayHolder> holders = Set.of();
    private Set<Variable> variables = Set.of();
    private Set<Node> nodes = Set.of();
    private boolean closed;

    /** When an operation was last recorded while this was the innermost scope, on {@link Settings#clock}. */
    long recordedAt;

    private GraphScope(Settings settings, ArrayBackend xp) {
        this.settings = settings;
        this.outer = settings.graphScope;
        this.arrays = xp.openScope();
        settings.graphScope = this;
    }

    static GraphScope open(Settings settings, ArrayBackend xp) {
        everOpened = true;
        return new GraphScope(settings, xp);
    }

    /** The innermost scope of this thread; null if none is open. */
    static @Nullable GraphScope current() {
        // Saves a look-up where no scope was ever opened.
        return everOpened ? Settings.current().graphScope : null;
    }

    int id() {
        return id;
    }

    // ---- what lives on ------------------------------------------------------------------------------------------

    /**
     * Registers something that holds arrays from one scope to the next, with the innermost scope that is open on this thread;
     * without one, nothing happens. When the scope closes, it is asked once what it then holds. A layer does this whenever it
     * remembers something.
     */
    public static void register(ArrayHolder holder) {
        GraphScope scope = current();
        if (scope != null) {
            scope.holders = with(scope.holders, holder);
        }
    }

    private static <T> Set<T> with(Set<T> set, T element) {
        Set<T> out = set.isEmpty() ? Collections.newSetFromMap(new IdentityHashMap<>()) : set;
        out.add(element);
        return out;
    }

    /** Notes a variable that was given an array. */
    void arraySet(Variable x) {
        variables = with(variables, x);
    }

    /** Notes a place in the graph that was given a gradient. */
    void gradientSet(Node node) {
        nodes = with(nodes, node);
    }

    /** Lets the array of a variable, its gradient and the graph it was computed by outlive this scope; returns it. */
    public Variable keep(Variable x) {
        if (x.hasData()) {
            keep(x.array());
        }
        if (x.hasNode()) {
            Node node = x.node();
            keepGraph(node.creator());
            keepGradient(node);
        }
        return x;
    }

    /** Lets an array outlive this scope; returns it. */
    public NdArray keep(NdArray x) {
        arrays.keep(x);
        return x;
    }

    private void keepGradient(Node node) {
        Variable g = node.grad;
        if (g != null) {
            boolean letOut = arrays.keep(g.array());
            if (g instanceof Gradient made) {
                made.letOut(letOut);
            }
            if (g.hasNode()) {
                keepGraph(g.node().creator());
            }
        }
    }

    /** Keeps what a graph would read in a walk. */
    private void keepGraph(@Nullable Function creator) {
        if (creator == null) {
            return;
        }
        Set<Function> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        ArrayDeque<Function> waiting = new ArrayDeque<>();
        waiting.push(creator);
        seen.add(creator);
        while (!waiting.isEmpty()) {
            Function f = waiting.pop();
            f.forEachArray(arrays::keep);
            for (int i = 0; i < f.inputCount(); i++) {
                Function behind = f.inputNode(i).creator();
                if (behind != null && seen.add(behind)) {
                    waiting.push(behind);
                }
            }
        }
    }

    void releaseArray(NdArray x) {
        arrays.release(x);
    }

    /** Whether a graph that outlives this scope may hold what was there at a time on {@link Settings#clock}. */
    boolean hasRecordedOutsideSince(long time) {
        boolean any = settings.recordedAt > time;
        for (GraphScope s = outer; s != null; s = s.outer) {
            any |= s.recordedAt > time;
        }
        return any;
    }

    /** The time on {@link Settings#clock}. */
    long time() {
        return settings.clock;
    }

    /**
     * Hands an array that an {@link ArrayHolder} has replaced to the innermost scope that is open on this thread: it ends with
     * that scope if an earlier one had let it out for this holder alone. Without a scope, nothing happens.
     *
     * @param x of which the caller holds the only handle that anybody will use
     */
    public static void release(NdArray x) {
        GraphScope scope = current();
        if (scope != null) {
            scope.releaseArray(x);
        }
    }

    // ---- the end ------------------------------------------------------------------------------------------------

    /**
     * Ends everything made in this scope that nothing named above holds. A second call does nothing.
     *
     * @throws IllegalStateException on another thread or out of order, which changes nothing; or if something that should
     *     live on, such as a gradient set by hand, had ended with an earlier scope: all else then lives on, and the scope is
     *     closed
     */
    @Override
    public void close() {
        if (closed) {
            return;
        }
        if (settings != Settings.current()) {
            throw new IllegalStateException(
                    "array scope: closed on another thread than the one that opened it; open and close it in one try block");
        }
        if (settings.graphScope != this) {
            throw new IllegalStateException(
                    "array scope: closed out of order, a scope opened later is still open; close the innermost scope first");
        }
        Failures failures = new Failures();
        // What was made in this scope ends with it, and concerns no scope around it.
        for (Node node : nodes) {
            if (node.bornIn() != id) {
                failures.catchFrom(() -> keepGradient(node));
            }
        }
        for (Variable x : variables) {
            if (isFromOutside(x)) {
                failures.catchFrom(() -> keep(x.array()));
            }
        }
        for (ArrayHolder holder : holders) {
            failures.catchFrom(() -> holder.keepArrays(this));
        }
        arrays.close();
        closed = true;
        settings.graphScope = outer;
        if (outer != null) {
            handOn(outer);
        }
        failures.rethrow();
    }

    private boolean isFromOutside(Variable x) {
        return !x.hasNode() || x.node().bornIn() != id;
    }

    /** What this scope kept may be replaced in the one around it. */
    private void handOn(GraphScope around) {
        for (Node node : nodes) {
            if (node.bornIn() != id) {
                around.gradientSet(node);
            }
        }
        for (Variable x : variables) {
            if (isFromOutside(x)) {
                around.arraySet(x);
            }
        }
        for (ArrayHolder holder : holders) {
            around.holders = with(around.holders, holder);
        }
    }

    /** The first exception of several attempts: one array that cannot be kept should not cost the others. */
    private static final class Failures {
        private @Nullable RuntimeException first;

        void catchFrom(Runnable attempt) {
            try {
                attempt.run();
            } catch (RuntimeException e) {
                if (first == null) {
                    first = e;
                } else {
                    first.addSuppressed(e);
                }
            }
        }

        void rethrow() {
            if (first != null) {
                throw first;
            }
        }
    }
}
