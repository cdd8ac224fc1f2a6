package org.dezero.examples;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** The option {@code --out}. */
final class OutputFolder {
    @Option(
            names = "--out",
            paramLabel = "DIR",
            defaultValue = "dezero-out",
            description = "The folder for the pictures, made if need be; ${DEFAULT-VALUE} unless given.")
    private String name = "dezero-out";

    /**
     * The folder, made if need be.
     *
     * @throws UnusableInput if it cannot be made or written to
     */
    Path get() {
        try {
            Path folder = Files.createDirectories(Path.of(name));
            if (Files.isWritable(folder)) {
                return folder;
            }
            throw new UnusableInput("--out '" + name + "' cannot be written to; name another folder");
        } catch (InvalidPathException | IOException e) {
            throw new UnusableInput("--out '" + name + "' is not a folder and cannot be made one; name another", e);
        }
    }
}
