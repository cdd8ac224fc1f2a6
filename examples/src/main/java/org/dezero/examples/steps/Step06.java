package org.dezero.examples.steps;

import org.dezero.UnaryFunction;
import org.dezero.Variable;

/**
 * New: every function has a {@code backward}, which turns the gradient of its output into that of its input
 * ({@link UnaryFunction}); called by hand from the last function to the first, they give the derivative. Gradients are put
 * into variables with {@link Variable#setGrad(Variable)}.
 */
final class Step06 implements Step {
    @Override
    public void run(StepOutput out) {
        Step02.Square first = new Step02.Square();
        Step03.Exp second = new Step03.Exp();
        Step02.Square third = new Step02.Square();

        Variable x = Variable.of(0.5);
        Variable a = first.apply(x);
        Variable b = second.apply(a);
        Variable y = third.apply(b);

        y.setGrad(1.0);
        b.setGrad(third.backward(y.grad()));
        a.setGrad(second.backward(b.grad()));
        x.setGrad(first.backward(a.grad()));
        out.line("%s", x.grad().data());
        out.also("gradients on the way", b.grad(), a.grad());
    }
}
