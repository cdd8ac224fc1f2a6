package org.dezero.examples.steps;

import org.dezero.BackwardOption;
import org.dezero.Variable;

/**
 * New: a gradient may be part of what is differentiated: {@code z = (dy/dx)^3 + y}. For that
 * {@link BackwardOption#CREATE_GRAPH} is there, beyond derivatives of higher order.
 */
final class Step36 implements Step {
    @Override
    public void run(StepOutput out) {
        Variable x = Variable.of(2.0);
        Variable y = x.pow(2);
        y.backward(BackwardOption.CREATE_GRAPH);
        Variable gx = x.grad();
        x.clearGrad();

        Variable z = gx.pow(3).add(y);
        z.backward();
        out.line("%s", x.grad());
        out.also("gx, z", gx, z);
    }
}
