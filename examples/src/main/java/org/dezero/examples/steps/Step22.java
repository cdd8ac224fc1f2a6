package org.dezero.examples.steps;

import org.dezero.F;
import org.dezero.Variable;

/**
 * New: the other operators: {@link Variable#neg}, {@link F#sub(double, Variable)}, {@link Variable#sub(double)},
 * {@link F#div(double, Variable)} and {@link Variable#pow(double)}.
 */
final class Step22 implements Step {
    @Override
    public void run(StepOutput out) {
        Variable x = Variable.of(2.0);
        out.line("%s", x.neg());
        out.line("%s", F.sub(2, x));
        out.line("%s", x.sub(1));
        out.line("%s", F.div(3, x));
        out.line("%s", x.pow(3));
    }
}
