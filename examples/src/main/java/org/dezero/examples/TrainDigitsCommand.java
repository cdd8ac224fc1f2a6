package org.dezero.examples;

import java.io.PrintWriter;
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

    @Mixin
    private SeedAndDType options = new SeedAndDType();

    @Mixin
    private OutputFolder out = new OutputFolder();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public void run() {
        PrintWriter to = spec.commandLine().getOut();
        DigitsTraining training = new DigitsTraining(backend.get(), options.dtype(), options.seed(), epochs.intValue());
        training.run(to, out.get(), Watching.onTerminal());
    }
}
