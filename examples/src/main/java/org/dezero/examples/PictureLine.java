package org.dezero.examples;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import org.dezero.viz.PictureException;

/** Writes a picture and prints where it is, or why there is none: some Javas cannot draw. */
final class PictureLine {
    private PictureLine() {}

    /** Something that can be written to a picture file. */
    @FunctionalInterface
    interface Picture {
        void write(Path file) throws PictureException, IOException;
    }

    /**
     * Writes and prints.
     *
     * @param what begins the line
     * @throws CommandFailed if the file cannot be written
     */
    static void write(PrintWriter out, String what, Path file, Picture picture) {
        try {
            picture.write(file);
            out.println(what + ": " + file.toAbsolutePath().normalize());
        } catch (PictureException | IllegalArgumentException e) {
            out.println(what + ": no picture: " + e.getMessage());
        } catch (IOException e) {
            throw new CommandFailed("cannot write the " + what + " to " + file + " (" + e + ")", e);
        }
    }
}
