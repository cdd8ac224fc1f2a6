package org.dezero.examples.steps;

import java.io.IOException;
import java.util.Arrays;
import org.dezero.Config;
import org.dezero.F;
import org.dezero.Index;
import org.dezero.Variable;
import org.dezero.data.Spiral;
import org.dezero.models.MLP;
import org.dezero.optimizers.Optimizer;
import org.dezero.optimizers.SGD;
import org.dezero.viz.LossCurve;

/**
 * Classification of three classes: the points of a spiral, by small batches in random order.
 *
 * <p>New: {@link Spiral}, and {@link org.dezero.random.RandomState#permutation} to shuffle it.
 */
final class Step48 implements Step {
    private static final int EPOCHS = 300;
    private static final int BATCH_SIZE = 30;
    private static final int HIDDEN_SIZE = 10;
    private static final double LEARNING_RATE = 1.0;

    @Override
    public void run(StepOutput out) throws IOException {
        Spiral spiral = new Spiral(true);
        Variable x = Variable.constant(spiral.all().x());
        Variable t = Variable.constant(spiral.all().t());
        MLP model = new MLP(HIDDEN_SIZE, 3);
        Optimizer optimizer = new SGD(LEARNING_RATE).setup(model);

        int dataSize = x.length();
        double[] losses = new double[EPOCHS];
        int iterations = (dataSize + BATCH_SIZE - 1) / BATCH_SIZE;
        for (int epoch = 1; epoch <= EPOCHS; epoch++) {
            // Shuffled index of the data
            int[] index = Config.random().permutation(dataSize);
            double sumLoss = 0;
            for (int i = 0; i < iterations; i++) {
                int end = Math.min((i + 1) * BATCH_SIZE, dataSize);
                Index batch = Index.array(Arrays.copyOfRange(index, i * BATCH_SIZE, end));
                Variable batchX = x.get(batch);
                Variable batchT = t.get(batch);

                Variable loss = F.softmaxCrossEntropy(model.apply(batchX), batchT);
                model.clearGrads();
                loss.backward();
                optimizer.update();
                sumLoss += loss.item() * batchT.length();
            }
            losses[epoch - 1] = sumLoss / dataSize;
            out.line("epoch %d, loss %.2f", epoch, losses[epoch - 1]);
        }
        out.picture("loss.png", new LossCurve("Spiral").add("train", losses)::writePng);
        out.picture("regions.png", SpiralChart.of(spiral, model)::writePng);
    }
}
