package org.dezero.examples.applications;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import org.dezero.Variable;
import org.dezero.array.Shape;
import org.dezero.models.VGG16;
import org.dezero.transforms.Image;
import org.junit.jupiter.api.Test;

class StyleTransferTest {
    @Test
    void paintingMakesTheLossSmaller() throws Exception {
        OnPlain.run(() -> {
            ChosenVgg vgg = new ChosenVgg(new VGG16(), 32);
            Image scene = ChosenImage.scene(null, OnPlain.NOWHERE);
            Image style = ChosenImage.style(null, OnPlain.NOWHERE);
            StringWriter lines = new StringWriter();
            Variable painted = StyleTransfer.paint(
                    vgg, scene, style, 8, new ApplicationOutput(new PrintWriter(lines), Path.of(".")));
            assertThat(painted.shape()).isEqualTo(Shape.of(1, 3, 32, 32));
            assertThat(vgg.model().params()).noneMatch(Variable::hasGrad);
            assertThat(vgg.image(painted)).isNotEqualTo(vgg.image(vgg.constant(scene)));

            List<Double> losses = lines.toString()
                    .lines()
                    .map(l -> Double.valueOf(l.substring(l.lastIndexOf(' '))))
                    .toList();
            assertThat(losses).hasSize(8);
            assertThat(losses.get(7)).isLessThan(0.7 * losses.get(0));
        });
    }

    @Test
    void lossesAreThoseOfTheFormulas() throws Exception {
        OnPlain.run(() -> {
            Variable a = Variable.of(new double[] {1, 2, 3, 4}, 1, 2, 1, 2);
            Variable b = Variable.of(new double[] {1, 1, 3, 4}, 1, 2, 1, 2);
            assertThat(StyleTransfer.contentLoss(a, b).item()).isCloseTo(0.5, within(1e-15));
            // The products of the channels are 5 11 11 25 and 2 7 7 25, and the scale is twice the size.
            assertThat(StyleTransfer.styleLoss(a, b).item()).isCloseTo((9 + 16 + 16) / 64.0, within(1e-15));
            // Of 1 and 2 above 3 and 5 only the corner has neighbours both below and to the right.
            Variable pixels = Variable.of(new double[] {1, 2, 3, 5}, 1, 1, 2, 2);
            assertThat(StyleTransfer.roughness(pixels).item()).isCloseTo(4 + 1, within(1e-15));
        });
    }
}
