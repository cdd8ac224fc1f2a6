package org.dezero.examples.steps;

import org.dezero.BackwardOption;
import org.dezero.F;
import org.dezero.Variable;

/**
 * New: a gradient is the result of a computation, {@code cos(x) * gy} for the sine; if that computation leaves a graph, too,
 * the gradient has a gradient. The book explains it and has no program.
 */
final class Step31 implements Step {
    @Override
    public void run(StepOutput out) {
        Variable x = Variable.of(1.0);
        F.sin(x).backward(BackwardOption.CREATE_GRAPH);
        Variable gx = x.grad();
        out.property(
                "the gradient of the sine is the cosine", gx.item() == F.cos(x).item());
        out.property("it was computed from x", Dot.of(gx).functions() >= 2 && gx.generation() > 0);
    }
}
