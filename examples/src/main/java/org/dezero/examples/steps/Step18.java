package org.dezero.examples.steps;

import org.dezero.BackwardOption;
import org.dezero.Config;
import org.dezero.F;
import org.dezero.Scope;
import org.dezero.Variable;
import org.dezero.array.NdArray;
import org.jspecify.annotations.Nullable;

/**
 * New: two ways to need less memory. Only leaves keep their gradients, unless {@link BackwardOption#RETAIN_GRAD} is given; and
 * within {@link Config#noGrad()} no graph is recorded.
 */
final class Step18 implements Step {
    @Override
    public void run(StepOutput out) {
        Variable x0 = Variable.of(1.0);
        Variable x1 = Variable.of(1.0);
        Variable t = F.add(x0, x1);
        Variable y = F.add(x0, t);
        y.backward();
        out.line("%s %s", grad(y), grad(t));
        out.line("%s %s", grad(x0), grad(x1));

        y.backward(BackwardOption.RETAIN_GRAD);
        out.also("retained", y.grad(), t.grad());

        try (Scope scope = Config.noGrad()) {
            Variable x = Variable.of(2.0);
            out.property("without gradients there is no graph", F.square(x).creator() == null);
        }
    }

    private static @Nullable NdArray grad(Variable v) {
        return v.hasGrad() ? v.grad().data() : null;
    }
}
