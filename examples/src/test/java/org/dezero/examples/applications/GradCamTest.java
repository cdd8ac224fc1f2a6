package org.dezero.examples.applications;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.stream.DoubleStream;
import org.dezero.Variable;
import org.dezero.array.HostArray;
import org.dezero.array.Shape;
import org.dezero.models.VGG16;
import org.dezero.transforms.Image;
import org.junit.jupiter.api.Test;

class GradCamTest {
    @Test
    void looksAtWhatTheModelDecides() throws Exception {
        OnPlain.run(() -> {
            ChosenVgg vgg = new ChosenVgg(new VGG16(), 64);
            Image image = ChosenImage.scene(null, OnPlain.NOWHERE);
            GradCam.Attention attention = GradCam.attention(vgg, image);
            assertThat(attention.label()).isBetween(0, 999);
            // The largest of a thousand probabilities is at least a thousandth.
            assertThat(attention.probability()).isBetween(0.001, 1.0);
            assertThat(attention.heat().shape()).isEqualTo(Shape.of(4, 4));
            assertThat(DoubleStream.of(attention.heat().toDoubleArray())).allMatch(v -> v >= 0 && v <= 1);
            assertThat(Arrays.stream(attention.heat().toDoubleArray()).max()).hasValue(1);
            assertThat(vgg.model().params()).noneMatch(Variable::hasGrad);
        });
    }

    /** Channel 0 speaks for the class, on the left; channel 1 against it, below. */
    @Test
    void heatIsWhereChannelsThatSpeakForTheClassAre() throws Exception {
        OnPlain.run(() -> {
            Variable features = Variable.of(new double[] {1, 0, 1, 0, 0, 0, 4, 4}, 1, 2, 2, 2);
            Variable gradients = Variable.of(new double[] {4, 0, 2, 2, -1, -1, -1, 1}, 1, 2, 2, 2);
            // Mean gradients 2 and -0.5: left above 2, left below 2 - 2, right below -2.
            HostArray heat = GradCam.heat(features, gradients);
            assertThat(heat.shape()).isEqualTo(Shape.of(2, 2));
            assertThat(heat.toDoubleArray()).containsExactly(1, 0, 0, 0);

            HostArray nothing =
                    GradCam.heat(features, gradients.mul(-1).mul(Variable.of(new double[] {1, 0}, 1, 2, 1, 1)));
            assertThat(nothing.toDoubleArray()).containsOnly(0);
        });
    }

    @Test
    void heatIsRedAndColdIsBlue() {
        Image grey = Image.of(2, 2, Image.Mode.RGB, new byte[12]);
        Image picture = GradCam.overlaid(grey, HostArray.of(new double[] {1, 0.5, 0, 0.5}, 2, 2));
        // Four tenths of (0.5, 0, 0), of (0.5, 1, 0.5) but that the half is 128 of 255, and of (0, 0, 0.5).
        assertThat(picture.toByteArray()).containsExactly(51, 0, 0, 52, 102, 50, 0, 0, 51, 52, 102, 50);
    }
}
