package org.dezero.examples.applications;

import java.io.IOException;
import java.nio.file.Path;
import org.dezero.Variable;
import org.dezero.array.HostArray;
import org.dezero.models.VGG16;
import org.dezero.transforms.Image;
import org.jspecify.annotations.Nullable;

/**
 * The VGG16 of the command line, trained or not, and images in the size that suits it.
 *
 * @param model with the weights of a file, or random ones
 * @param side height and width of the images it is given
 */
record ChosenVgg(VGG16 model, int side) {
    private static final int TRAINED_SIDE = 224;
    /** Random weights see nothing, and small images are soon done. */
    private static final int RANDOM_SIDE = 64;

    /**
     * A trained model if there is a file of weights, else one of random weights for small images; says which.
     *
     * @throws InputException if the file cannot be read or is of another model
     */
    static ChosenVgg of(@Nullable Path weights, ApplicationOutput out) {
        if (weights == null) {
            out.line(
                    "no --weights: VGG16 has random weights and sees %d x %d pixels; it runs, but its result means nothing",
                    RANDOM_SIDE, RANDOM_SIDE);
            return new ChosenVgg(new VGG16(), RANDOM_SIDE);
        }
        try {
            VGG16 model = VGG16.pretrained(weights);
            out.line("weights: %s", weights);
            return new ChosenVgg(model, TRAINED_SIDE);
        } catch (IOException | IllegalArgumentException e) {
            throw new InputException("--weights: " + e.getMessage(), e);
        }
    }

    /** A batch of one: the image as the model expects it, {@code (1, 3, side, side)}. */
    HostArray array(Image image) {
        return VGG16.preprocess(image, side, side).reshape(1, 3, side, side);
    }

    /** {@link #array} as a constant. */
    Variable constant(Image image) {
        return Variable.constant(array(image));
    }

    /** The image of a batch of one. */
    Image image(Variable batch) {
        return VGG16.deprocess(batch.data().toHost().reshape(3, side, side));
    }
}
