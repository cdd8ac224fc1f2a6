package org.dezero.examples;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/** Files and folders that options name, which must be there. */
final class InputPath {
    private InputPath() {}

    /** The folder, or an {@link UnusableInput} that names the option. */
    static Path folder(String option, String name) {
        Path folder = path(option, name);
        if (!Files.isDirectory(folder)) {
            throw new UnusableInput(
                    option + " '" + name + "' is " + (Files.exists(folder) ? "not a folder" : "not there"));
        }
        return folder;
    }

    /** The file, or an {@link UnusableInput} that names the option. */
    static Path file(String option, String name) {
        Path file = path(option, name);
        if (!Files.isReadable(file) || Files.isDirectory(file)) {
            throw new UnusableInput(option + " '" + name + "' is "
                    + (Files.exists(file) ? "not a file that can be read" : "not there"));
        }
        return file;
    }

    private static Path path(String option, String name) {
        try {
            return Path.of(name);
        } catch (InvalidPathException e) {
            throw new UnusableInput(option + " '" + name + "' is not the name of a file: " + e.getReason(), e);
        }
    }
}
