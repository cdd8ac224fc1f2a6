package org.dezero.examples.steps;

import org.dezero.F;
import org.dezero.Variable;

/**
 * New: a variable's {@link Variable#generation} says how far from the leaves it was made; functions of a later generation are
 * differentiated first, so that each has all gradients of its output.
 */
final class Step16 implements Step {
    @Override
    public void run(StepOutput out) {
        Variable x = Variable.of(2.0);
        Variable a = F.square(x);
        Variable y = F.add(F.square(a), F.square(a));
        y.backward();
        out.line("%s", y.data());
        out.line("%s", x.grad().data());
        out.also("generations", x.generation(), a.generation(), y.generation());
    }
}
