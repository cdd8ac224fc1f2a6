package org.dezero.examples.steps;

import org.dezero.F;
import org.dezero.Function;
import org.dezero.Variable;

/**
 * New: a look back before higher derivatives, at what a computation leaves behind: functions that know their inputs
 * ({@link Function#inputs}) and outputs ({@link Function#outputs}), and gradients in the leaves. The book has no program.
 */
final class Step30 implements Step {
    @Override
    public void run(StepOutput out) {
        Variable x = Variable.of(1.0);
        Variable y = F.sin(x);
        Function sin = y.creator();
        out.property(
                "a function stands between its input and its output",
                sin != null && sin.inputs().contains(x) && sin.outputs().contains(y));
        y.backward();
        out.property("the gradient of a backward has no graph", x.grad().creator() == null);
    }
}
