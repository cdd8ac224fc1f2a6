package org.dezero.examples.steps;

import org.dezero.BackwardOption;
import org.dezero.F;
import org.dezero.Function;
import org.dezero.Variable;

/**
 * New: {@link Function}s compute gradients with variables, and {@link BackwardOption#CREATE_GRAPH} keeps the graph of it, so
 * {@link Variable#backward(BackwardOption...)} works on gradients. The book changes its library and has no program.
 */
final class Step32 implements Step {
    @Override
    public void run(StepOutput out) {
        Variable x = Variable.of(1.0);
        F.sin(x).backward(BackwardOption.CREATE_GRAPH);
        Variable gx = x.grad();
        x.clearGrad();
        gx.backward();
        out.property(
                "the second derivative of the sine is minus the sine",
                x.grad().item() == -F.sin(x).item());
    }
}
