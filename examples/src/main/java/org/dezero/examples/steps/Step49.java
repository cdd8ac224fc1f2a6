package org.dezero.examples.steps;

import java.io.IOException;
import java.util.Arrays;
import org.dezero.Config;
import org.dezero.F;
import org.dezero.Variable;
import org.dezero.data.Dataset;
import org.dezero.data.Example;
import org.dezero.data.Spiral;
import org.dezero.models.MLP;
import org.dezero.optimizers.Optimizer;
import org.dezero.optimizers.SGD;

/**
 * Data sets: examples by number, wherever they come from.
 *
 * <p>New: {@link Dataset}, with {@link Dataset#get}, {@link Dataset#gather} for a batch, and {@link Dataset#transform} to
 * prepare examples on the way.
 */
final class Step49 implements Step {
    private static final int EPOCHS = 300;
    private static final int BATCH_SIZE = 30;
    private static final int HIDDEN_SIZE = 10;
    private static final double LEARNING_RATE = 1.0;

    @Override
    public void run(StepOutput out) throws IOException {
        Dataset train = new Spiral(true);
        MLP model = new MLP(HIDDEN_SIZE, 3);
        Optimizer optimizer = new SGD(LEARNING_RATE).setup(model);

        int dataSize = train.size();
        for (int epoch = 1; epoch <= EPOCHS; epoch++) {
            int[] index = Config.random().permutation(dataSize);
            double sumLoss = 0;
            for (int start = 0; start < dataSize; start += BATCH_SIZE) {
                int end = Math.min(start + BATCH_SIZE, dataSize);
                Example batch = train.gather(Arrays.copyOfRange(index, start, end));

                Variable y = model.apply(Variable.constant(batch.x()));
                Variable loss = F.softmaxCrossEntropy(y, Variable.constant(batch.t()));
                model.clearGrads();
                loss.backward();
                optimizer.update();
                sumLoss += loss.item() * (end - start);
            }
            out.line("epoch %d, loss %.2f", epoch, sumLoss / dataSize);
        }
    }
}
