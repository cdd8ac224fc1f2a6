package org.dezero.data;

import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.dezero.array.HostArray;

/**
 * Handwritten digits: 60,000 images for training and 10,000 for test, 28 x 28 pixels, with the digit as the label.
 *
 * <p>An example is {@code (784,)} FLOAT32, row by row, from 0 (background) to 1 (ink); {@link #images} gives {@code (1, 28,
 * 28)}. The files are the published ones in IDX format, {@code train-images-idx3-ubyte} and its three companions, as they
 * are or packed by gzip; the names with {@code .idx} in place of {@code -idx} are found too. Files with fewer examples are
 * as good.
 */
public final class MNIST extends ImageDataset {
    private static final List<String> LABELS = List.of("0", "1", "2", "3", "4", "5", "6", "7", "8", "9");

    /**
     * The images for training or those for test, from the cache folder; they are downloaded into it if they are not
     * there.
     *
     * @throws UncheckedIOException if there are none, or a file is damaged; the message says what to do
     */
    public MNIST(boolean train) {
        this(IdxSource.MNIST.open(train));
    }

    /**
     * The images with a transform of one's own in place of the usual one.
     *
     * @param transform gets {@code (1, 28, 28)} INT64 from 0 to 255
     * @throws UncheckedIOException as for {@link #MNIST(boolean)}
     */
    public MNIST(boolean train, Function<HostArray, HostArray> transform) {
        this(train, transform, Function.identity());
    }

    /**
     * The images and their labels with transforms of one's own.
     *
     * @param transform gets {@code (1, 28, 28)} INT64 from 0 to 255
     * @param targetTransform gets a 0-d INT64
     * @throws UncheckedIOException as for {@link #MNIST(boolean)}
     */
    public MNIST(
            boolean train, Function<HostArray, HostArray> transform, Function<HostArray, HostArray> targetTransform) {
        super(IdxSource.MNIST.open(train), PixelScale.zeroToOne(), transform, targetTransform);
    }

    private MNIST(LabelledImages images) {
        super(images, PixelScale.zeroToOne(), true);
    }

    /**
     * The images for training or those for test, from a folder.
     *
     * @throws UncheckedIOException if the files are not there or damaged; the message says which and how
     */
    public static MNIST from(Path folder, boolean train) {
        return new MNIST(IdxSource.MNIST.read(folder, train));
    }

    /**
     * The images for training or those for test, from an address.
     *
     * @param address of a folder on this machine, {@code file:///...}, or on the web, {@code https://...}, or of a file in
     *     it; files of the web are kept in the cache folder
     * @throws UncheckedIOException if the files cannot be had or are damaged; the message says which and how
     */
    public static MNIST from(URI address, boolean train) {
        return new MNIST(IdxSource.MNIST.read(address, train));
    }

    /** The images where {@link #MNIST(boolean)} finds them on this machine; empty if it would have to download them. */
    public static Optional<MNIST> local(boolean train) {
        return IdxSource.MNIST.local(train).map(MNIST::new);
    }

    /** What the labels mean: {@code labels().get(3)} is "3". */
    public static List<String> labels() {
        return LABELS;
    }
}
