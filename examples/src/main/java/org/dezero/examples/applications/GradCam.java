package org.dezero.examples.applications;

import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.dezero.BackwardOption;
import org.dezero.Config;
import org.dezero.F;
import org.dezero.Scope;
import org.dezero.Variable;
import org.dezero.array.HostArray;
import org.dezero.data.ImageNetLabels;
import org.dezero.transforms.Convert;
import org.dezero.transforms.Image;
import org.dezero.transforms.Resize;

/**
 * Shows where in an image VGG16 sees what it says (Grad-CAM, Selvaraju et al. 2017): the channels of the last convolution,
 * weighted by how much the score of the class depends on them.
 */
final class GradCam implements Application {
    /** How much of the picture is heat. */
    private static final double HEAT = 0.4;

    @Override
    public String does() {
        return "shows where in an image VGG16 sees the class it decides on";
    }

    @Override
    public Set<ApplicationInput> takes() {
        return Set.of(ApplicationInput.WEIGHTS, ApplicationInput.IMAGE);
    }

    @Override
    public void run(ApplicationInputs in, ApplicationOutput out) throws IOException {
        Image image = new Convert(Image.Mode.RGB).apply(ChosenImage.scene(in.image(), out));
        ChosenVgg vgg = ChosenVgg.of(in.weights(), out);
        Attention attention = attention(vgg, image);
        out.line(
                "class %d of ImageNet%s, probability %.4f",
                attention.label(),
                ImageNetLabels.local()
                        .map(labels -> " (" + labels.get(attention.label()) + ")")
                        .orElse(""),
                attention.probability());
        out.image("where it sees it", "gradcam.png", overlaid(image, attention.heat()));
    }

    /**
     * What the model decides, and where it sees it.
     *
     * @param label the class
     * @param probability of the class, by the model
     * @param heat {@code (h, w)} from 0 to 1, coarser than the image; all 0 if nothing speaks for the class
     */
    record Attention(int label, double probability, HostArray heat) {}

    /** Runs the model forward, and backward to its last convolution. */
    static Attention attention(ChosenVgg vgg, Image image) {
        try (Scope testMode = Config.testMode()) {
            Variable last = Objects.requireNonNull(
                    vgg.model().features(vgg.constant(image)).get("conv5_3"));
            Variable scores = vgg.model().classify(last);
            int label = (int) F.argMax(scores).item();
            double probability = F.softmax(scores).get(0, label).item();
            // Only the gradient of the features is computed: the walk ends there.
            scores.get(0, label).backward(List.of(last), BackwardOption.RELEASE_GRAPH);
            return new Attention(label, probability, heat(last, last.grad()));
        }
    }

    /** The features {@code (1, c, h, w)}, weighted by the mean gradient of each channel, as far as they are positive. */
    static HostArray heat(Variable features, Variable gradients) {
        try (Scope noGrad = Config.noGrad()) {
            Variable weights = F.mean(gradients, new int[] {2, 3}, true);
            Variable heat = F.relu(F.mean(features.mul(weights), 0, 1));
            double most = F.max(heat).item();
            return (most > 0 ? heat.div(most) : heat).data().toHost();
        }
    }

    // ---- the picture --------------------------------------------------------------------------------------------

    /** The image under the heat, from blue over green to red. */
    static Image overlaid(Image image, HostArray heat) {
        byte[] grey = new byte[heat.size()];
        for (int i = 0; i < grey.length; i++) {
            grey[i] = (byte) Math.round(255 * heat.getDouble(i));
        }
        Image small = Image.of(heat.shape().dim(0), heat.shape().dim(1), Image.Mode.L, grey);
        Image large = new Resize(image.width(), image.height()).apply(small);
        byte[] under = image.toByteArray();
        byte[] over = large.toByteArray();
        byte[] out = new byte[under.length];
        for (int i = 0; i < out.length; i++) {
            double h = (over[i / 3] & 0xFF) / 255.0;
            double colour = 255 * Math.max(0, Math.min(1, 1.5 - Math.abs(4 * h - (3 - i % 3))));
            out[i] = (byte) Math.round(HEAT * colour + (1 - HEAT) * (under[i] & 0xFF));
        }
        return Image.of(image.height(), image.width(), Image.Mode.RGB, out);
    }
}
