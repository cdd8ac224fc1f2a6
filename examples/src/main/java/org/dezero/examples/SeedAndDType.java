package org.dezero.examples;

import org.dezero.array.DType;
import picocli.CommandLine.Option;

/** The options {@code --seed} and {@code --dtype} of a training. */
final class SeedAndDType {
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

    long seed() {
        return seed;
    }

    DType dtype() {
        return dtype;
    }
}
