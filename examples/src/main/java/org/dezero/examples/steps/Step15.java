package org.dezero.examples.steps;

import org.dezero.F;
import org.dezero.Function;
import org.dezero.Variable;

/**
 * New: where a graph forks and joins, a function must wait for all gradients of its output. The order in which functions are
 * found does not see to that. The book explains it and has no program; here is the graph it is about.
 */
final class Step15 implements Step {
    @Override
    public void run(StepOutput out) {
        Variable x = Variable.of(2.0);
        Variable a = F.square(x);
        Variable y = F.add(F.square(a), F.square(a));

        Function join = creator(y);
        Function left = creator(join.inputs().get(0));
        Function right = creator(join.inputs().get(1));
        out.property(
                "both branches lead to one function",
                left != right
                        && creator(left.inputs().get(0))
                                == creator(right.inputs().get(0)));
    }

    private static Function creator(Variable v) {
        Function f = v.creator();
        if (f == null) {
            throw new IllegalStateException("a leaf has no creator");
        }
        return f;
    }
}
