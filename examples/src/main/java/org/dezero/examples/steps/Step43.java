package org.dezero.examples.steps;

import java.io.IOException;
import java.util.List;
import java.util.function.UnaryOperator;
import org.dezero.Config;
import org.dezero.F;
import org.dezero.Scope;
import org.dezero.Variable;
import org.dezero.array.HostArray;
import org.dezero.random.RandomState;

/**
 * A neural network: two linear maps with a bend between them follow a curve that no line follows.
 *
 * <p>New: {@link F#linear(Variable, Variable, Variable)} and {@link F#sigmoid}.
 */
final class Step43 implements Step {
    private static final double LEARNING_RATE = 0.2;
    private static final int ITERATIONS = 10_000;
    private static final int HIDDEN = 10;

    @Override
    public void run(StepOutput out) throws IOException {
        RandomState random = Config.random();
        random.seed(0);
        Variable x = Variable.constant(random.rand(100, 1));
        Variable y = F.sin(x.mul(2 * Math.PI)).add(Variable.constant(random.rand(100, 1)));

        Variable W1 = Variable.of(small(random.randn(1, HIDDEN)));
        Variable b1 = Variable.of(new double[HIDDEN]);
        Variable W2 = Variable.of(small(random.randn(HIDDEN, 1)));
        Variable b2 = Variable.of(new double[1]);
        UnaryOperator<Variable> predict = in -> F.linear(F.sigmoid(F.linear(in, W1, b1)), W2, b2);
        for (int i = 0; i < ITERATIONS; i++) {
            Variable loss = F.meanSquaredError(y, predict.apply(x));
            for (Variable p : List.of(W1, b1, W2, b2)) {
                p.clearGrad();
            }
            loss.backward();
            for (Variable p : List.of(W1, b1, W2, b2)) {
                descend(p);
            }
            if (i % 1000 == 0) {
                out.line("%s", loss);
            }
            if (i == ITERATIONS - 1) {
                out.also("loss in the last iteration", loss);
            }
        }
        out.also("W1", W1);
        out.also("b1", b1);
        out.also("W2", W2);
        out.also("b2", b2);
        out.picture("fit.png", FitChart.of(x, y, predict));
    }

    private static HostArray small(HostArray normal) {
        return Variable.constant(normal).mul(0.01).data().toHost();
    }

    private static void descend(Variable parameter) {
        try (Scope noGraph = Config.noGrad()) {
            parameter.setData(parameter.sub(parameter.grad().mul(LEARNING_RATE)).data());
        }
    }
}
