package org.dezero.examples.steps;

import org.dezero.BackwardOption;
import org.dezero.F;
import org.dezero.Variable;

/**
 * New: functions that change the shape and no element: {@link F#reshape(Variable, int...)} and
 * {@link F#transpose(Variable)}; their gradients change it back.
 */
final class Step38 implements Step {
    @Override
    public void run(StepOutput out) {
        Variable x = Variable.of(new long[][] {{1, 2, 3}, {4, 5, 6}});
        Variable y = F.reshape(x, 6);
        y.backward(BackwardOption.RETAIN_GRAD);
        out.line("%s", x.grad());

        x.clearGrad();
        Variable z = F.transpose(x);
        z.backward();
        out.line("%s", x.grad());
        out.also("shapes", y.shape(), z.shape(), x.reshape(2, 3).shape(), x.t().shape());
    }
}
