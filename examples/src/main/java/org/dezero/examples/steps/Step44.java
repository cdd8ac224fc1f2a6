package org.dezero.examples.steps;

import java.io.IOException;
import java.util.List;
import org.dezero.Config;
import org.dezero.F;
import org.dezero.Parameter;
import org.dezero.Scope;
import org.dezero.Variable;
import org.dezero.layers.Linear;
import org.dezero.random.RandomState;

/**
 * Layers: functions that own their parameters, so that nobody has to list them.
 *
 * <p>New: {@link Parameter}, {@link org.dezero.layers.Layer} with {@link org.dezero.layers.Layer#params} and {@link
 * org.dezero.layers.Layer#clearGrads}, and {@link Linear}, which takes the length of its input from the first one. Its
 * weights are FLOAT32.
 */
final class Step44 implements Step {
    private static final double LEARNING_RATE = 0.2;
    private static final int ITERATIONS = 10_000;

    @Override
    public void run(StepOutput out) throws IOException {
        RandomState random = Config.random();
        random.seed(0);
        Variable x = Variable.constant(random.rand(100, 1));
        Variable y = F.sin(x.mul(2 * Math.PI)).add(Variable.constant(random.rand(100, 1)));

        Linear l1 = new Linear(10);
        Linear l2 = new Linear(1);
        for (int i = 0; i < ITERATIONS; i++) {
            Variable loss = F.meanSquaredError(y, l2.apply(F.sigmoid(l1.apply(x))));
            l1.clearGrads();
            l2.clearGrads();
            loss.backward();
            for (Linear layer : List.of(l1, l2)) {
                for (Parameter p : layer.params()) {
                    descend(p);
                }
            }
            if (i % 1000 == 0) {
                out.line("%s", loss);
            }
            if (i == ITERATIONS - 1) {
                out.also("loss in the last iteration", loss);
            }
        }
        l1.namedParams().forEach((name, p) -> out.also("l1." + name, p));
        l2.namedParams().forEach((name, p) -> out.also("l2." + name, p));
        out.picture("fit.png", FitChart.of(x, y, in -> l2.apply(F.sigmoid(l1.apply(in)))));
    }

    /** The gradient is FLOAT64, as the points are; what is stored is rounded to the parameter's FLOAT32. */
    private static void descend(Parameter p) {
        try (Scope noGraph = Config.noGrad()) {
            p.setData(p.sub(p.grad().mul(LEARNING_RATE)).astype(p.dtype()).data());
        }
    }
}
