package org.dezero.examples.steps;

import java.io.IOException;
import org.dezero.Variable;
import org.dezero.viz.Chart;

/**
 * New: gradient descent. Against the gradient it goes down, and {@link Variable#setData} moves a variable there; the valley of
 * Rosenbrock's function is long and flat, so it takes many steps.
 */
final class Step28 implements Step {
    private static final double LEARNING_RATE = 0.001;
    private static final int ITERATIONS = 1000;

    /** The function named after Rosenbrock; it is 0 at (1, 1). */
    private static Variable rosenbrock(Variable x0, Variable x1) {
        return x1.sub(x0.pow(2)).pow(2).mul(100).add(x0.sub(1).pow(2));
    }

    @Override
    public void run(StepOutput out) throws IOException {
        Variable x0 = Variable.of(0.0);
        Variable x1 = Variable.of(2.0);
        double[] xs = new double[ITERATIONS];
        double[] ys = new double[ITERATIONS];
        for (int i = 0; i < ITERATIONS; i++) {
            out.line("%s %s", x0, x1);
            xs[i] = x0.item();
            ys[i] = x1.item();

            Variable y = rosenbrock(x0, x1);
            x0.clearGrad();
            x1.clearGrad();
            y.backward();
            descend(x0);
            descend(x1);
        }
        Chart chart = new Chart("Rosenbrock's function", "x0", "x1")
                .line("the way down", xs, ys)
                .points("minimum", new double[] {1}, new double[] {1});
        out.picture("rosenbrock.png", chart::writePng);
    }

    private static void descend(Variable x) {
        x.setData(x.sub(x.grad().mul(LEARNING_RATE)).data());
    }
}
