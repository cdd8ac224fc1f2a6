package org.dezero.data;

import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.dezero.array.HostArray;

/**
 * Photographs: 50,000 images for training and 10,000 for test, 32 x 32 pixels in colour, of ten kinds of things.
 *
 * <p>An example is {@code (3, 32, 32)} FLOAT32, channels red, green, blue, from -1 (dark) to 1 (light), as the mean 0.5 and
 * the standard deviation 0.5 make it of numbers from 0 to 1. DeZero applies them to the numbers from 0 to 255 and gets -1 to
 * 509; who needs that writes {@code raw().transform(Compose.of(new ToFloat(), new Normalize(0.5, 0.5)))}. Here both halves
 * have the same dtype.
 *
 * <p>The files are those of the published binary version, in a folder or as the archive {@code cifar-10-binary.tar.gz},
 * which need not be unpacked. Files with fewer examples are as good. In memory the images for training take 154 megabytes,
 * and as much again for a moment while they are read.
 *
 * <p>Source: A. Krizhevsky, Learning Multiple Layers of Features from Tiny Images, 2009.
 */
public final class CIFAR10 extends ImageDataset {
    private static final List<String> LABELS =
            List.of("airplane", "automobile", "bird", "cat", "deer", "dog", "frog", "horse", "ship", "truck");

    /**
     * The images for training or those for test, from the archive in the cache folder; it is downloaded, 170 megabytes, if
     * it is not there.
     *
     * @throws UncheckedIOException if it cannot be had or is damaged; the message says what to do
     */
    public CIFAR10(boolean train) {
        this(CifarSource.TEN.open(format(train)));
    }

    /**
     * The images with a transform of one's own in place of the usual one.
     *
     * @param transform gets {@code (3, 32, 32)} INT64 from 0 to 255
     * @throws UncheckedIOException as for {@link #CIFAR10(boolean)}
     */
    public CIFAR10(boolean train, Function<HostArray, HostArray> transform) {
        this(train, transform, Function.identity());
    }

    /**
     * The images and their labels with transforms of one's own.
     *
     * @param transform gets {@code (3, 32, 32)} INT64 from 0 to 255
     * @param targetTransform gets a 0-d INT64
     * @throws UncheckedIOException as for {@link #CIFAR10(boolean)}
     */
    public CIFAR10(
            boolean train, Function<HostArray, HostArray> transform, Function<HostArray, HostArray> targetTransform) {
        super(CifarSource.TEN.open(format(train)), PixelScale.minusOneToOne(), transform, targetTransform);
    }

    private CIFAR10(LabelledImages images) {
        super(images, PixelScale.minusOneToOne(), false);
    }

    private static CifarFormat format(boolean train) {
        List<String> files = train
                ? IntStream.rangeClosed(1, 5)
                        .mapToObj(i -> "data_batch_" + i + ".bin")
                        .collect(Collectors.toList())
                : List.of("test_batch.bin");
        int[] classes = {LABELS.size()};
        return new CifarFormat("CIFAR10", "cifar-10-batches-bin", "cifar-10-binary", files, classes, 0);
    }

    /**
     * The images for training or those for test.
     *
     * @param place the archive, or a folder with it or with the files that are in it
     * @throws UncheckedIOException if the files are not there or damaged; the message says which and how
     */
    public static CIFAR10 from(Path place, boolean train) {
        return new CIFAR10(CifarSource.TEN.read(place, format(train)));
    }

    /**
     * The images for training or those for test, from an address.
     *
     * @param address of the archive or a folder with it, {@code file:///...} or {@code https://...}; on the web that of a
     *     folder ends with a slash, and the archive is kept in the cache folder
     * @throws UncheckedIOException if the archive cannot be had or is damaged; the message says how
     */
    public static CIFAR10 from(URI address, boolean train) {
        return new CIFAR10(CifarSource.TEN.read(address, format(train)));
    }

    /** The images where {@link #CIFAR10(boolean)} finds them on this machine; empty if it would have to download them. */
    public static Optional<CIFAR10> local(boolean train) {
        return CifarSource.TEN.local(format(train)).map(CIFAR10::new);
    }

    /** What the labels mean: {@code labels().get(0)} is "airplane". */
    public static List<String> labels() {
        return LABELS;
    }
}
