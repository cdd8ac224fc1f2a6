package org.dezero.examples;

import java.util.Locale;
import org.dezero.F;
import org.dezero.Variable;
import org.dezero.array.DType;
import org.dezero.data.Dataset;
import org.dezero.data.FashionMNIST;
import org.dezero.layers.Conv2d;
import org.dezero.layers.Linear;
import org.dezero.models.Model;
import org.dezero.models.Sequential;
import org.dezero.random.RandomState;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** What can be trained on pictures of clothing, {@code mlp} and {@code cnn} on the command line. */
enum FashionNetwork {
    /** Two hidden layers, which do not know which pixels are neighbours. */
    MLP("784-256-128-10, fully connected", 5) {
        @Override
        Dataset inputs(FashionMNIST images) {
            return images.flat();
        }

        @Override
        Model model(DType dtype, RandomState random) {
            return org.dezero
                    .models
                    .MLP
                    .builder(256, 128, CLASSES)
                    .activation(F::relu)
                    .dtype(dtype)
                    .random(random)
                    .build();
        }
    },

    /** Two convolutions, each followed by pooling, and two fully connected layers. */
    CNN("two convolutions of 16 and 32 channels, then 128-10 fully connected", 40) {
        @Override
        Dataset inputs(FashionMNIST images) {
            return images.images();
        }

        @Override
        Model model(DType dtype, RandomState random) {
            return new Sequential(
                    convolution(16, dtype, random),
                    F::relu,
                    FashionNetwork::halved,
                    convolution(32, dtype, random),
                    F::relu,
                    FashionNetwork::halved,
                    F::flatten,
                    Linear.builder(128).dtype(dtype).random(random).build(),
                    F::relu,
                    Linear.builder(CLASSES).dtype(dtype).random(random).build());
        }
    };

    private static final int CLASSES = 10;

    private final String layers;
    private final int seconds;

    /**
     * A network.
     *
     * @param seconds that an epoch takes, about, of 60,000 images on two cores with plain
     */
    FashionNetwork(String layers, int seconds) {
        this.layers = layers;
        this.seconds = seconds;
    }

    /** The images in the shape that the model takes. */
    abstract Dataset inputs(FashionMNIST images);

    /** A new model, its weights still to be drawn. */
    abstract Model model(DType dtype, RandomState random);

    private static Conv2d convolution(int channels, DType dtype, RandomState random) {
        return Conv2d.builder(channels, 3).pad(1).dtype(dtype).random(random).build();
    }

    private static Variable halved(Variable images) {
        return F.pooling(images, 2, 2, 0);
    }

    /** Its name on the command line, its layers, and how long it takes. */
    String text() {
        return this + ": " + layers + "; an epoch of 60,000 images takes about " + seconds
                + " s on two cores with plain";
    }

    /** Its name on the command line. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Reads the name. */
    static final class Named implements ITypeConverter<FashionNetwork> {
        Named() {}

        @Override
        public FashionNetwork convert(String text) {
            for (FashionNetwork network : values()) {
                if (network.toString().equals(text)) {
                    return network;
                }
            }
            throw new TypeConversionException("'" + text + "' is not a model to train; it is mlp or cnn");
        }
    }
}
