package org.dezero.examples.steps;

import org.dezero.F;
import org.dezero.Variable;

/**
 * New: operands of different shapes are broadcast as in NumPy ({@link F#broadcastTo(Variable, int...)}), and the gradient of a
 * repeated element is the sum over its repetitions ({@link F#sumTo(Variable, int...)}).
 */
final class Step40 implements Step {
    @Override
    public void run(StepOutput out) {
        Variable x0 = Variable.of(new long[] {1, 2, 3});
        Variable x1 = Variable.of(new long[] {10});
        Variable y = x0.add(x1);
        out.line("%s", y);

        y.backward();
        out.line("%s", x1.grad());
    }
}
