package org.dezero.examples.applications;

import java.util.Set;
import org.dezero.BackwardOption;
import org.dezero.Config;
import org.dezero.F;
import org.dezero.GraphScope;
import org.dezero.Scope;
import org.dezero.Variable;
import org.dezero.data.Batch;
import org.dezero.data.DataLoader;
import org.dezero.models.MLP;
import org.dezero.optimizers.Adam;
import org.dezero.optimizers.Optimizer;
import org.dezero.optimizers.WeightDecay;

/** A perceptron of three layers with ReLU, Adam and weight decay. */
final class MnistClassifier implements Application {
    private static final int EPOCHS = 5;
    private static final int BATCH = 100;
    private static final int HIDDEN = 1000;
    private static final int CLASSES = 10;
    private static final double WEIGHT_DECAY = 1e-4;

    @Override
    public String does() {
        return "a perceptron with two hidden layers learns to classify images; " + EPOCHS
                + " epochs of 60,000 take some minutes";
    }

    @Override
    public Set<ApplicationInput> takes() {
        return Set.of(ApplicationInput.DATA, ApplicationInput.EPOCHS);
    }

    @Override
    public void run(ApplicationInputs in, ApplicationOutput out) {
        ImageSet images = ImageSet.choose(in.data());
        out.line("%s", images.text());
        run(images, in.epochs(EPOCHS), out);
    }

    /** Trains; returns the accuracy on the test images. */
    double run(ImageSet images, int epochs, ApplicationOutput out) {
        DataLoader train = new DataLoader(images.train(), BATCH);
        DataLoader test = new DataLoader(images.test(), BATCH, false);
        MLP model = MLP.builder(HIDDEN, HIDDEN, CLASSES).activation(F::relu).build();
        Optimizer optimizer = new Adam().setup(model).addHook(new WeightDecay(WEIGHT_DECAY));
        double accuracy = 0;
        for (int epoch = 1; epoch <= epochs; epoch++) {
            double loss = 0;
            double right = 0;
            for (Batch batch : train) {
                try (GraphScope scope = Config.arrayScope()) {
                    Variable y = model.apply(F.flatten(batch.x()));
                    Variable batchLoss = F.softmaxCrossEntropy(y, batch.t());
                    loss += batchLoss.item() * batch.size();
                    right += F.accuracy(y, batch.t()).item() * batch.size();
                    model.clearGrads();
                    batchLoss.backward(BackwardOption.RELEASE_GRAPH);
                    optimizer.update();
                }
            }
            int n = images.train().size();
            out.line("epoch %d/%d: train loss %.4f, accuracy %.4f", epoch, epochs, loss / n, right / n);
            accuracy = test(model, test, images.test().size(), out);
        }
        return accuracy;
    }

    private static double test(MLP model, DataLoader batches, int n, ApplicationOutput out) {
        double loss = 0;
        double right = 0;
        try (Scope noGrad = Config.noGrad()) {
            for (Batch batch : batches) {
                try (GraphScope scope = Config.arrayScope()) {
                    Variable y = model.apply(F.flatten(batch.x()));
                    loss += F.softmaxCrossEntropy(y, batch.t()).item() * batch.size();
                    right += F.accuracy(y, batch.t()).item() * batch.size();
                }
            }
        }
        out.line("            test loss %.4f, accuracy %.4f", loss / n, right / n);
        return right / n;
    }
}
