package org.dezero.examples.steps;

import org.dezero.F;
import org.dezero.Variable;

/**
 * New: {@link Variable#backward()} is a loop over a list of functions and no recursion, so that no chain is too long for the
 * stack.
 */
final class Step08 implements Step {
    private static final int LONG = 100_000;

    @Override
    public void run(StepOutput out) {
        Variable x = Variable.of(0.5);
        Variable a = new Step02.Square().apply(x);
        Variable b = new Step03.Exp().apply(a);
        Variable y = new Step02.Square().apply(b);

        y.setGrad(1.0);
        y.backward();
        out.line("%s", x.grad().data());

        Variable start = Variable.of(1.0);
        Variable end = start;
        for (int i = 0; i < LONG; i++) {
            end = F.neg(end);
        }
        end.backward();
        out.property(
                "a chain of 100,000 functions is differentiated", start.grad().item() == 1);
    }
}
