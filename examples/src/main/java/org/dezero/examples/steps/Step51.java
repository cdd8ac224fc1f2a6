package org.dezero.examples.steps;

import java.io.IOException;
import org.dezero.Config;
import org.dezero.F;
import org.dezero.Scope;
import org.dezero.Variable;
import org.dezero.data.Batch;
import org.dezero.data.DataLoader;
import org.dezero.models.MLP;
import org.dezero.optimizers.Optimizer;
import org.dezero.optimizers.SGD;
import org.dezero.viz.LossCurve;

/**
 * Handwritten digits are recognised by what stands in the steps before.
 *
 * <p>New: {@link org.dezero.data.MNIST}. With {@code MLP.builder(1000, 1000, 10).activation(F::relu)} and {@link
 * org.dezero.optimizers.Adam} more of them are recognised.
 */
final class Step51 implements Step {
    private static final int EPOCHS = 5;
    private static final int BATCH_SIZE = 100;
    private static final int HIDDEN_SIZE = 1000;

    @Override
    public void run(StepOutput out) throws IOException {
        TrainingImages images = TrainingImages.of(out);
        DataLoader trainLoader = new DataLoader(images.train(), BATCH_SIZE);
        DataLoader testLoader = new DataLoader(images.test(), BATCH_SIZE, false);
        MLP model = new MLP(HIDDEN_SIZE, 10);
        Optimizer optimizer = new SGD().setup(model);

        double[] trainLoss = new double[EPOCHS];
        double[] testLoss = new double[EPOCHS];
        for (int epoch = 0; epoch < EPOCHS; epoch++) {
            double sumAccuracy = 0;
            for (Batch batch : trainLoader) {
                Variable y = model.apply(batch.x());
                Variable loss = F.softmaxCrossEntropy(y, batch.t());
                Variable accuracy = F.accuracy(y, batch.t());
                model.clearGrads();
                loss.backward();
                optimizer.update();
                trainLoss[epoch] += loss.item() * batch.size() / images.train().size();
                sumAccuracy += accuracy.item() * batch.size();
            }
            out.line("epoch: %d", epoch + 1);
            out.line(
                    "train loss: %.4f, accuracy: %.4f",
                    trainLoss[epoch], sumAccuracy / images.train().size());

            sumAccuracy = 0;
            try (Scope noGraph = Config.noGrad()) {
                for (Batch batch : testLoader) {
                    Variable y = model.apply(batch.x());
                    testLoss[epoch] += F.softmaxCrossEntropy(y, batch.t()).item()
                            * batch.size()
                            / images.test().size();
                    sumAccuracy += F.accuracy(y, batch.t()).item() * batch.size();
                }
            }
            out.line(
                    "test loss: %.4f, accuracy: %.4f",
                    testLoss[epoch], sumAccuracy / images.test().size());
        }
        images.check(out, model, trainLoss);
        LossCurve curve = new LossCurve("Images").add("train", trainLoss).add("test", testLoss);
        out.picture("loss.png", curve::writePng);
    }
}
