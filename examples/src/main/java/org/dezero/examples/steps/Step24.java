package org.dezero.examples.steps;

import java.util.function.BinaryOperator;
import org.dezero.Variable;

/** New: functions as they are used to test optimizers, written down like mathematics and differentiated as they are. */
final class Step24 implements Step {
    /** {@code x^2 + y^2}. */
    static Variable sphere(Variable x, Variable y) {
        return x.pow(2).add(y.pow(2));
    }

    /** The function named after Matyas. */
    static Variable matyas(Variable x, Variable y) {
        return c(0.26).mul(x.pow(2).add(y.pow(2))).sub(c(0.48).mul(x).mul(y));
    }

    /** The function named after Goldstein and Price. */
    static Variable goldsteinPrice(Variable x, Variable y) {
        Variable left = c(19).sub(c(14).mul(x))
                .add(c(3).mul(x.pow(2)))
                .sub(c(14).mul(y))
                .add(c(6).mul(x).mul(y))
                .add(c(3).mul(y.pow(2)));
        Variable right = c(18).sub(c(32).mul(x))
                .add(c(12).mul(x.pow(2)))
                .add(c(48).mul(y))
                .sub(c(36).mul(x).mul(y))
                .add(c(27).mul(y.pow(2)));
        return c(1).add(x.add(y).add(c(1)).pow(2).mul(left))
                .mul(c(30).add(c(2).mul(x).sub(c(3).mul(y)).pow(2).mul(right)));
    }

    /** In Python a number beside a variable becomes a variable; {@code x.mul(3)} would be one place less in the graph. */
    private static Variable c(double value) {
        return Variable.constant(value);
    }

    @Override
    public void run(StepOutput out) {
        Variable x = Variable.of(1.0);
        Variable y = Variable.of(1.0);
        Variable z = goldsteinPrice(x, y);
        z.backward();
        out.line("%s %s", x.grad(), y.grad());

        Dot dot = Dot.of(z);
        out.also("Goldstein-Price: value, generation", z, z.generation());
        out.also("Goldstein-Price: functions, variables", dot.functions(), dot.variables());
        out.also("sphere: gradients", gradients(Step24::sphere));
        out.also("Matyas: gradients", gradients(Step24::matyas));
    }

    private static double[] gradients(BinaryOperator<Variable> f) {
        Variable x = Variable.of(1.0);
        Variable y = Variable.of(1.0);
        f.apply(x, y).backward();
        return new double[] {x.grad().item(), y.grad().item()};
    }
}
