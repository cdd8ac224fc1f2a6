package org.dezero.examples.steps;

import org.dezero.Variable;

/** New: a {@link Variable} is a box that holds an array, and another array can be put in. */
final class Step01 implements Step {
    @Override
    public void run(StepOutput out) {
        Variable x = Variable.of(1.0);
        out.line("%s", x.data());

        x.setData(Variable.of(2.0).data());
        out.line("%s", x.data());
    }
}
