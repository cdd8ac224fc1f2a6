package org.dezero.examples.steps;

import org.dezero.Variable;

/**
 * New: a variable has a {@link Variable#name()} and can be asked what its array can: {@link Variable#shape},
 * {@link Variable#ndim}, {@link Variable#size}, {@link Variable#dtype}, {@link Variable#length}; it prints as in Python.
 */
final class Step19 implements Step {
    @Override
    public void run(StepOutput out) {
        Variable x = Variable.of(new long[][] {{1, 2, 3}, {4, 5, 6}});
        x.name("x");
        out.line("%s", x.name());
        out.line("%s", x.shape());
        out.line("%s", x);
        out.also("ndim, size, length", x.ndim(), x.size(), x.length());
        out.property("the elements are int64", x.dtype().toString().equals("int64"));
    }
}
