package org.dezero.tck.gradient;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.dezero.Config;
import org.dezero.Function;
import org.dezero.GradientCheck;
import org.dezero.Scope;
import org.dezero.Variable;
import org.dezero.array.ArrayBackend;
import org.dezero.array.HostArray;

/** An expression with one of its checks on one backend; it is carried out once, however often it is asked. */
final class Examination {
    /** Central differences with steps of 1e-4 are good to about 1e-8. */
    private static final double RTOL = 1e-6;

    private static final double ATOL = 1e-6;

    private final Expression expression;
    private final boolean secondOrder;
    private final ArrayBackend backend;
    private final Set<Class<?>> functions = new HashSet<>();
    private boolean recorded;
    private boolean done;
    private String wrong = "";

    Examination(Expression expression, boolean secondOrder, ArrayBackend backend) {
        this.expression = expression;
        this.secondOrder = secondOrder;
        this.backend = backend;
    }

    String name() {
        return expression.name() + (secondOrder ? ", second order" : ", first order");
    }

    boolean isSecondOrder() {
        return secondOrder;
    }

    /** Fails unless the gradients are what differences say. */
    synchronized void run() {
        if (!done) {
            carryOut();
            done = true;
        }
        if (!wrong.isEmpty()) {
            throw new AssertionError(wrong);
        }
    }

    /** The functions in the graph that was differentiated; none where the check did not pass. */
    synchronized Set<Class<?>> functions() {
        try {
            run();
        } catch (AssertionError failed) {
            return Set.of();
        }
        return functions;
    }

    private void carryOut() {
        try (Scope onBackend = Config.backend(backend)) {
            List<Variable> xs = new ArrayList<>();
            for (HostArray x : expression.inputs()) {
                xs.add(x.dtype().isFloating() ? Variable.of(x) : Variable.constant(x));
            }
            GradientCheck.Result result = secondOrder
                    ? GradientCheck.gradientGradientCheck(this::compute, xs, RTOL, ATOL)
                    : GradientCheck.gradientCheck(this::compute, xs, RTOL, ATOL);
            if (!result.passed()) {
                wrong = result.message();
            } else if (result.checked() == 0) {
                wrong = "no gradient was checked";
            }
        } catch (RuntimeException thrown) {
            wrong = "threw " + thrown;
        }
    }

    private Variable compute(List<Variable> xs) {
        Variable y = expression.body().apply(xs);
        // An expression that differentiates has a graph even where none is recorded, but not all of it.
        if (!recorded && Config.enableBackprop() && y.creator() != null) {
            recorded = true;
            record(y.creator());
        }
        return y;
    }

    /** Notes the class of every function behind a result. */
    private void record(Function last) {
        Set<Function> seen = new HashSet<>();
        Deque<Function> waiting = new ArrayDeque<>();
        waiting.add(last);
        while (!waiting.isEmpty()) {
            Function f = waiting.remove();
            if (seen.add(f)) {
                functions.add(f.getClass());
                for (Variable input : f.inputs()) {
                    Function creator = input.creator();
                    if (creator != null) {
                        waiting.add(creator);
                    }
                }
            }
        }
    }
}
