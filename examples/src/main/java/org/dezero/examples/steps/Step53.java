package org.dezero.examples.steps;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.dezero.F;
import org.dezero.Variable;
import org.dezero.data.Batch;
import org.dezero.data.DataLoader;
import org.dezero.data.Dataset;
import org.dezero.models.MLP;
import org.dezero.optimizers.Optimizer;
import org.dezero.optimizers.SGD;

/**
 * A model is saved, and another one goes on where it stopped: what the book's script does when it is run twice.
 *
 * <p>New: {@link MLP#saveWeights} and {@link MLP#loadWeights}, in files that NumPy and Python's DeZero read and write.
 */
final class Step53 implements Step {
    private static final int EPOCHS = 3;
    private static final int BATCH_SIZE = 100;
    private static final int HIDDEN_SIZE = 1000;

    @Override
    public void run(StepOutput out) throws IOException {
        TrainingImages images = TrainingImages.of(out);
        Path file = out.file("my_mlp.npz");
        // What an earlier run of this step left was perhaps made for other images.
        Files.deleteIfExists(file);

        double[] losses = new double[2 * EPOCHS];
        MLP first = train(out, images.train(), file, losses, 0);
        MLP loaded = new MLP(HIDDEN_SIZE, 10);
        loaded.loadWeights(file);
        out.property("what is loaded is what was saved", numbers(loaded).equals(numbers(first)));

        out.note("the second run goes on with the weights of the file");
        MLP second = train(out, images.train(), file, losses, EPOCHS);
        images.check(out, second, losses);
    }

    private static List<Double> numbers(MLP model) {
        return model.params().stream().flatMap(p -> Python.numbers(p).stream()).toList();
    }

    private static MLP train(StepOutput out, Dataset trainSet, Path file, double[] losses, int from)
            throws IOException {
        DataLoader trainLoader = new DataLoader(trainSet, BATCH_SIZE);
        MLP model = new MLP(HIDDEN_SIZE, 10);
        Optimizer optimizer = new SGD().setup(model);
        if (Files.exists(file)) {
            model.loadWeights(file);
        }

        for (int epoch = 0; epoch < EPOCHS; epoch++) {
            double sumLoss = 0;
            for (Batch batch : trainLoader) {
                Variable y = model.apply(batch.x());
                Variable loss = F.softmaxCrossEntropy(y, batch.t());
                model.clearGrads();
                loss.backward();
                optimizer.update();
                sumLoss += loss.item() * batch.size();
            }
            losses[from + epoch] = sumLoss / trainSet.size();
            out.line("epoch: %d, loss: %.4f", epoch + 1, losses[from + epoch]);
        }

        model.saveWeights(file);
        return model;
    }
}
