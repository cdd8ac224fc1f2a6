package org.dezero.examples.steps;

import org.dezero.GradientCheck;
import org.dezero.Variable;

/**
 * New: a derivative is found by moving the input a little to both sides, with {@link GradientCheck#numericalDiff}; the result
 * is a raw array and not quite exact.
 */
final class Step04 implements Step {
    @Override
    public void run(StepOutput out) {
        Variable x = Variable.of(2.0);
        out.line("%s", GradientCheck.numericalDiff(v -> new Step02.Square().apply(v), x));

        Variable half = Variable.of(0.5);
        out.line("%s", GradientCheck.numericalDiff(Step04::composed, half));
    }

    private static Variable composed(Variable x) {
        Variable a = new Step02.Square().apply(x);
        Variable b = new Step03.Exp().apply(a);
        return new Step02.Square().apply(b);
    }
}
