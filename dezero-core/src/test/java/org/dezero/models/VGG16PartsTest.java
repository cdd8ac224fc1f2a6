package org.dezero.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import java.util.Map;
import org.dezero.BackwardOption;
import org.dezero.Config;
import org.dezero.F;
import org.dezero.Scope;
import org.dezero.Variable;
import org.dezero.array.DType;
import org.dezero.array.HostArray;
import org.dezero.array.ShapeException;
import org.dezero.random.RandomState;
import org.dezero.transforms.Image;
import org.junit.jupiter.api.Test;

/** The network taken apart, as programs that look inside it need it. */
class VGG16PartsTest {
    private static final Variable IMAGE =
            Variable.constant(new RandomState(5).randn(1, 3, 32, 32).cast(DType.FLOAT32));

    @Test
    void featuresAndClassifyAreTheNetwork() {
        VGG16 model = new VGG16(new RandomState(0));
        try (Scope testMode = Config.testMode()) {
            HostArray whole = Config.noGrad(() -> model.apply(IMAGE)).data().toHost();
            Map<String, Variable> features = model.features(IMAGE);
            assertThat(features.keySet())
                    .containsExactly(
                            "conv1_1", "conv1_2", "conv2_1", "conv2_2", "conv3_1", "conv3_2", "conv3_3", "conv4_1",
                            "conv4_2", "conv4_3", "conv5_1", "conv5_2", "conv5_3");
            assertThat(features.get("conv1_2").shape().dims()).containsExactly(1, 64, 32, 32);
            assertThat(features.get("conv4_3").shape().dims()).containsExactly(1, 512, 4, 4);
            Variable last = features.get("conv5_3");
            Variable scores = model.classify(last);
            assertThat(scores.data().toHost().arrayEqual(whole)).isTrue();

            scores.get(0, 3).backward(List.of(last), BackwardOption.RELEASE_GRAPH);
            assertThat(last.grad().shape()).isEqualTo(last.shape());
            assertThat(F.max(F.abs(last.grad())).item()).isPositive();
            assertThat(model.params()).noneMatch(Variable::hasGrad);
        }
    }

    @Test
    void featuresAreTakenBeforeReluAndPoolingMayBeAnother() {
        VGG16 model = new VGG16(new RandomState(0));
        try (Scope noGrad = Config.noGrad()) {
            Map<String, Variable> usual = model.features(IMAGE);
            assertThat(F.min(usual.get("conv3_1")).item()).isNegative();
            Map<String, Variable> smooth = model.features(IMAGE, y -> F.averagePooling(y, 2, 2, 0));
            assertThat(smooth.get("conv1_2")
                            .data()
                            .toHost()
                            .arrayEqual(usual.get("conv1_2").data().toHost()))
                    .isTrue();
            assertThat(smooth.get("conv2_1").shape())
                    .isEqualTo(usual.get("conv2_1").shape());
            assertThat(smooth.get("conv2_1")
                            .data()
                            .toHost()
                            .arrayEqual(usual.get("conv2_1").data().toHost()))
                    .isFalse();
        }
    }

    @Test
    void deprocessingUndoesPreprocessing() {
        byte[] rgb = new byte[5 * 4 * 3];
        for (int i = 0; i < rgb.length; i++) {
            rgb[i] = (byte) (i * 37);
        }
        Image image = Image.of(5, 4, Image.Mode.RGB, rgb);
        HostArray array = VGG16.preprocess(image, 4, 5);
        // Bytes less a mean and plus it again may lie a little below themselves.
        float[] shifted = array.floats().clone();
        for (int i = 0; i < shifted.length; i++) {
            shifted[i] += 0.25f;
        }
        assertThat(VGG16.deprocess(HostArray.of(shifted, 3, 5, 4))).isEqualTo(image);
    }

    @Test
    void deprocessingCutsOffWhatNoImageHas() {
        Image image = VGG16.deprocess(HostArray.of(new float[] {1000, 0, -1000}, 3, 1, 1));
        assertThat(image.toByteArray()).containsExactly(0, 116, (byte) 255);
        assertThatExceptionOfType(ShapeException.class)
                .isThrownBy(() -> VGG16.deprocess(HostArray.of(new float[4], 1, 2, 2)))
                .withMessage("VGG16: not an image: array (1, 2, 2) float32; give (3, height, width)");
    }
}
