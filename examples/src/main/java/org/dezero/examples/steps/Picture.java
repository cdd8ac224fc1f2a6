package org.dezero.examples.steps;

import java.io.IOException;
import java.nio.file.Path;
import org.dezero.viz.PictureException;

/** Something that can be written to a picture file. */
@FunctionalInterface
interface Picture {
    /**
     * Writes the picture.
     *
     * @throws PictureException if this Java cannot draw
     * @throws IOException if the file cannot be written
     */
    void write(Path file) throws PictureException, IOException;
}
