package org.dezero.examples.steps;

import org.dezero.Config;
import org.dezero.F;
import org.dezero.GradientCheck;
import org.dezero.Variable;

/**
 * New: three tests of a function, by a value that is known, by a gradient that is known, and by comparing the gradient with
 * differences at a random place: {@link GradientCheck#gradientCheck}.
 */
final class Step10 implements Step {
    @Override
    public void run(StepOutput out) {
        out.property("the square of 2 is 4", F.square(Variable.of(2.0)).item() == 4);

        Variable x = Variable.of(3.0);
        F.square(x).backward();
        out.property("its gradient at 3 is 6", x.grad().item() == 6);

        Variable random = Variable.of(Config.random().rand(1));
        out.property(
                "its gradient at a random place is that of differences",
                GradientCheck.gradientCheck(F::square, random).passed());
    }
}
