package org.dezero.examples.steps;

import org.dezero.Variable;

/**
 * New: what was built so far is a library, which a program imports: {@link org.dezero}, on arrays that any
 * {@link org.dezero.array.ArrayBackend} provides.
 */
final class Step23 implements Step {
    @Override
    public void run(StepOutput out) {
        Variable x = Variable.of(1.0);
        Variable y = x.add(3).pow(2);
        y.backward();
        out.line("%s", y);
        out.line("%s", x.grad());
    }
}
