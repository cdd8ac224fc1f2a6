package org.dezero.examples.steps;

import java.nio.file.Path;
import java.util.Optional;
import org.dezero.Config;
import org.dezero.F;
import org.dezero.Scope;
import org.dezero.data.Batch;
import org.dezero.data.DataLoader;
import org.dezero.data.Dataset;
import org.dezero.data.Digits;
import org.dezero.data.Example;
import org.dezero.data.FashionMNIST;
import org.dezero.data.MNIST;
import org.dezero.models.Model;

/**
 * The images of steps 51 to 53: MNIST or Fashion-MNIST from the folder given, else as installed where that is asked for,
 * else the digits that come with the library.
 *
 * <p>The book's number of epochs and its learning rate are made for 60,000 images. Of fewer, each is taken several times in
 * an epoch, so that the parameters move as often.
 */
final class TrainingImages {
    private static final int MNIST_TRAIN = 60_000;
    private static final int MNIST_TEST = 10_000;
    private static final int BATCH_SIZE = 100;

    private static final double DIGITS_ACCURACY = 0.9;

    /** Of what 5 epochs of the book's gradient descent reach on Fashion-MNIST, which is the harder one, a little less. */
    private static final double MNIST_ACCURACY = 0.7;

    private final String name;
    private final Dataset train;
    private final Dataset test;

    private TrainingImages(String name, Dataset train, Dataset test) {
        this.name = name;
        this.train = train;
        this.test = test;
    }

    /** Examples, each of them several times. */
    private record Repeated(Dataset examples, int times) implements Dataset {
        @Override
        public int size() {
            return examples.size() * times;
        }

        @Override
        public Example get(int i) {
            return examples.get(i % examples.size());
        }

        @Override
        public Example gather(int... indices) {
            int[] once = indices.clone();
            for (int i = 0; i < once.length; i++) {
                once[i] %= examples.size();
            }
            return examples.gather(once);
        }
    }

    /** The images for a step; says beside it which they are. */
    static TrainingImages of(StepOutput out) {
        TrainingImages images = find(out);
        int times = images.times();
        out.note(
                "%s: %d images to train with%s, %d to test with",
                images.name,
                images.train.size(),
                times == 1 ? "" : ", each " + times + " times in an epoch to make up for " + MNIST_TRAIN,
                images.test.size());
        return images;
    }

    private static TrainingImages find(StepOutput out) {
        Path folder = out.data();
        if (folder != null) {
            return new TrainingImages("the images of --data", MNIST.from(folder, true), MNIST.from(folder, false));
        }
        if (out.installed()) {
            Optional<MNIST> mnist = MNIST.local(true);
            if (mnist.isPresent()) {
                return new TrainingImages("MNIST", mnist.get(), new MNIST(false));
            }
            Optional<FashionMNIST> fashion = FashionMNIST.local(true);
            if (fashion.isPresent()) {
                return new TrainingImages("Fashion-MNIST", fashion.get(), new FashionMNIST(false));
            }
        }
        return new TrainingImages("the digits that come with the library", new Digits(true), new Digits(false));
    }

    private int times() {
        return Math.max(1, (MNIST_TRAIN + train.size() - 1) / Math.max(1, train.size()));
    }

    /** What an epoch goes through. */
    Dataset train() {
        return times() == 1 ? train : new Repeated(train, times());
    }

    /** What a model is tested with. */
    Dataset test() {
        return test;
    }

    /**
     * Checks what must hold after a training: an accuracy; or, of a part of MNIST, for which nobody knows how hard it is, only
     * that the loss falls.
     *
     * @param losses of the epochs
     */
    void check(StepOutput out, Model model, double... losses) {
        boolean digits = train instanceof Digits;
        if (digits || (train.size() >= MNIST_TRAIN && test.size() >= MNIST_TEST)) {
            double least = digits ? DIGITS_ACCURACY : MNIST_ACCURACY;
            double accuracy = accuracy(model);
            out.note("test accuracy: %.4f", accuracy);
            out.property("test accuracy at least " + least + " on " + name, accuracy >= least);
        } else {
            out.property("the loss falls on " + name, losses[losses.length - 1] < losses[0]);
        }
    }

    private double accuracy(Model model) {
        double sum = 0;
        try (Scope noGraph = Config.noGrad()) {
            for (Batch batch : new DataLoader(test, BATCH_SIZE, false)) {
                sum += F.accuracy(model.apply(batch.x()), batch.t()).item() * batch.size();
            }
        }
        return sum / test.size();
    }
}
