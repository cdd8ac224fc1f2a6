package org.dezero.examples.steps;

import java.io.IOException;
import org.dezero.Config;
import org.dezero.F;
import org.dezero.Parameter;
import org.dezero.Scope;
import org.dezero.Variable;
import org.dezero.layers.Linear;
import org.dezero.models.Model;
import org.dezero.random.RandomState;
import org.dezero.viz.GraphPicture;

/**
 * Models: layers in layers, whose parameters are found wherever they are.
 *
 * <p>New: {@link Model}, whose subclass holds its layers in fields and computes in {@link Model#forward}.
 */
final class Step45 implements Step {
    private static final double LEARNING_RATE = 0.2;
    private static final int ITERATIONS = 10_000;

    private static final class TwoLayerNet extends Model {
        private final Linear l1;
        private final Linear l2;

        TwoLayerNet(int hiddenSize, int outSize) {
            l1 = new Linear(hiddenSize);
            l2 = new Linear(outSize);
        }

        @Override
        protected Variable forward(Variable x) {
            return l2.apply(F.sigmoid(l1.apply(x)));
        }
    }

    @Override
    public void run(StepOutput out) throws IOException {
        RandomState random = Config.random();
        random.seed(0);
        Variable x = Variable.constant(random.rand(100, 1));
        Variable y = F.sin(x.mul(2 * Math.PI)).add(Variable.constant(random.rand(100, 1)));

        Model model = new TwoLayerNet(10, 1);
        for (int i = 0; i < ITERATIONS; i++) {
            Variable loss = F.meanSquaredError(y, model.apply(x));
            model.clearGrads();
            loss.backward();
            for (Parameter p : model.params()) {
                descend(p);
            }
            if (i % 1000 == 0) {
                out.line("%s", loss);
            }
            if (i == ITERATIONS - 1) {
                out.also("loss in the last iteration", loss);
            }
        }
        model.namedParams().forEach(out::also);
        out.picture("fit.png", FitChart.of(x, y, model));
        out.picture("model.svg", GraphPicture.of(model.apply(x)).withShapes()::writeSvg);
    }

    private static void descend(Parameter p) {
        try (Scope noGraph = Config.noGrad()) {
            p.setData(p.sub(p.grad().mul(LEARNING_RATE)).astype(p.dtype()).data());
        }
    }
}
