package org.dezero.examples.applications;

import java.io.IOException;
import java.util.Set;
import org.dezero.BackwardOption;
import org.dezero.Config;
import org.dezero.F;
import org.dezero.GraphScope;
import org.dezero.Scope;
import org.dezero.Variable;
import org.dezero.data.ArrayDataset;
import org.dezero.data.Batch;
import org.dezero.data.DataLoader;
import org.dezero.data.Spiral;
import org.dezero.examples.steps.SpiralChart;
import org.dezero.layers.BatchNorm;
import org.dezero.layers.Linear;
import org.dezero.models.Model;
import org.dezero.models.Sequential;
import org.dezero.optimizers.Optimizer;
import org.dezero.optimizers.SGD;
import org.dezero.random.RandomState;

/** Ten hidden units and batch normalisation untwist three spiral arms; the picture shows who gets which part of the plane. */
final class SpiralClassifier implements Application {
    private static final int EPOCHS = 100;
    private static final int BATCH = 30;
    private static final int HIDDEN = 10;
    private static final int CLASSES = 3;
    private static final double LEARNING_RATE = 1.0;

    @Override
    public String does() {
        return "a network with batch normalisation learns to tell three spiral arms apart, and draws its borders";
    }

    @Override
    public Set<ApplicationInput> takes() {
        return Set.of(ApplicationInput.EPOCHS);
    }

    @Override
    public void run(ApplicationInputs in, ApplicationOutput out) throws IOException {
        // The spirals seed the generator they draw from; one of their own leaves the weights to the seed given.
        Spiral train = new Spiral(true, new RandomState(0));
        Spiral test = new Spiral(false, new RandomState(0));
        Model model = train(train, in.epochs(EPOCHS), out);
        out.line("train accuracy %.4f, test accuracy %.4f", accuracy(model, train), accuracy(model, test));
        out.picture("borders", "spiral.png", SpiralChart.of(train, points -> scores(model, points))::writePng);
    }

    /** Trains. */
    static Model train(Spiral points, int epochs, ApplicationOutput out) {
        Model model = new Sequential(new Linear(HIDDEN), new BatchNorm(), F::sigmoid, new Linear(CLASSES));
        Optimizer optimizer = new SGD(LEARNING_RATE).setup(model);
        DataLoader batches = new DataLoader(points, BATCH);
        for (int epoch = 1; epoch <= epochs; epoch++) {
            double sum = 0;
            for (Batch batch : batches) {
                try (GraphScope scope = Config.arrayScope()) {
                    Variable loss = F.softmaxCrossEntropy(model.apply(batch.x()), batch.t());
                    sum += loss.item() * batch.size();
                    model.clearGrads();
                    loss.backward(BackwardOption.RELEASE_GRAPH);
                    optimizer.update();
                }
            }
            if (epoch % 10 == 0 || epoch == epochs) {
                out.line("epoch %d/%d: loss %.4f", epoch, epochs, sum / points.size());
            }
        }
        return model;
    }

    /** The share of points that get their own arm. */
    static double accuracy(Model model, ArrayDataset points) {
        Batch all = new DataLoader(points, points.size(), false).iterator().next();
        return F.accuracy(scores(model, all.x()), all.t()).item();
    }

    private static Variable scores(Model model, Variable points) {
        try (Scope noGrad = Config.noGrad();
                Scope testMode = Config.testMode()) {
            return model.apply(points);
        }
    }
}
