package org.dezero.examples;

import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Optional;
import org.dezero.array.ArrayBackend;
import org.dezero.data.FashionMNIST;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Training on real files. */
@Command(
        name = "fashion",
        mixinStandardHelpOptions = true,
        description =
                "Trains a network to tell ten kinds of clothing apart, on the 70,000 images of Fashion-MNIST. On two"
                        + " cores and the backend plain, five epochs take about half a minute with mlp, three minutes with cnn.")
final class TrainFashionCommand implements Runnable {
    @Mixin
    private ChosenBackend backend = new ChosenBackend();

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description =
                    "The folder with the four IDX files of Fashion-MNIST, packed by gzip or not; unless given, that"
                            + " of Debian's package dataset-fashion-mnist, or fashion-mnist in DeZero's cache folder.")
    private @Nullable String data;

    @Option(
            names = "--model",
            paramLabel = "mlp|cnn",
            defaultValue = "mlp",
            converter = FashionNetwork.Named.class,
            description = "What to train; ${DEFAULT-VALUE} unless given.")
    private FashionNetwork network = FashionNetwork.MLP;

    @Option(
            names = "--epochs",
            paramLabel = "N",
            defaultValue = "5",
            converter = WholeNumber.Epochs.class,
            description = "How often the training images are gone through; ${DEFAULT-VALUE} unless given.")
    private Long epochs = 5L;

    @Option(
            names = "--batch",
            paramLabel = "N",
            defaultValue = "100",
            converter = WholeNumber.Batch.class,
            description = "The number of images before each change of the weights; ${DEFAULT-VALUE} unless given.")
    private Long batch = 100L;

    @Mixin
    private SeedAndDType options = new SeedAndDType();

    @Mixin
    private OutputFolder out = new OutputFolder();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public void run() {
        PrintWriter to = spec.commandLine().getOut();
        ArrayBackend chosen = backend.get();
        Path folder = data == null ? null : InputPath.folder("--data", data);
        FashionMNIST trainSet = images(folder, true);
        FashionMNIST testSet = images(folder, false);
        if (trainSet.size() == 0 || testSet.size() == 0) {
            throw new UnusableInput("there are " + trainSet.size() + " images to train with and " + testSet.size()
                    + " to test with; give files with some of both");
        }
        new FashionTraining(network, options.dtype(), options.seed(), epochs.intValue(), batch.intValue())
                .run(chosen, trainSet, testSet, to, out.get(), Watching.onTerminal());
    }

    private static FashionMNIST images(@Nullable Path folder, boolean train) {
        try {
            if (folder != null) {
                return FashionMNIST.from(folder, train);
            }
            return found(FashionMNIST.local(train));
        } catch (UncheckedIOException e) {
            throw new UnusableInput(String.valueOf(e.getMessage()), e);
        }
    }

    /** The images, or an error that says how to get them. */
    static FashionMNIST found(Optional<FashionMNIST> images) {
        return images.orElseThrow(
                () -> new UnusableInput("Fashion-MNIST is not on this machine; install Debian's package"
                        + " dataset-fashion-mnist, or name the folder with its four files by --data"));
    }
}
