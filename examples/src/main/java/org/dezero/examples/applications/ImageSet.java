package org.dezero.examples.applications;

import java.nio.file.Path;
import java.util.Optional;
import org.dezero.array.HostArray;
import org.dezero.data.ArrayDataset;
import org.dezero.data.Dataset;
import org.dezero.data.Digits;
import org.dezero.data.Example;
import org.dezero.data.FashionMNIST;
import org.dezero.data.MNIST;
import org.jspecify.annotations.Nullable;

/**
 * Small grey images of ten kinds, {@code (1, side, side)} FLOAT32 from 0 to 1, for programs that do not mind which.
 *
 * @param name what they are, for people
 * @param side their height and width, a multiple of 4
 * @param train those to train with
 * @param test those to test with
 */
record ImageSet(String name, int side, Dataset train, Dataset test) {
    private static final int FILE_SIDE = 28;
    private static final int DIGIT_SIDE = 8;

    /**
     * The images in a folder; without one MNIST or Fashion-MNIST as they are found on this machine, else the digits that come
     * with the library.
     *
     * @throws java.io.UncheckedIOException if there are no such files in the folder, or files are damaged
     * @throws InputException if there are no images in the files
     */
    static ImageSet choose(@Nullable Path folder) {
        if (folder != null) {
            return ofFiles(
                    "the images in " + folder,
                    MNIST.from(folder, true).images(),
                    MNIST.from(folder, false).images());
        }
        Optional<MNIST> train = MNIST.local(true);
        Optional<MNIST> test = MNIST.local(false);
        if (train.isPresent() && test.isPresent()) {
            return ofFiles("MNIST", train.get().images(), test.get().images());
        }
        Optional<FashionMNIST> fashionTrain = FashionMNIST.local(true);
        Optional<FashionMNIST> fashionTest = FashionMNIST.local(false);
        if (fashionTrain.isPresent() && fashionTest.isPresent()) {
            return ofFiles(
                    "Fashion-MNIST",
                    fashionTrain.get().images(),
                    fashionTest.get().images());
        }
        return digits();
    }

    private static ImageSet ofFiles(String name, Dataset train, Dataset test) {
        if (train.size() == 0 || test.size() == 0) {
            throw new InputException(name + " are " + train.size() + " to train with and " + test.size()
                    + " to test with; give files with some of both");
        }
        return new ImageSet(name, FILE_SIDE, train, test);
    }

    /** The digits that come with the library. */
    static ImageSet digits() {
        return new ImageSet(
                "the digits that come with the library",
                DIGIT_SIDE,
                asImages(new Digits(true)),
                asImages(new Digits(false)));
    }

    private static Dataset asImages(ArrayDataset rows) {
        Example all = rows.all();
        HostArray images = all.x().reshape(rows.size(), 1, DIGIT_SIDE, DIGIT_SIDE);
        return new ArrayDataset(images, all.t());
    }

    /** Whether these are the small ones that come with the library. */
    boolean shipped() {
        return side == DIGIT_SIDE;
    }

    /** Says which images they are, and how many. */
    String text() {
        return String.format(
                "images: %s, %d x %d pixels, %d to train with, %d to test with",
                name, side, side, train.size(), test.size());
    }
}
