package org.dezero.examples.applications;

import java.util.Map;
import org.dezero.Config;
import org.dezero.F;
import org.dezero.Parameter;
import org.dezero.Variable;
import org.dezero.array.DType;
import org.dezero.array.HostArray;
import org.dezero.array.NdArray;
import org.dezero.layers.BatchNorm;
import org.dezero.layers.Conv2d;
import org.dezero.layers.Deconv2d;
import org.dezero.layers.Linear;
import org.dezero.models.Model;
import org.dezero.models.Sequential;

/**
 * The two adversaries of a generative adversarial network (Goodfellow et al. 2014), convolutional as Radford et al. (2016)
 * have them: one makes images of noise, the other one says whether an image is real.
 */
final class GanNetworks {
    /** The length of the noise that an image is made of. */
    static final int NOISE = 62;

    private static final int CHANNELS = 64;
    private static final int HIDDEN = 256;
    private static final double WEIGHTS = 0.02;

    private final Sequential generator;
    private final Sequential discriminator;

    /**
     * Networks with normal weights.
     *
     * @param side height and width of the images, a multiple of 4
     */
    GanNetworks(int side) {
        int quarter = side / 4;
        generator = new Sequential(
                new Linear(HIDDEN),
                new BatchNorm(),
                F::relu,
                new Linear(CHANNELS * quarter * quarter),
                new BatchNorm(),
                F::relu,
                z -> z.reshape(-1, CHANNELS, quarter, quarter),
                new Deconv2d(CHANNELS / 2, 4, 2, 1),
                new BatchNorm(),
                F::relu,
                new Deconv2d(1, 4, 2, 1),
                F::sigmoid);
        discriminator = new Sequential(
                new Conv2d(CHANNELS / 2, 4, 2, 1),
                F::leakyRelu,
                new Conv2d(CHANNELS, 4, 2, 1),
                new BatchNorm(),
                F::leakyRelu,
                F::flatten,
                new Linear(HIDDEN),
                new BatchNorm(),
                F::leakyRelu,
                new Linear(1));
        // One run sizes the layers, so that there are weights to replace.
        Config.testMode(() -> Config.noGrad(() -> discriminator.apply(generator.apply(noise(1)))));
        redraw(generator);
        redraw(discriminator);
    }

    /** Gives the weights the spread that lets the two learn at the same pace; biases and scales stay. */
    private static void redraw(Model network) {
        for (Map.Entry<String, Parameter> e : network.namedParams().entrySet()) {
            if (e.getKey().endsWith("/W")) {
                Parameter p = e.getValue();
                HostArray drawn = Config.random().randn(p.shape());
                for (int i = 0; i < drawn.size(); i++) {
                    drawn.doubles()[i] *= WEIGHTS;
                }
                p.setData(p.data().backend().fromHost(drawn.cast(p.dtype())));
            }
        }
    }

    /** The network that makes images. */
    Model generator() {
        return generator;
    }

    /** The network that judges images. */
    Model discriminator() {
        return discriminator;
    }

    /** Standard normal numbers {@code (n, 62)}. */
    static Variable noise(int n) {
        return Variable.constant(Config.random().randn(n, NOISE).cast(DType.FLOAT32));
    }

    /** Images {@code (n, 1, side, side)} from 0 to 1. */
    Variable images(Variable noise) {
        return generator.apply(noise);
    }

    /** How sure the discriminator is, from 0 to 1, that images are real. */
    Variable judged(NdArray images) {
        return F.sigmoid(discriminator.apply(images));
    }

    /** The loss of the discriminator: real images it takes for made ones, and the other way round. */
    Variable discriminatorLoss(Variable real, NdArray made) {
        return verdict(discriminator.apply(real), 1).add(verdict(discriminator.apply(made), 0));
    }

    /** The loss of the generator: images that the discriminator sees through. */
    Variable generatorLoss(Variable made) {
        return verdict(discriminator.apply(made), 1);
    }

    private static Variable verdict(Variable logits, double truth) {
        return F.sigmoidCrossEntropy(logits, logits.data().backend().full(logits.shape(), logits.dtype(), truth));
    }
}
