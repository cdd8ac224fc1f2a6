package org.dezero.examples.steps;

import org.dezero.F;
import org.dezero.Variable;
import org.dezero.array.DTypeException;
import org.dezero.array.HostArray;

/**
 * New: functions are called as functions ({@link F}), a gradient that nobody set starts from ones, and what is no array of
 * numbers is refused.
 *
 * <p>The book refuses {@code Variable(1.0)}, because the number is no array. Here {@link Variable#of(double)} makes an array
 * of it, and the compiler refuses a text; what is left to be refused at run time is an array of truth values, which has no
 * square.
 */
final class Step09 implements Step {
    @Override
    public void run(StepOutput out) {
        Variable x = Variable.of(0.5);
        Variable y = F.square(F.exp(F.square(x)));
        y.backward();
        out.line("%s", x.grad().data());

        Variable truth = Variable.of(HostArray.of(new boolean[] {true, false}));
        String refusal = "";
        try {
            F.square(truth);
        } catch (DTypeException e) {
            refusal = String.valueOf(e.getMessage());
            out.note("%s", refusal);
        }
        out.property("what has no square is refused, by name", refusal.contains("bool"));
    }
}
