package org.dezero.examples;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Trains one of the models that come with the project. */
@Command(
        name = "train",
        description = "Trains a model.",
        subcommands = {TrainDigitsCommand.class, TrainFashionCommand.class})
final class TrainCommand implements Runnable {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "nothing to train was named");
    }
}
