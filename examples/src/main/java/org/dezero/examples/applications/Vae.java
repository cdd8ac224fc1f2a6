package org.dezero.examples.applications;

import java.io.IOException;
import java.util.Set;
import org.dezero.BackwardOption;
import org.dezero.Config;
import org.dezero.F;
import org.dezero.GraphScope;
import org.dezero.Scope;
import org.dezero.Variable;
import org.dezero.array.HostArray;
import org.dezero.data.Batch;
import org.dezero.data.DataLoader;
import org.dezero.optimizers.Adam;
import org.dezero.optimizers.Optimizer;
import org.dezero.transforms.Image;

/** Trains a {@link VaeModel} and draws what it makes of the places of a grid in its plane. */
final class Vae implements Application {
    private static final int EPOCHS = 30;
    private static final int EPOCHS_OF_FILES = 2;
    private static final int BATCH = 32;
    private static final int LINES_AN_EPOCH = 4;

    private static final int GRID = 15;
    /** From -1.645 to 1.645 lie 90 of 100 numbers of a standard normal distribution. */
    private static final double REACH = 1.645;

    @Override
    public String does() {
        return "a variational autoencoder learns to place images in a plane and to draw what lies between them; "
                + EPOCHS_OF_FILES + " epochs of 60,000 images take five minutes, " + EPOCHS
                + " epochs of the digits that come with the library a quarter of one";
    }

    @Override
    public Set<ApplicationInput> takes() {
        return Set.of(ApplicationInput.DATA, ApplicationInput.EPOCHS);
    }

    @Override
    public void run(ApplicationInputs in, ApplicationOutput out) throws IOException {
        ImageSet images = ImageSet.choose(in.data());
        out.line("%s", images.text());
        VaeModel model = new VaeModel(images.side());
        train(model, images, in.epochs(images.shipped() ? EPOCHS : EPOCHS_OF_FILES), out);
        out.image("images of a grid in the plane", "vae.png", grid(model));
        out.image("test images and what comes back of them", "vae-test.png", backAndForth(model, images));
    }

    /** Trains; returns the loss over the last epoch. */
    static double train(VaeModel model, ImageSet images, int epochs, ApplicationOutput out) {
        Optimizer optimizer = new Adam().setup(model);
        DataLoader batches = new DataLoader(images.train(), BATCH);
        int between = (batches.batches() + LINES_AN_EPOCH - 1) / LINES_AN_EPOCH;
        double mean = 0;
        for (int epoch = 1; epoch <= epochs; epoch++) {
            double reconstruction = 0;
            double divergence = 0;
            int count = 0;
            for (Batch batch : batches) {
                try (GraphScope scope = Config.arrayScope()) {
                    VaeModel.Loss loss = model.loss(batch.x());
                    model.clearGrads();
                    loss.total().backward(BackwardOption.RELEASE_GRAPH);
                    optimizer.update();
                    reconstruction += loss.reconstruction().item();
                    divergence += loss.divergence().item();
                    count++;
                    mean = (reconstruction + divergence) / count;
                    if (count % between == 0 || count == batches.batches()) {
                        out.line(
                                "epoch %.2f of %d: loss %.4f (reconstruction %.4f, divergence %.4f)",
                                epoch - 1 + (double) count / batches.batches(),
                                epochs,
                                mean,
                                reconstruction / count,
                                divergence / count);
                    }
                }
            }
        }
        return mean;
    }

    // ---- the pictures -------------------------------------------------------------------------------------------

    /** What the decoder makes of a grid of places, row by row. */
    private static Image grid(VaeModel model) {
        float[] places = new float[GRID * GRID * VaeModel.LATENT];
        for (int i = 0; i < GRID * GRID; i++) {
            places[2 * i] = coordinate(i % GRID);
            places[2 * i + 1] = coordinate(i / GRID);
        }
        Variable z = Variable.constant(HostArray.of(places, GRID * GRID, VaeModel.LATENT));
        return ImageMosaic.of(GRID, Config.noGrad(() -> model.decode(z)));
    }

    private static float coordinate(int i) {
        return (float) (REACH * (2.0 * i / (GRID - 1) - 1));
    }

    /** A row of test images, and below it what encoder and decoder make of them. */
    private static Image backAndForth(VaeModel model, ImageSet images) {
        int n = Math.min(GRID, images.test().size());
        Variable x = new DataLoader(images.test(), n, false).iterator().next().x();
        try (Scope scope = Config.noGrad()) {
            return ImageMosaic.of(n, F.concat(0, x, model.apply(x)));
        }
    }
}
