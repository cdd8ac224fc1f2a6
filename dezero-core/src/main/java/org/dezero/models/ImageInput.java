package org.dezero.models;

import org.dezero.Variable;
import org.dezero.array.ShapeException;

/** What models of images ask of their input, before any of their layers draws weights for it. */
final class ImageInput {
    private ImageInput() {}

    /** Refuses what is not {@code (n, c, h, w)} with both sides from {@code least}. */
    static void check(String model, Variable x, int least) {
        if (x.ndim() != 4) {
            throw new ShapeException(model + ": not images: x " + x.shape() + " " + x.dtype()
                    + "; give one of four axes (n, c, h, w), for instance with F.expandDims(x, 0)");
        }
        if (x.shape().dim(2) < least || x.shape().dim(3) < least) {
            throw new ShapeException(model + ": images are too small: x " + x.shape() + " " + x.dtype()
                    + "; nothing would be left after its strides and poolings, so give " + least + "x" + least
                    + " or more");
        }
    }
}
