package org.dezero.examples;

import java.io.PrintWriter;
import org.dezero.array.DType;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The main job. */
@Command(
        name = "digits",
        mixinStandardHelpOptions = true,
        description = "Trains a multi-layer perceptron on 1,797 handwritten digits.")
final class TrainDigitsCommand implements Runnable {
    @Mixin
    private ChosenBackend backend = new ChosenBackend();

    @Option(
            names = "--epochs",
            paramLabel = "N",
            defaultValue = "20",
            converter = WholeNumber.Epochs.class,
            description = "How often the training images are gone through; ${DEFAULT-VALUE} unless given.")
    private Long epochs = 20L;

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "0",
            converter = WholeNumber.Seed.class,
            description = "Seed of the weights and of the order of the images; ${DEFAULT-VALUE} unless given.")
    private Long seed = 0L;

    @Option(
            names = "--dtype",
            paramLabel = "float32|float64",
            defaultValue = "float32",
            converter = FloatingDType.class,
            description = "What to compute in; ${DEFAULT-VALUE} unless given.")
    private DType dtype = DType.FLOAT32;

    @Mixin
    private OutputFolder out = new OutputFolder();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public void run() {
        PrintWriter to = spec.commandLine().getOut();
        DigitsTraining training = new DigitsTraining(backend.get(), dtype, seed, epochs.intValue());
        training.run(to, out.get(), Watching.onTerminal());
    }
}
