package org.dezero.examples.steps;

import org.dezero.F;
import org.dezero.Variable;

/** New: {@link Variable#backward()} goes through functions of several inputs to every one of them. */
final class Step13 implements Step {
    @Override
    public void run(StepOutput out) {
        Variable x = Variable.of(2.0);
        Variable y = Variable.of(3.0);
        Variable z = F.add(F.square(x), F.square(y));
        z.backward();
        out.line("%s", z.data());
        out.line("%s", x.grad().data());
        out.line("%s", y.grad().data());
    }
}
