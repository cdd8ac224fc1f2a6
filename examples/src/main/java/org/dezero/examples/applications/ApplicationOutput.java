package org.dezero.examples.applications;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Locale;
import org.dezero.transforms.Image;
import org.dezero.viz.PictureException;
import org.jspecify.annotations.Nullable;

/** Where an application prints its lines and writes its pictures. */
public final class ApplicationOutput {
    private final PrintWriter lines;
    private final Path folder;

    /** Something that can be written to a picture file. */
    @FunctionalInterface
    interface Picture {
        void write(Path file) throws PictureException, IOException;
    }

    /**
     * An output.
     *
     * @param lines gets what is printed
     * @param folder gets the pictures; it exists
     */
    public ApplicationOutput(PrintWriter lines, Path folder) {
        this.lines = lines;
        this.folder = folder;
    }

    /** Prints a line, formatted as by {@link String#format} with {@link Locale#ROOT}, and shows it at once. */
    void line(String format, @Nullable Object... args) {
        lines.println(String.format(Locale.ROOT, format, args));
        lines.flush();
    }

    /**
     * Writes a picture and prints where it is, or why there is none: some Javas cannot draw.
     *
     * @param what begins the line
     * @param name the name of the file
     */
    void picture(String what, String name, Picture picture) throws IOException {
        Path file = folder.resolve(name).toAbsolutePath().normalize();
        try {
            picture.write(file);
            line("%s: %s", what, file);
        } catch (PictureException e) {
            line("%s: no picture: %s", what, e.getMessage());
        }
    }

    /** Writes an image as PNG; see {@link #picture}. */
    void image(String what, String name, Image image) throws IOException {
        try {
            picture(what, name, image::write);
        } catch (LinkageError e) {
            line("%s: no picture: this Java lacks the module java.desktop or its libraries (%s)", what, e);
        }
    }
}
