package org.dezero.examples.steps;

import java.io.IOException;
import org.dezero.Config;
import org.dezero.F;
import org.dezero.Scope;
import org.dezero.Variable;
import org.dezero.random.RandomState;

/**
 * Linear regression: a line is fitted to noisy points by gradient descent.
 *
 * <p>New: a loss, {@link F#meanSquaredError(Variable, Variable)}, and parameters that {@link Variable#setData} moves against
 * their gradients.
 */
final class Step42 implements Step {
    private static final double LEARNING_RATE = 0.1;
    private static final int ITERATIONS = 100;

    @Override
    public void run(StepOutput out) throws IOException {
        RandomState random = Config.random();
        random.seed(0);
        Variable x = Variable.constant(random.rand(100, 1));
        Variable y = x.mul(2).add(5).add(Variable.constant(random.rand(100, 1)));

        Variable W = Variable.of(new double[1], 1, 1);
        Variable b = Variable.of(new double[1]);
        for (int i = 0; i < ITERATIONS; i++) {
            Variable loss = F.meanSquaredError(y, predict(x, W, b));
            W.clearGrad();
            b.clearGrad();
            loss.backward();
            descend(W);
            descend(b);
            out.line("%s %s %s", W, b, loss);
        }
        out.picture("fit.png", FitChart.of(x, y, in -> predict(in, W, b)));
    }

    private static Variable predict(Variable x, Variable W, Variable b) {
        return F.matmul(x, W).add(b);
    }

    private static void descend(Variable parameter) {
        try (Scope noGraph = Config.noGrad()) {
            parameter.setData(parameter.sub(parameter.grad().mul(LEARNING_RATE)).data());
        }
    }
}
