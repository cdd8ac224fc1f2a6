package org.dezero.examples.applications;

import java.io.IOException;
import java.util.Set;
import org.dezero.BackwardOption;
import org.dezero.Config;
import org.dezero.GraphScope;
import org.dezero.Scope;
import org.dezero.Variable;
import org.dezero.data.Batch;
import org.dezero.data.DataLoader;
import org.dezero.optimizers.Adam;
import org.dezero.optimizers.Optimizer;
import org.dezero.transforms.Image;

/** Trains {@link GanNetworks} against each other and draws images that the generator makes. */
final class Gan implements Application {
    private static final int EPOCHS = 30;
    private static final int EPOCHS_OF_FILES = 2;
    private static final int BATCH = 32;
    private static final int BATCH_OF_FILES = 64;
    private static final double ALPHA = 0.0002;
    private static final double BETA1 = 0.5;
    private static final int LINES_AN_EPOCH = 4;
    private static final int COLUMNS = 10;

    @Override
    public String does() {
        return "two networks, one that makes images and one that judges them, train each other; " + EPOCHS_OF_FILES
                + " epochs of 60,000 images take ten minutes, " + EPOCHS
                + " epochs of the digits that come with the library less than one";
    }

    @Override
    public Set<ApplicationInput> takes() {
        return Set.of(ApplicationInput.DATA, ApplicationInput.EPOCHS);
    }

    @Override
    public void run(ApplicationInputs in, ApplicationOutput out) throws IOException {
        ImageSet images = ImageSet.choose(in.data());
        out.line("%s", images.text());
        GanNetworks networks = new GanNetworks(images.side());
        Variable shown = GanNetworks.noise(COLUMNS * COLUMNS);
        out.image("images made of noise, before training", "gan-before.png", mosaic(networks, shown));
        train(networks, images, in.epochs(images.shipped() ? EPOCHS : EPOCHS_OF_FILES), out);
        out.image("images made of noise", "gan.png", mosaic(networks, shown));
    }

    /** Trains. */
    static void train(GanNetworks networks, ImageSet images, int epochs, ApplicationOutput out) {
        Optimizer forGenerator = new Adam(ALPHA, BETA1, 0.999, 1e-8).setup(networks.generator());
        Optimizer forDiscriminator = new Adam(ALPHA, BETA1, 0.999, 1e-8).setup(networks.discriminator());
        DataLoader batches = new DataLoader(images.train(), images.shipped() ? BATCH : BATCH_OF_FILES);
        int between = (batches.batches() + LINES_AN_EPOCH - 1) / LINES_AN_EPOCH;
        for (int epoch = 1; epoch <= epochs; epoch++) {
            double lossOfDiscriminator = 0;
            double lossOfGenerator = 0;
            int count = 0;
            for (Batch batch : batches) {
                try (GraphScope scope = Config.arrayScope()) {
                    Variable made = networks.images(GanNetworks.noise(batch.size()));

                    // The images are taken as data: the generator does not learn from this loss.
                    Variable lossD = networks.discriminatorLoss(batch.x(), made.data());
                    networks.discriminator().clearGrads();
                    lossD.backward(BackwardOption.RELEASE_GRAPH);
                    forDiscriminator.update();

                    // And from this one the discriminator does not: only the generator's gradients are computed.
                    Variable lossG = networks.generatorLoss(made);
                    networks.generator().clearGrads();
                    lossG.backward(networks.generator().params(), BackwardOption.RELEASE_GRAPH);
                    forGenerator.update();

                    lossOfDiscriminator += lossD.item();
                    lossOfGenerator += lossG.item();
                    count++;
                    if (count % between == 0 || count == batches.batches()) {
                        out.line(
                                "epoch %.2f of %d: loss of the discriminator %.4f, of the generator %.4f",
                                epoch - 1 + (double) count / batches.batches(),
                                epochs,
                                lossOfDiscriminator / count,
                                lossOfGenerator / count);
                    }
                }
            }
        }
    }

    private static Image mosaic(GanNetworks networks, Variable noise) {
        try (Scope noGrad = Config.noGrad();
                Scope testMode = Config.testMode()) {
            return ImageMosaic.of(COLUMNS, networks.images(noise));
        }
    }
}
