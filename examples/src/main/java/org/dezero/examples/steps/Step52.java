package org.dezero.examples.steps;

import java.io.IOException;
import org.dezero.Config;
import org.dezero.F;
import org.dezero.Variable;
import org.dezero.data.Batch;
import org.dezero.data.DataLoader;
import org.dezero.data.Dataset;
import org.dezero.models.MLP;
import org.dezero.optimizers.Optimizer;
import org.dezero.optimizers.SGD;

/**
 * What computes can be exchanged: the book moves the training to a GPU, here it runs on whatever backend is chosen, and
 * the time of an epoch shows the difference.
 *
 * <p>New: {@link Config#backend()} on which batches and parameters are made, and {@link Variable#to} to move an array.
 */
final class Step52 implements Step {
    private static final int EPOCHS = 5;
    private static final int BATCH_SIZE = 100;
    private static final int HIDDEN_SIZE = 1000;

    @Override
    public void run(StepOutput out) throws IOException {
        out.note("backend: %s", Config.backend().name());
        TrainingImages images = TrainingImages.of(out);
        Dataset trainSet = images.train();
        DataLoader trainLoader = new DataLoader(trainSet, BATCH_SIZE);
        MLP model = new MLP(HIDDEN_SIZE, 10);
        Optimizer optimizer = new SGD().setup(model);

        double[] losses = new double[EPOCHS];
        for (int epoch = 0; epoch < EPOCHS; epoch++) {
            long start = System.nanoTime();
            double sumLoss = 0;
            for (Batch batch : trainLoader) {
                Variable y = model.apply(batch.x());
                Variable loss = F.softmaxCrossEntropy(y, batch.t());
                model.clearGrads();
                loss.backward();
                optimizer.update();
                sumLoss += loss.item() * batch.size();
            }
            double seconds = (System.nanoTime() - start) / 1e9;
            losses[epoch] = sumLoss / trainSet.size();
            out.line("epoch: %d, loss: %.4f, time: %.4f[sec]", epoch + 1, losses[epoch], seconds);
        }
        images.check(out, model, losses);
    }
}
