package org.dezero.examples.steps;

import org.dezero.F;
import org.dezero.Variable;

/**
 * New: Newton's method, which divides by the second derivative and needs few steps where gradient descent needs many; the
 * second derivative is still worked out by hand.
 */
final class Step29 implements Step {
    private static final int ITERATIONS = 10;

    /** {@code x^4 - 2 x^2}. */
    static Variable f(Variable x) {
        return x.pow(4).sub(F.mul(2, x.pow(2)));
    }

    private static Variable secondDerivative(Variable x) {
        return F.mul(12, x.pow(2)).sub(4);
    }

    @Override
    public void run(StepOutput out) {
        Variable x = Variable.of(2.0);
        for (int i = 0; i < ITERATIONS; i++) {
            out.line("%s %s", i, x);
            Variable y = f(x);
            x.clearGrad();
            y.backward();
            x.setData(x.sub(x.grad().div(secondDerivative(x))).data());
        }
    }
}
