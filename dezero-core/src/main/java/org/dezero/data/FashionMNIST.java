package org.dezero.data;

import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.dezero.array.HostArray;

/**
 * Pictures of clothing: 60,000 images for training and 10,000 for test, 28 x 28 pixels, of ten kinds.
 *
 * <p>Files and examples are those of {@link MNIST}. Debian's package {@code dataset-fashion-mnist} installs the files; they
 * are looked for there.
 *
 * <p>Source: H. Xiao, K. Rasul, R. Vollgraf, Fashion-MNIST, 2017, arXiv:1708.07747, MIT licence.
 */
public final class FashionMNIST extends ImageDataset {
    private static final List<String> LABELS = List.of(
            "T-shirt/top", "Trouser", "Pullover", "Dress", "Coat", "Sandal", "Shirt", "Sneaker", "Bag", "Ankle boot");

    /**
     * The images for training or those for test, from the cache folder or as installed by Debian's package; they are
     * downloaded if they are in neither place.
     *
     * @throws UncheckedIOException if there are none, or a file is damaged; the message says what to do
     */
    public FashionMNIST(boolean train) {
        this(IdxSource.FASHION.open(train));
    }

    /**
     * The images with a transform of one's own in place of the usual one.
     *
     * @param transform gets {@code (1, 28, 28)} INT64 from 0 to 255
     * @throws UncheckedIOException as for {@link #FashionMNIST(boolean)}
     */
    public FashionMNIST(boolean train, Function<HostArray, HostArray> transform) {
        this(train, transform, Function.identity());
    }

    /**
     * The images and their labels with transforms of one's own.
     *
     * @param transform gets {@code (1, 28, 28)} INT64 from 0 to 255
     * @param targetTransform gets a 0-d INT64
     * @throws UncheckedIOException as for {@link #FashionMNIST(boolean)}
     */
    public FashionMNIST(
            boolean train, Function<HostArray, HostArray> transform, Function<HostArray, HostArray> targetTransform) {
        super(IdxSource.FASHION.open(train), PixelScale.zeroToOne(), transform, targetTransform);
    }

    private FashionMNIST(LabelledImages images) {
        super(images, PixelScale.zeroToOne(), true);
    }

    /**
     * The images for training or those for test, from a folder.
     *
     * @throws UncheckedIOException if the files are not there or damaged; the message says which and how
     */
    public static FashionMNIST from(Path folder, boolean train) {
        return new FashionMNIST(IdxSource.FASHION.read(folder, train));
    }

    /** The images from an address; as {@link MNIST#from(URI, boolean)}. */
    public static FashionMNIST from(URI address, boolean train) {
        return new FashionMNIST(IdxSource.FASHION.read(address, train));
    }

    /**
     * The images where {@link #FashionMNIST(boolean)} finds them on this machine; empty if it would have to download them.
     */
    public static Optional<FashionMNIST> local(boolean train) {
        return IdxSource.FASHION.local(train).map(FashionMNIST::new);
    }

    /** What the labels mean: {@code labels().get(9)} is "Ankle boot". */
    public static List<String> labels() {
        return LABELS;
    }
}
