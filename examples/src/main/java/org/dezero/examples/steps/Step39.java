package org.dezero.examples.steps;

import org.dezero.Config;
import org.dezero.F;
import org.dezero.Variable;

/** New: {@link F#sum(Variable, int...)} along axes, and {@link Variable#sum(int[], boolean)}, which may keep them. */
final class Step39 implements Step {
    @Override
    public void run(StepOutput out) {
        Variable x = Variable.of(new long[] {1, 2, 3, 4, 5, 6});
        Variable y = F.sum(x);
        y.backward();
        out.line("%s", y);
        out.line("%s", x.grad());

        x = Variable.of(new long[][] {{1, 2, 3}, {4, 5, 6}});
        y = F.sum(x);
        y.backward();
        out.line("%s", y);
        out.line("%s", x.grad());

        x.clearGrad();
        y = F.sum(x, 0);
        y.backward();
        out.line("%s", y);
        out.line("%s", x.grad());

        x = Variable.of(Config.random().randn(2, 3, 4, 5));
        y = x.sum(null, true);
        out.line("%s", y.shape());
    }
}
