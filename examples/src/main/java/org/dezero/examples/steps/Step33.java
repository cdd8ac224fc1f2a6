package org.dezero.examples.steps;

import org.dezero.BackwardOption;
import org.dezero.Variable;

/**
 * New: Newton's method as in step 29, with the second derivative computed as the gradient of the gradient:
 * {@link BackwardOption#CREATE_GRAPH}.
 */
final class Step33 implements Step {
    private static final int ITERATIONS = 10;

    @Override
    public void run(StepOutput out) {
        Variable x = Variable.of(2.0);
        for (int i = 0; i < ITERATIONS; i++) {
            out.line("%s %s", i, x);
            Variable y = Step29.f(x);
            x.clearGrad();
            y.backward(BackwardOption.CREATE_GRAPH);

            Variable gx = x.grad();
            x.clearGrad();
            gx.backward();
            Variable gx2 = x.grad();
            x.setData(x.sub(gx.div(gx2)).data());
        }
    }
}
