package org.dezero.examples.steps;

import org.dezero.BackwardOption;
import org.dezero.F;
import org.dezero.Variable;

/**
 * New: arrays instead of numbers. What works element by element needs no change, and the gradient of {@link F#sum(Variable)}
 * has the shape of what was added up.
 */
final class Step37 implements Step {
    @Override
    public void run(StepOutput out) {
        Variable x = Variable.of(new long[][] {{1, 2, 3}, {4, 5, 6}});
        Variable c = Variable.of(new long[][] {{10, 20, 30}, {40, 50, 60}});
        Variable t = x.add(c);
        Variable y = F.sum(t);

        y.backward(BackwardOption.RETAIN_GRAD);
        out.line("%s", y.grad());
        out.line("%s", t.grad());
        out.line("%s", x.grad());
        out.line("%s", c.grad());
    }
}
