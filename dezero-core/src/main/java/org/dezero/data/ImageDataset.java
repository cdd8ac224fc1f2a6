package org.dezero.data;

import org.dezero.array.Shape;

/**
 * Labelled images of one size, held as the bytes of their files and converted when they are asked for.
 *
 * <p>The examples are ready for training: FLOAT32, scaled and shaped as the class says, with the label as a 0-d INT64.
 * {@link #images}, {@link #flat} and {@link #raw} give the same examples in other forms without copying them; the last
 * one is what a transform of one's own starts from.
 *
 * <p>The whole of MNIST, 60,000 images, takes 47 megabytes. Safe for use by several threads if the transforms given are.
 */
public abstract class ImageDataset implements Dataset {
    private final LabelledImages source;
    private final Samples samples;

    /**
     * Examples scaled by a table.
     *
     * @param scale the value of each of the bytes 0 to 255
     * @param flat whether an example is {@code (C * H * W,)} and not {@code (C, H, W)}
     */
    ImageDataset(LabelledImages source, float[] scale, boolean flat) {
        this.source = source;
        this.samples = new Samples(source, scale, flat);
    }

    @Override
    public final int size() {
        return samples.size();
    }

    @Override
    public final Example get(int i) {
        return samples.get(i);
    }

    @Override
    public final Example gather(int... indices) {
        return samples.gather(indices);
    }

    /** The shape of an image: {@code (C, H, W)}. */
    public final Shape imageShape() {
        return Shape.of(source.channels, source.height, source.width);
    }

    /** These examples, each as an image {@code (C, H, W)}; scaled as here. */
    public final Dataset images() {
        return samples.shaped(false);
    }

    /** These examples, each as a row {@code (C * H * W,)}; scaled as here. */
    public final Dataset flat() {
        return samples.shaped(true);
    }

    /**
     * These examples as their files have them: {@code (C, H, W)} INT64 from 0 to 255.
     *
     * <p>This is what DeZero hands to a transform of one's own:
     *
     * <pre>{@code
     * Dataset train = new MNIST(true).raw().transform(Compose.of(new Flatten(), new ToFloat(), new Normalize(0, 255)));
     * }</pre>
     */
    public final Dataset raw() {
        return samples.unscaled();
    }
}
