package org.dezero.examples.steps;

import java.io.IOException;
import java.util.Arrays;
import org.dezero.Config;
import org.dezero.F;
import org.dezero.Scope;
import org.dezero.Variable;
import org.dezero.data.Example;
import org.dezero.data.SinCurve;
import org.dezero.layers.Linear;
import org.dezero.layers.RNN;
import org.dezero.models.Model;
import org.dezero.optimizers.Adam;
import org.dezero.optimizers.Optimizer;
import org.dezero.viz.Chart;

/**
 * A recurrent network learns how a wave goes on: it keeps a state from one value to the next.
 *
 * <p>New: {@link RNN}, {@link SinCurve}, and {@link Variable#unchainBackward}, which cuts the past off before the graph
 * becomes too long.
 */
final class Step59 implements Step {
    private static final int EPOCHS = 100;
    private static final int HIDDEN_SIZE = 100;
    private static final int BPTT_LENGTH = 30;

    private static final class SimpleRNN extends Model {
        private final RNN rnn;
        private final Linear fc;

        SimpleRNN(int hiddenSize, int outSize) {
            rnn = new RNN(hiddenSize);
            fc = new Linear(outSize);
        }

        void resetState() {
            rnn.resetState();
        }

        @Override
        protected Variable forward(Variable x) {
            return fc.apply(rnn.apply(x));
        }
    }

    @Override
    public void run(StepOutput out) throws IOException {
        SinCurve trainSet = new SinCurve(true);
        int length = trainSet.size();
        SimpleRNN model = new SimpleRNN(HIDDEN_SIZE, 1);
        Optimizer optimizer = new Adam().setup(model);

        // Start training.
        for (int epoch = 1; epoch <= EPOCHS; epoch++) {
            model.resetState();
            Variable loss = Variable.constant(0);
            for (int i = 0; i < length; i++) {
                Example pair = trainSet.get(i);
                Variable x = Variable.constant(pair.x().reshape(1, 1));
                Variable y = model.apply(x);
                loss = loss.add(F.meanSquaredError(y, Variable.constant(pair.t())));

                int count = i + 1;
                if (count % BPTT_LENGTH == 0 || count == length) {
                    model.clearGrads();
                    loss.backward();
                    loss.unchainBackward();
                    optimizer.update();
                }
            }
            out.line("| epoch %d | loss %f", epoch, loss.item() / length);
        }

        // Two periods of the cosine; for each value the model says the next one.
        double[] angles = Grid.linspace(0, 4 * Math.PI, 1000);
        double[] wave = Arrays.stream(angles).map(Math::cos).toArray();
        double[] predicted = new double[wave.length];
        model.resetState();
        try (Scope noGraph = Config.noGrad()) {
            for (int i = 0; i < wave.length; i++) {
                predicted[i] =
                        model.apply(Variable.of(new double[] {wave[i]}, 1, 1)).item();
            }
        }
        Chart chart =
                new Chart("Wave", "x", "y").line("y = cos(x)", angles, wave).line("prediction", angles, predicted);
        out.picture("prediction.png", chart::writePng);
    }
}
