package org.dezero.transforms;

import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.dezero.Config;
import org.dezero.random.RandomState;

/**
 * Mirrors an image left to right, or leaves it, by chance; DeZero has the name, but the class is empty.
 *
 * <p>One number is drawn for each image, {@link RandomState#rand()}; the image is mirrored if it is less than the
 * probability.
 */
public final class RandomHorizontalFlip implements UnaryOperator<Image> {
    private final double probability;
    private final Supplier<RandomState> random;

    /** Mirrors every second image on average, by {@link Config#random()} of the thread that asks for the image. */
    public RandomHorizontalFlip() {
        this(0.5, Config::random);
    }

    /** Mirrors with a probability from 0 to 1, by {@link Config#random()} of the thread that asks for the image. */
    public RandomHorizontalFlip(double probability) {
        this(probability, Config::random);
    }

    /** Mirrors with a probability from 0 to 1, by {@code random}. */
    public RandomHorizontalFlip(double probability, RandomState random) {
        this(probability, () -> random);
    }

    private RandomHorizontalFlip(double probability, Supplier<RandomState> random) {
        if (!(probability >= 0 && probability <= 1)) {
            throw new IllegalArgumentException(
                    "RandomHorizontalFlip: probability " + probability + " is out of range; it is from 0 to 1");
        }
        this.probability = probability;
        this.random = random;
    }

    @Override
    public Image apply(Image image) {
        return random.get().rand() < probability ? mirrored(image) : image;
    }

    private static Image mirrored(Image image) {
        int channels = image.mode().channels();
        int width = image.width();
        byte[] in = image.bytes();
        byte[] out = new byte[in.length];
        for (int y = 0; y < image.height(); y++) {
            for (int x = 0; x < width; x++) {
                System.arraycopy(in, (y * width + x) * channels, out, ((y + 1) * width - 1 - x) * channels, channels);
            }
        }
        return Image.owning(image.height(), width, image.mode(), out);
    }
}
