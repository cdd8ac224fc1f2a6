package org.dezero.examples.steps;

import org.dezero.F;
import org.dezero.Variable;

/**
 * New: a variable that is used twice gets the sum of both gradients, and {@link Variable#clearGrad} starts the sum anew.
 */
final class Step14 implements Step {
    @Override
    public void run(StepOutput out) {
        Variable x = Variable.of(3.0);
        F.add(x, x).backward();
        out.line("%s", x.grad().data());

        x.clearGrad();
        F.add(F.add(x, x), x).backward();
        out.line("%s", x.grad().data());

        F.add(x, x).backward();
        out.also("another backward without clearing", x.grad());
    }
}
