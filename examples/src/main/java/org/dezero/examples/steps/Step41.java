package org.dezero.examples.steps;

import org.dezero.Config;
import org.dezero.F;
import org.dezero.Variable;

/** New: the matrix product, {@link F#matmul(Variable, Variable)}, whose gradients are matrix products, too. */
final class Step41 implements Step {
    @Override
    public void run(StepOutput out) {
        Variable x = Variable.of(Config.random().randn(2, 3));
        Variable w = Variable.of(Config.random().randn(3, 4));
        Variable y = F.matmul(x, w);
        y.backward();
        out.line("%s", x.grad().shape());
        out.line("%s", w.grad().shape());
    }
}
