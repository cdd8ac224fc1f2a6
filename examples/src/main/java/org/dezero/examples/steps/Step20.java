package org.dezero.examples.steps;

import org.dezero.F;
import org.dezero.Variable;

/**
 * New: multiplication, {@link F#mul(Variable, Variable)}, and arithmetic as methods: {@link Variable#mul(Variable)},
 * {@link Variable#add(Variable)}. Java has no operators of one's own; Kotlin's {@code *} and {@code +} work.
 */
final class Step20 implements Step {
    @Override
    public void run(StepOutput out) {
        Variable a = Variable.of(3.0);
        Variable b = Variable.of(2.0);
        Variable c = Variable.of(1.0);

        Variable y = a.mul(b).add(c);
        y.backward();
        out.line("%s", y);
        out.line("%s", a.grad().data());
        out.line("%s", b.grad().data());
    }
}
