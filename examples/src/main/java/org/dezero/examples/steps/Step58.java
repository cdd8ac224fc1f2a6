package org.dezero.examples.steps;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import org.dezero.BackwardOption;
import org.dezero.Config;
import org.dezero.F;
import org.dezero.Parameter;
import org.dezero.Scope;
import org.dezero.Variable;
import org.dezero.array.Shape;
import org.dezero.data.ImageNetLabels;
import org.dezero.models.VGG16;
import org.dezero.transforms.Image;
import org.dezero.viz.GraphPicture;

/**
 * A network that won a competition says what is on an image.
 *
 * <p>New: {@link VGG16}, {@link Image}, and {@link ImageNetLabels}. The weights that others trained are a file of 553 MB and
 * not part of the library; without them everything runs and nothing is recognised.
 */
final class Step58 implements Step {
    private static final int SIDE = 224;
    private static final int CLASSES = 1000;

    /** A weight and a bias of each of 16 layers. */
    private static final int PARAMETERS = 32;

    /** The size of the generated image. */
    private static final int HEIGHT = 240;

    private static final int WIDTH = 320;

    @Override
    public void run(StepOutput out) throws IOException {
        Path weights = out.weights();
        Path photo = out.image();
        out.note(
                "%s; %s",
                weights == null ? "random weights, which recognise nothing; --weights gives others" : "trained weights",
                photo == null ? "a generated image of stripes; --image gives another" : "the image given");
        VGG16 model = weights == null ? new VGG16() : VGG16.pretrained(weights);
        Image image = photo == null ? stripes() : Image.read(photo);

        Variable x = Variable.constant(VGG16.preprocess(image).reshape(1, 3, SIDE, SIDE));
        try (Scope test = Config.testMode()) {
            Variable y = model.apply(x.name("x"));
            Variable prediction = F.argMax(y, 1);
            out.picture("vgg.svg", GraphPicture.of(y.name("y")).withShapes()::writeSvg);
            int number = (int) prediction.item();
            out.unchecked(weights == null ? "class " + number : label(out, number));
            out.property("the scores have the shape (1, 1000)", y.shape().equals(Shape.of(1, CLASSES)));
            F.softmaxCrossEntropy(y, prediction).backward(BackwardOption.RELEASE_GRAPH);
        }
        List<Parameter> parameters = model.params();
        out.property(
                "the gradients of all 32 parameters are finite",
                parameters.size() == PARAMETERS && parameters.stream().allMatch(Step58::hasFiniteGradient));
    }

    /** What a class is called; its number where the names are not at hand and cannot be fetched. */
    private static String label(StepOutput out, int number) {
        try {
            return ImageNetLabels.labels().get(number);
        } catch (UncheckedIOException e) {
            out.note("%s", e.getMessage());
            return "class " + number;
        }
    }

    private static boolean hasFiniteGradient(Parameter p) {
        // A NaN is the largest and the smallest element wherever there is one.
        return p.hasGrad()
                && Double.isFinite(Config.noGrad(() -> F.max(p.grad())).item())
                && Double.isFinite(Config.noGrad(() -> F.min(p.grad())).item());
    }

    /** Black and white, as the zebra of the book. */
    private static Image stripes() {
        byte[] pixels = new byte[HEIGHT * WIDTH * 3];
        for (int i = 0; i < pixels.length; i++) {
            int row = i / 3 / WIDTH;
            int column = i / 3 % WIDTH;
            double wave = Math.sin(column / 9.0 + 2 * Math.sin(row / 40.0));
            pixels[i] = (byte) (wave > 0 ? 235 : 20);
        }
        return Image.of(HEIGHT, WIDTH, Image.Mode.RGB, pixels);
    }
}
