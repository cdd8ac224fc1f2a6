package org.dezero.examples;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.dezero.Config;
import org.dezero.Parameter;
import org.dezero.Scope;
import org.dezero.Variable;
import org.dezero.array.ArrayBackend;
import org.dezero.array.DType;
import org.dezero.data.DataLoader;
import org.dezero.data.FashionMNIST;
import org.dezero.models.Model;
import org.dezero.optimizers.Adam;
import org.dezero.random.RandomState;
import org.dezero.viz.LossCurve;

/**
 * Trains a network on pictures of clothing and says what it does, line by line.
 *
 * <p>The steps of Adam become smaller from epoch to epoch, along half a wave of the cosine: the last epochs then settle, and
 * the accuracy does not depend on where the training happens to stop.
 */
final class FashionTraining {
    private static final double ALPHA = 0.001;
    private static final int TEST_BATCH = 500;

    /** Mean and standard deviation of the pixels of the 60,000 images. */
    private static final double MEAN = 0.286;

    private static final double DEVIATION = 0.353;

    private final FashionNetwork network;
    private final DType dtype;
    private final long seed;
    private final int epochs;
    private final int batch;

    FashionTraining(FashionNetwork network, DType dtype, long seed, int epochs, int batch) {
        this.network = network;
        this.dtype = dtype;
        this.seed = seed;
        this.epochs = epochs;
        this.batch = batch;
    }

    /**
     * Trains.
     *
     * @param out gets the lines
     * @param folder gets the picture and the weights
     * @param watched whether to show a bar while an epoch runs
     * @throws CommandFailed if a file cannot be written
     */
    void run(
            ArrayBackend backend,
            FashionMNIST trainSet,
            FashionMNIST testSet,
            PrintWriter out,
            Path folder,
            boolean watched) {
        out.println("backend '" + backend.name() + "' (" + backend.getClass().getName() + "), " + dtype + ", seed "
                + seed + ", batches of " + batch);
        out.println("images: " + trainSet.size() + " to train with, " + testSet.size() + " to test with");
        out.println("model " + network.text());
        try (Scope onBackend = Config.backend(backend)) {
            train(trainSet, testSet, out, folder, watched);
        }
    }

    private void train(FashionMNIST trainSet, FashionMNIST testSet, PrintWriter out, Path folder, boolean watched) {
        RandomState random = new RandomState(seed);
        Model model = network.model(dtype, random);
        DataLoader batches = new DataLoader(network.inputs(trainSet), batch, true, random);
        DataLoader test = new DataLoader(network.inputs(testSet), TEST_BATCH, false);
        Adam optimizer = new Adam(ALPHA);
        optimizer.setup(model);
        Classifier classifier = new Classifier(model, this::normalised);
        // Sizes the layers and draws their weights.
        Score score = classifier.test(test);
        out.println(weights(model) + " weights; before training, test " + score.text());

        List<Score> trainScores = new ArrayList<>();
        List<Score> testScores = new ArrayList<>();
        for (int epoch = 1; epoch <= epochs; epoch++) {
            String name = "epoch " + epoch + "/" + epochs;
            long start = System.nanoTime();
            optimizer.setAlpha(ALPHA * 0.5 * (1 + Math.cos(Math.PI * (epoch - 1) / epochs)));
            Score train = classifier.train(optimizer, batches, watched ? name : null);
            score = classifier.test(test);
            trainScores.add(train);
            testScores.add(score);
            double seconds = (System.nanoTime() - start) / 1e9;
            out.println(name + ": " + train.text() + "; test " + score.text()
                    + String.format(Locale.ROOT, " (%.1f s)", seconds));
        }
        PictureLine.write(out, "loss curve", folder.resolve("fashion-" + network + "-loss.png"), file -> {
            new LossCurve("Fashion-MNIST, " + network)
                    .add("train", Score.losses(trainScores))
                    .add("test", Score.losses(testScores))
                    .writePng(file);
        });
        save(model, folder.resolve("fashion-" + network + ".npz"), out);
        out.println(String.format(Locale.ROOT, "test accuracy: %.4f", score.accuracy()));
    }

    private Variable normalised(Variable images) {
        return images.astype(dtype).sub(MEAN).div(DEVIATION);
    }

    private static int weights(Model model) {
        return model.params().stream().mapToInt(Parameter::size).sum();
    }

    private static void save(Model model, Path file, PrintWriter out) {
        try {
            Path written = model.saveWeights(file);
            out.println("weights: " + written.toAbsolutePath().normalize());
        } catch (IOException e) {
            throw new CommandFailed("cannot write the weights to " + file + " (" + e + ")", e);
        }
    }
}
