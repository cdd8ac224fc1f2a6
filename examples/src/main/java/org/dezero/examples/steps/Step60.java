package org.dezero.examples.steps;

import java.io.IOException;
import java.util.Arrays;
import org.dezero.Config;
import org.dezero.F;
import org.dezero.Scope;
import org.dezero.Variable;
import org.dezero.data.Batch;
import org.dezero.data.SeqDataLoader;
import org.dezero.data.SinCurve;
import org.dezero.layers.LSTM;
import org.dezero.layers.Linear;
import org.dezero.models.Model;
import org.dezero.optimizers.Adam;
import org.dezero.optimizers.Optimizer;
import org.dezero.viz.Chart;

/**
 * A recurrent network with gates, which learn what to keep and what to forget; and batches of a sequence.
 *
 * <p>New: {@link LSTM} and {@link SeqDataLoader}.
 */
final class Step60 implements Step {
    private static final int EPOCHS = 100;
    private static final int BATCH_SIZE = 30;
    private static final int HIDDEN_SIZE = 100;
    private static final int BPTT_LENGTH = 30;

    private static final class BetterRNN extends Model {
        private final LSTM rnn;
        private final Linear fc;

        BetterRNN(int hiddenSize, int outSize) {
            rnn = new LSTM(hiddenSize);
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
        SeqDataLoader loader = new SeqDataLoader(trainSet, BATCH_SIZE);
        int length = trainSet.size();
        BetterRNN model = new BetterRNN(HIDDEN_SIZE, 1);
        Optimizer optimizer = new Adam().setup(model);

        for (int epoch = 1; epoch <= EPOCHS; epoch++) {
            model.resetState();
            Variable loss = Variable.constant(0);
            int count = 0;
            for (Batch batch : loader) {
                Variable y = model.apply(batch.x());
                loss = loss.add(F.meanSquaredError(y, batch.t()));
                count++;
                // As in the book: an epoch has 34 batches, so the parameters move once in it, at the 30th.
                if (count % BPTT_LENGTH == 0 || count == length) {
                    model.clearGrads();
                    loss.backward();
                    loss.unchainBackward();
                    optimizer.update();
                }
            }
            out.line("| epoch %d | loss %f", epoch, loss.item() / count);
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
