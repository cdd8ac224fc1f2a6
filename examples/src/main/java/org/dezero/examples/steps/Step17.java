package org.dezero.examples.steps;

import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.dezero.Config;
import org.dezero.F;
import org.dezero.Variable;
import org.dezero.array.NdArray;

/**
 * New: memory. Python needs weak references from functions to their outputs, or the two would hold each other until a
 * collection of cycles. A JVM collects cycles; what counts here is that a graph leads from results to inputs only, and
 * that it holds no array that no {@code backward} will read.
 */
final class Step17 implements Step {
    private static final int SIZE = 10_000;
    private static final int REPETITIONS = 10;
    private static final long PATIENCE = TimeUnit.SECONDS.toNanos(20);

    /** A result, and a watch on the array of a variable between it and the input. */
    private record Chain(Variable result, WeakReference<NdArray> between) {}

    @Override
    public void run(StepOutput out) {
        List<WeakReference<Variable>> results = new ArrayList<>();
        for (int i = 0; i < REPETITIONS; i++) {
            results.add(new WeakReference<>(squares()));
        }
        out.property("a graph goes with its result", allGone(results));

        Chain chain = sumOfShifted();
        out.property("an array that no backward reads goes before", allGone(List.of(chain.between())));
        // The graph is still there and as good as before.
        chain.result().backward();
    }

    private static Variable squares() {
        Variable x = Variable.of(Config.random().randn(SIZE));
        return F.square(F.square(F.square(x)));
    }

    /** The gradient of a shift and that of a sum need no values. */
    private static Chain sumOfShifted() {
        Variable x = Variable.of(Config.random().randn(SIZE));
        Variable shifted = x.add(1);
        return new Chain(F.sum(shifted), new WeakReference<>(shifted.data()));
    }

    private static boolean allGone(List<? extends WeakReference<?>> references) {
        long start = System.nanoTime();
        while (System.nanoTime() - start < PATIENCE) {
            // A wish; a collector may need several to reach what has become old.
            System.gc();
            if (references.stream().allMatch(r -> r.get() == null)) {
                return true;
            }
        }
        return false;
    }
}
