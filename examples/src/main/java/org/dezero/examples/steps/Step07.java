package org.dezero.examples.steps;

import org.dezero.Function;
import org.dezero.Variable;

/**
 * New: a variable knows the function that made it ({@link Variable#creator}) and a function what it was given
 * ({@link Function#inputs}), so {@link Variable#backward()} finds its own way.
 */
final class Step07 implements Step {
    @Override
    public void run(StepOutput out) {
        Step02.Square first = new Step02.Square();
        Step03.Exp second = new Step03.Exp();
        Step02.Square third = new Step02.Square();

        Variable x = Variable.of(0.5);
        Variable a = first.apply(x);
        Variable b = second.apply(a);
        Variable y = third.apply(b);

        out.property(
                "each variable leads to its creator, and that to its input",
                y.creator() == third
                        && third.inputs().get(0).equals(b)
                        && b.creator() == second
                        && second.inputs().get(0).equals(a)
                        && a.creator() == first
                        && first.inputs().get(0).equals(x)
                        && x.creator() == null);

        y.setGrad(1.0);
        y.backward();
        out.line("%s", x.grad().data());
    }
}
