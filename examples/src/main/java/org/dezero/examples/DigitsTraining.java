package org.dezero.examples;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.dezero.Config;
import org.dezero.F;
import org.dezero.GradientCheck;
import org.dezero.Scope;
import org.dezero.Variable;
import org.dezero.array.ArrayBackend;
import org.dezero.array.DType;
import org.dezero.data.Batch;
import org.dezero.data.DataLoader;
import org.dezero.data.Digits;
import org.dezero.data.Example;
import org.dezero.models.MLP;
import org.dezero.optimizers.MomentumSGD;
import org.dezero.optimizers.Optimizer;
import org.dezero.random.RandomState;
import org.dezero.viz.GraphPicture;
import org.dezero.viz.LossCurve;

/**
 * Trains a perceptron with one hidden layer on the digits and says what it does, line by line.
 *
 * <p>Everything random comes from one generator, so a seed means the same on every backend. The activation is smooth and
 * the steps are few: what two backends compute differently in the last digit does not grow.
 */
final class DigitsTraining {
    private static final int HIDDEN = 32;
    private static final int CLASSES = 10;
    private static final int BATCH = 32;
    private static final double LEARNING_RATE = 0.1;

    /** The numeric check computes the loss twice for every parameter: few images do. */
    private static final int CHECKED_IMAGES = 8;

    private static final double GRADIENT_RTOL = 1e-4;
    private static final double GRADIENT_ATOL = 1e-6;

    private final ArrayBackend backend;
    private final DType dtype;
    private final long seed;
    private final int epochs;

    DigitsTraining(ArrayBackend backend, DType dtype, long seed, int epochs) {
        this.backend = backend;
        this.dtype = dtype;
        this.seed = seed;
        this.epochs = epochs;
    }

    /**
     * Trains.
     *
     * @param out gets the lines
     * @param folder gets the pictures
     * @param watched whether to show a bar while an epoch runs
     */
    void run(PrintWriter out, Path folder, boolean watched) {
        try (Scope onBackend = Config.backend(backend)) {
            train(out, folder, watched);
        }
    }

    private void train(PrintWriter out, Path folder, boolean watched) {
        RandomState random = new RandomState(seed);
        Digits trainSet = new Digits(true, dtype);
        Digits testSet = new Digits(false, dtype);
        MLP model = MLP.builder(HIDDEN, CLASSES)
                .activation(F::tanh)
                .dtype(dtype)
                .random(random)
                .build();
        Optimizer optimizer = new MomentumSGD(LEARNING_RATE).setup(model);
        DataLoader batches = new DataLoader(trainSet, BATCH, true, random);
        DataLoader allTrain = whole(trainSet);
        DataLoader allTest = whole(testSet);
        Classifier classifier = new Classifier(model, images -> images);

        out.println(
                "backend '" + backend.name() + "' (" + backend.getClass().getName() + "), " + dtype + ", seed " + seed);
        out.println("digits: " + trainSet.size() + " images to train with, " + testSet.size()
                + " to test with, every fifth line of the file");
        checkGradients(model, trainSet, out);

        List<Score> trainScores = new ArrayList<>();
        List<Score> testScores = new ArrayList<>();
        for (int epoch = 1; epoch <= epochs; epoch++) {
            String name = "epoch " + epoch + "/" + epochs;
            Score train = classifier.train(optimizer, batches, watched ? name : null);
            Score test = classifier.test(allTest);
            trainScores.add(train);
            testScores.add(test);
            out.println(name + ": " + train.text() + "; test " + test.text());
        }
        out.println(String.format(
                Locale.ROOT, "final loss: %.16e", classifier.test(allTrain).loss()));
        draw(model, allTest.iterator().next(), trainScores, testScores, folder, out);
        out.println(String.format(
                Locale.ROOT, "test accuracy: %.3f", classifier.test(allTest).accuracy()));
    }

    // ---- the check ----------------------------------------------------------------------------------------------

    /** Compares the gradient of every parameter with differences, in FLOAT64, at the weights the training starts from. */
    private static void checkGradients(MLP model, Digits images, PrintWriter out) {
        int[] few = new int[CHECKED_IMAGES];
        Arrays.setAll(few, i -> i);
        Example batch = images.gather(few);
        Variable x = Variable.constant(batch.x().cast(DType.FLOAT64));
        Variable t = Variable.constant(batch.t());
        // Sizes the layers and draws their weights.
        Config.noGrad(() -> model.apply(Variable.constant(batch.x())));
        GradientCheck.Result result =
                GradientCheck.gradientCheck(ps -> loss(ps, x, t), model.params(), GRADIENT_RTOL, GRADIENT_ATOL);
        out.println(String.format(
                Locale.ROOT,
                "gradient check: %d parameters, largest relative error %.1e",
                result.checked(),
                result.maxRelativeError()));
        if (!result.passed()) {
            throw new CommandFailed("the gradients are wrong: " + result.message());
        }
    }

    /** The model's loss as a function of its parameters: W, b of each layer in turn. */
    static Variable loss(List<Variable> parameters, Variable x, Variable t) {
        Variable y = x;
        for (int i = 0; i < parameters.size(); i += 2) {
            y = F.linear(i == 0 ? y : F.tanh(y), parameters.get(i), parameters.get(i + 1));
        }
        return F.softmaxCrossEntropy(y, t);
    }

    private static DataLoader whole(Digits images) {
        return new DataLoader(images, images.size(), false);
    }

    // ---- the pictures -------------------------------------------------------------------------------------------

    private static void draw(
            MLP model, Batch images, List<Score> trainScores, List<Score> testScores, Path folder, PrintWriter out) {
        LossCurve curve = new LossCurve("Handwritten digits");
        Variable loss = F.softmaxCrossEntropy(
                model.apply(images.x().name("x")), images.t().name("t"));
        GraphPicture graph = GraphPicture.of(loss.name("loss")).withShapes();
        PictureLine.write(out, "loss curve", folder.resolve("digits-loss.png"), file -> {
            curve.add("train", Score.losses(trainScores))
                    .add("test", Score.losses(testScores))
                    .writePng(file);
        });
        PictureLine.write(out, "graph", folder.resolve("digits-graph.svg"), graph::writeSvg);
    }
}
