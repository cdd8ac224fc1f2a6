package org.dezero.data;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.dezero.Config;
import org.dezero.array.HostArray;
import org.dezero.array.Shape;
import org.dezero.random.RandomState;
import org.dezero.transforms.Image;

/**
 * Labelled images of one size, held as the bytes of their files and converted when they are asked for.
 *
 * <p>The examples are ready for training: FLOAT32, scaled and shaped as the class says, with the label as a 0-d INT64.
 * {@link #images}, {@link #flat}, {@link #raw} and {@link #pictures} give the same images in other forms without copying
 * them; the last two are what a transform of one's own starts from.
 *
 * <p>The whole of MNIST, 60,000 images, takes 47 megabytes. Safe for use by several threads if the transforms given are.
 */
public abstract class ImageDataset implements Dataset {
    private final LabelledImages source;
    private final Samples samples;
    private final Dataset examples;

    /**
     * Examples scaled by a table.
     *
     * @param scale the value of each of the bytes 0 to 255
     * @param flat whether an example is {@code (C * H * W,)} and not {@code (C, H, W)}
     */
    ImageDataset(LabelledImages source, float[] scale, boolean flat) {
        this.source = source;
        this.samples = new Samples(source, scale, flat);
        this.examples = samples;
    }

    /** Examples made by transforms of the bytes; the table is for {@link #images} and {@link #flat}. */
    ImageDataset(
            LabelledImages source,
            float[] scale,
            Function<HostArray, HostArray> transform,
            Function<HostArray, HostArray> targetTransform) {
        this.source = source;
        this.samples = new Samples(source, scale, false);
        this.examples = samples.unscaled().transform(transform).targetTransform(targetTransform);
    }

    @Override
    public final int size() {
        return examples.size();
    }

    @Override
    public final Example get(int i) {
        return examples.get(i);
    }

    @Override
    public final Example gather(int... indices) {
        return examples.gather(indices);
    }

    /** The shape of an image: {@code (C, H, W)}. */
    public final Shape imageShape() {
        return Shape.of(source.channels, source.height, source.width);
    }

    /** The same images {@code (C, H, W)}, scaled as this class scales them, without transforms of one's own. */
    public final Dataset images() {
        return samples.shaped(false);
    }

    /** The same images as rows {@code (C * H * W,)}, scaled as this class scales them, without transforms of one's own. */
    public final Dataset flat() {
        return samples.shaped(true);
    }

    /**
     * The same images as their files have them: {@code (C, H, W)} INT64 from 0 to 255.
     *
     * <p>It is what DeZero hands to a transform of one's own. This gives the examples of {@link MNIST} as they are anyway:
     *
     * <pre>{@code
     * Dataset train = MNIST.from(folder, true)
     *         .raw()
     *         .transform(Compose.of(new Flatten(), new ToFloat(), new Normalize(0, 255)));
     * }</pre>
     */
    public final Dataset raw() {
        return samples.unscaled();
    }

    /**
     * The same images made into arrays by a transform of one's own that begins with a picture.
     *
     * <pre>{@code
     * Dataset train = new CIFAR10(true).pictures(
     *         Compose.of(new RandomHorizontalFlip()).then(new ToArray()).then(new Normalize(127.5, 127.5)));
     * }</pre>
     */
    public final Dataset pictures(Function<Image, HostArray> transform) {
        return new PictureSamples(this, transform);
    }

    /**
     * Image {@code i} as a picture.
     *
     * @throws IndexOutOfBoundsException if there is none
     */
    public final Image image(int i) {
        Objects.checkIndex(i, source.labels.length);
        int channels = source.channels;
        int pixels = source.height * source.width;
        int from = i * channels * pixels;
        byte[] out = new byte[channels * pixels];
        for (int c = 0; c < channels; c++) {
            for (int p = 0; p < pixels; p++) {
                out[p * channels + c] = source.pixels[from++];
            }
        }
        return Image.of(source.height, source.width, channels == 1 ? Image.Mode.L : Image.Mode.RGB, out);
    }

    /**
     * The label of image {@code i}.
     *
     * @throws IndexOutOfBoundsException if there is none
     */
    public final int label(int i) {
        return source.labels[Objects.checkIndex(i, source.labels.length)] & 0xFF;
    }

    /** A picture of 10 rows of 10 images drawn from {@link Config#random()}. */
    public final Image show() {
        return show(10, 10);
    }

    /** A picture of images drawn from {@link Config#random()}. */
    public final Image show(int rows, int columns) {
        return show(rows, columns, Config.random());
    }

    /**
     * A picture of {@code rows} times {@code columns} images, which opens no window.
     *
     * <p>For each image one number is drawn, {@code random.randint(0, size())}; in DeZero, where the upper end is one less,
     * the last image is never chosen.
     *
     * @throws IllegalArgumentException if a number is less than 1, or there are no images
     */
    public final Image show(int rows, int columns, RandomState random) {
        if (rows < 1 || columns < 1 || size() == 0) {
            throw new IllegalArgumentException(
                    "show: " + rows + " rows of " + columns + " of " + size() + " images; all are 1 or more");
        }
        List<Image> chosen = new ArrayList<>();
        for (int k = 0; k < Math.multiplyExact(rows, columns); k++) {
            chosen.add(image((int) random.randint(0, size())));
        }
        return Image.mosaic(columns, chosen);
    }
}
