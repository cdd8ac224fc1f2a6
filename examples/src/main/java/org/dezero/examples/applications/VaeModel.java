package org.dezero.examples.applications;

import org.dezero.Config;
import org.dezero.F;
import org.dezero.Variable;
import org.dezero.array.HostArray;
import org.dezero.layers.Conv2d;
import org.dezero.layers.Deconv2d;
import org.dezero.layers.Linear;
import org.dezero.models.Model;
import org.dezero.models.Sequential;

/**
 * A variational autoencoder (Kingma, Welling 2014) of grey images: an encoder that says where in the plane an image may lie,
 * and a decoder that makes an image of a place in the plane.
 */
final class VaeModel extends Model {
    /** The number of coordinates of a place: two can be drawn. */
    static final int LATENT = 2;

    private static final int CHANNELS = 32;
    private static final int HIDDEN = 32;

    private final Sequential encoder;
    private final Linear mean = new Linear(LATENT);
    private final Linear logVariance = new Linear(LATENT);
    private final Sequential decoder;

    /**
     * A model.
     *
     * @param side height and width of the images, a multiple of 2
     */
    VaeModel(int side) {
        int half = side / 2;
        encoder = new Sequential(
                new Conv2d(CHANNELS / 2, 3, 1, 1),
                F::relu,
                new Conv2d(CHANNELS, 3, 2, 1),
                F::relu,
                new Conv2d(CHANNELS, 3, 1, 1),
                F::relu,
                F::flatten,
                new Linear(HIDDEN),
                F::relu);
        decoder = new Sequential(
                new Linear(CHANNELS * half * half),
                F::relu,
                z -> z.reshape(-1, CHANNELS, half, half),
                new Deconv2d(CHANNELS / 2, 4, 2, 1),
                F::relu,
                new Conv2d(1, 3, 1, 1));
    }

    /**
     * What training makes small, for each image: together the negative evidence lower bound.
     *
     * @param reconstruction the cross entropy between an image and the one decoded from a place drawn for it
     * @param divergence how far the places for an image are from standard normal ones (Kullback, Leibler)
     */
    record Loss(Variable reconstruction, Variable divergence) {
        Variable total() {
            return reconstruction.add(divergence);
        }
    }

    /** The loss, a mean over images {@code (n, 1, side, side)} from 0 to 1. */
    Loss loss(Variable images) {
        Variable features = encoder.apply(images);
        Variable m = mean.apply(features);
        Variable v = logVariance.apply(features);
        Variable logits = decoder.apply(drawn(m, v));
        Variable divergence =
                m.pow(2).add(F.exp(v)).sub(v).sub(1).mul(0.5).sum().div(images.length());
        return new Loss(F.sigmoidCrossEntropy(F.flatten(logits), F.flatten(images)), divergence);
    }

    /** Places around the means: noise is drawn apart from them, so that gradients reach them. */
    private static Variable drawn(Variable mean, Variable logVariance) {
        HostArray noise = Config.random().randn(mean.shape()).cast(mean.dtype());
        return mean.add(F.exp(logVariance.mul(0.5)).mul(Variable.constant(noise)));
    }

    /** The images, from 0 to 1, of places {@code (n, 2)}. */
    Variable decode(Variable places) {
        return F.sigmoid(decoder.apply(places));
    }

    /** The images decoded from the means for images. */
    @Override
    protected Variable forward(Variable images) {
        return decode(mean.apply(encoder.apply(images)));
    }
}
