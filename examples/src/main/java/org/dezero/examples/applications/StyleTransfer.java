package org.dezero.examples.applications;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.dezero.BackwardOption;
import org.dezero.Config;
import org.dezero.F;
import org.dezero.GraphScope;
import org.dezero.Index;
import org.dezero.Parameter;
import org.dezero.Scope;
import org.dezero.Variable;
import org.dezero.array.HostArray;
import org.dezero.array.Shape;
import org.dezero.models.Model;
import org.dezero.optimizers.AdaGrad;
import org.dezero.optimizers.Optimizer;
import org.dezero.transforms.Image;
import org.dezero.transforms.Resize;

/**
 * Paints an image in the style of another one (Gatys, Ecker, Bethge 2016): changes its pixels until VGG16 sees in them the
 * objects of the one and the textures of the other.
 */
final class StyleTransfer implements Application {
    private static final int STEPS = 200;
    private static final int STEPS_OF_RANDOM_WEIGHTS = 20;
    private static final int LINES = 10;
    private static final double LEARNING_RATE = 5.0;

    private static final String CONTENT = "conv5_2";
    private static final List<String> STYLE = List.of("conv1_1", "conv2_1", "conv3_1", "conv4_1", "conv5_1");
    private static final double CONTENT_WEIGHT = 1e-4;
    private static final double STYLE_WEIGHT = 1.0;
    private static final double ROUGHNESS_WEIGHT = 1e-6;

    @Override
    public String does() {
        return "paints an image in the style of another one, by VGG16; each of " + STEPS
                + " steps takes two or three seconds with trained weights";
    }

    @Override
    public Set<ApplicationInput> takes() {
        return Set.of(
                ApplicationInput.WEIGHTS, ApplicationInput.IMAGE, ApplicationInput.STYLE, ApplicationInput.EPOCHS);
    }

    @Override
    public void run(ApplicationInputs in, ApplicationOutput out) throws IOException {
        Image scene = ChosenImage.scene(in.image(), out);
        Image style = ChosenImage.style(in.style(), out);
        ChosenVgg vgg = ChosenVgg.of(in.weights(), out);
        int steps = in.epochs(in.weights() == null ? STEPS_OF_RANDOM_WEIGHTS : STEPS);
        Variable painted = paint(vgg, scene, style, steps, out);
        Image small = vgg.image(painted);
        out.image("painted", "style.png", new Resize(scene.width(), scene.height()).apply(small));
    }

    /** The pixels as what is trained. */
    private static final class Canvas extends Model {
        private final Parameter pixels;

        Canvas(HostArray pixels) {
            this.pixels = new Parameter(Config.backend().fromHost(pixels), "pixels");
        }

        @Override
        protected Variable forward(Variable x) {
            return pixels;
        }
    }

    /** Changes the pixels of the scene step by step; returns them as the model sees them. */
    static Variable paint(ChosenVgg vgg, Image scene, Image style, int steps, ApplicationOutput out) {
        Canvas canvas = new Canvas(vgg.array(scene));
        Optimizer optimizer = new AdaGrad(LEARNING_RATE).setup(canvas);
        Map<String, Variable> wanted;
        Map<String, Variable> example;
        try (Scope noGrad = Config.noGrad()) {
            wanted = features(vgg, vgg.constant(scene));
            example = features(vgg, vgg.constant(style));
        }
        int between = Math.max(1, steps / LINES);
        for (int step = 1; step <= steps; step++) {
            try (GraphScope scope = Config.arrayScope()) {
                Variable loss = loss(features(vgg, canvas.pixels), wanted, example, canvas.pixels);
                canvas.clearGrads();
                // The weights of the model stay: of them no gradients are computed.
                loss.backward(canvas.params(), BackwardOption.RELEASE_GRAPH);
                optimizer.update();
                if (step == 1 || step % between == 0 || step == steps) {
                    out.line("step %d/%d: loss %.4g", step, steps, loss.item());
                }
            }
        }
        return canvas.pixels;
    }

    /** What the convolutions give after ReLU, with pooling that hands a gradient to every pixel. */
    private static Map<String, Variable> features(ChosenVgg vgg, Variable images) {
        Map<String, Variable> out = vgg.model().features(images, y -> F.averagePooling(y, 2, 2, 0));
        out.replaceAll((name, y) -> F.relu(y));
        return out;
    }

    // ---- the loss -----------------------------------------------------------------------------------------------

    private static Variable loss(
            Map<String, Variable> features,
            Map<String, Variable> wanted,
            Map<String, Variable> example,
            Variable pixels) {
        Variable loss = roughness(pixels).mul(ROUGHNESS_WEIGHT);
        loss = loss.add(contentLoss(of(wanted, CONTENT), of(features, CONTENT)).mul(CONTENT_WEIGHT));
        for (String name : STYLE) {
            loss = loss.add(styleLoss(of(example, name), of(features, name)).mul(STYLE_WEIGHT / STYLE.size()));
        }
        return loss;
    }

    private static Variable of(Map<String, Variable> features, String name) {
        return Objects.requireNonNull(features.get(name));
    }

    /** Half the squared distance between features. */
    static Variable contentLoss(Variable wanted, Variable features) {
        return F.meanSquaredError(features, wanted).mul(0.5);
    }

    /** The squared distance between the products of each two channels, over all places, of {@code (1, c, h, w)}. */
    static Variable styleLoss(Variable example, Variable features) {
        Shape shape = features.shape();
        double scale = 2.0 * shape.dim(1) * shape.dim(2) * shape.dim(3);
        return F.sum(F.square(gram(features).sub(gram(example)))).div(scale * scale);
    }

    private static Variable gram(Variable features) {
        Variable channels = features.reshape(features.shape().dim(1), -1);
        return channels.matmul(channels.t());
    }

    /** The squared differences between neighbours, down and to the right. */
    static Variable roughness(Variable pixels) {
        Variable corner = pixels.get(Index.ellipsis(), Index.slice(null, -1), Index.slice(null, -1));
        Variable below = pixels.get(Index.ellipsis(), Index.slice(1, null), Index.slice(null, -1));
        Variable right = pixels.get(Index.ellipsis(), Index.slice(null, -1), Index.slice(1, null));
        return F.sum(F.square(corner.sub(below)).add(F.square(corner.sub(right))));
    }
}
