package org.dezero.examples.steps;

import java.io.IOException;
import org.dezero.Config;
import org.dezero.F;
import org.dezero.Scope;
import org.dezero.Variable;
import org.dezero.data.Batch;
import org.dezero.data.DataLoader;
import org.dezero.data.Spiral;
import org.dezero.models.MLP;
import org.dezero.optimizers.Optimizer;
import org.dezero.optimizers.SGD;
import org.dezero.viz.Chart;
import org.dezero.viz.LossCurve;

/**
 * The data loader, which shuffles and cuts into batches; and how well a model does on points it was not trained with.
 *
 * <p>New: {@link DataLoader}, {@link Batch}, and {@link F#accuracy(Variable, Variable)}.
 */
final class Step50 implements Step {
    private static final int EPOCHS = 300;
    private static final int BATCH_SIZE = 30;
    private static final int HIDDEN_SIZE = 10;
    private static final double LEARNING_RATE = 1.0;

    @Override
    public void run(StepOutput out) throws IOException {
        Spiral trainSet = new Spiral(true);
        Spiral testSet = new Spiral(false);
        DataLoader trainLoader = new DataLoader(trainSet, BATCH_SIZE);
        DataLoader testLoader = new DataLoader(testSet, BATCH_SIZE, false);
        MLP model = new MLP(HIDDEN_SIZE, 3);
        Optimizer optimizer = new SGD(LEARNING_RATE).setup(model);

        double[] trainLoss = new double[EPOCHS];
        double[] trainAccuracy = new double[EPOCHS];
        double[] testLoss = new double[EPOCHS];
        double[] testAccuracy = new double[EPOCHS];
        for (int epoch = 0; epoch < EPOCHS; epoch++) {
            for (Batch batch : trainLoader) {
                Variable y = model.apply(batch.x());
                Variable loss = F.softmaxCrossEntropy(y, batch.t());
                Variable accuracy = F.accuracy(y, batch.t());
                model.clearGrads();
                loss.backward();
                optimizer.update();
                trainLoss[epoch] += loss.item() * batch.size();
                trainAccuracy[epoch] += accuracy.item() * batch.size();
            }
            trainLoss[epoch] /= trainSet.size();
            trainAccuracy[epoch] /= trainSet.size();
            out.line("epoch: %d", epoch + 1);
            out.line("train loss: %.4f, accuracy: %.4f", trainLoss[epoch], trainAccuracy[epoch]);

            try (Scope noGraph = Config.noGrad()) {
                for (Batch batch : testLoader) {
                    Variable y = model.apply(batch.x());
                    testLoss[epoch] += F.softmaxCrossEntropy(y, batch.t()).item() * batch.size();
                    testAccuracy[epoch] += F.accuracy(y, batch.t()).item() * batch.size();
                }
            }
            testLoss[epoch] /= testSet.size();
            testAccuracy[epoch] /= testSet.size();
            out.line("test loss: %.4f, accuracy: %.4f", testLoss[epoch], testAccuracy[epoch]);
        }

        LossCurve losses = new LossCurve("Spiral").add("train", trainLoss).add("test", testLoss);
        out.picture("loss.png", losses::writePng);
        Chart accuracies = new Chart("Spiral", "epoch", "accuracy")
                .line("train", trainAccuracy)
                .line("test", testAccuracy);
        out.picture("accuracy.png", accuracies::writePng);
    }
}
