package org.dezero.examples.steps;

import java.io.IOException;
import org.dezero.Config;
import org.dezero.F;
import org.dezero.Variable;
import org.dezero.models.MLP;
import org.dezero.optimizers.Optimizer;
import org.dezero.optimizers.SGD;
import org.dezero.random.RandomState;

/**
 * Optimizers: how parameters move becomes an object of its own, and can be exchanged.
 *
 * <p>New: {@link Optimizer}, {@link SGD} (next to it {@link org.dezero.optimizers.MomentumSGD}), and {@link MLP}, the
 * network of the steps before with any number of layers.
 */
final class Step46 implements Step {
    private static final double LEARNING_RATE = 0.2;
    private static final int ITERATIONS = 10_000;

    @Override
    public void run(StepOutput out) throws IOException {
        RandomState random = Config.random();
        random.seed(0);
        Variable x = Variable.constant(random.rand(100, 1));
        Variable y = F.sin(x.mul(2 * Math.PI)).add(Variable.constant(random.rand(100, 1)));

        MLP model = new MLP(10, 1);
        Optimizer optimizer = new SGD(LEARNING_RATE).setup(model);
        for (int i = 0; i < ITERATIONS; i++) {
            Variable loss = F.meanSquaredError(y, model.apply(x));
            model.clearGrads();
            loss.backward();
            optimizer.update();
            if (i % 1000 == 0) {
                out.line("%s", loss);
            }
            if (i == ITERATIONS - 1) {
                out.also("loss in the last iteration", loss);
            }
        }
        model.namedParams().forEach(out::also);
        out.picture("fit.png", FitChart.of(x, y, model));
    }
}
