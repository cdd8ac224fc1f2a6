package org.dezero.layers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.dezero.Parameter;
import org.dezero.Variable;
import org.dezero.array.ArrayBackends;
import org.dezero.array.DType;
import org.dezero.array.DTypeException;
import org.dezero.array.Shape;
import org.dezero.array.ShapeException;
import org.dezero.random.RandomState;
import org.junit.jupiter.api.Test;

class ConvolutionLayerTest {
    private static Variable images(int... dims) {
        return Variable.constant(new RandomState(1).randn(Shape.of(dims)));
    }

    private static Parameter weight(Layer layer) {
        return layer.namedParams().get("W");
    }

    private static void assertClose(Variable actual, double... expected) {
        assertThat(actual.data().toHost().doubles()).containsExactly(expected, within(1e-13));
    }

    /** As NumPy 1.24 computes it in DeZero from seed 0. */
    @Test
    void conv2dIsThatOfDezero() {
        RandomState random = new RandomState(0);
        Variable x = Variable.constant(random.randn(1, 3, 3, 4));
        Conv2d layer = Conv2d.builder(2, 2, 3).stride(2).pad(1).random(random).build();
        Variable y = layer.apply(x);

        assertThat(y.shape()).isEqualTo(Shape.of(1, 2, 2, 2));
        assertClose(
                y,
                -0.640895043803285,
                -1.1889660901807424,
                2.362955997527337,
                -1.5104015116771659,
                0.06818365449227747,
                -0.387576680633432,
                -0.4622269649140847,
                -0.7142422291102102);
    }

    /** As NumPy 1.24 computes it in DeZero from seed 0. */
    @Test
    void deconv2dIsThatOfDezero() {
        RandomState random = new RandomState(0);
        Variable x = Variable.constant(random.randn(1, 3, 3, 2));
        Deconv2d layer =
                Deconv2d.builder(2, 2, 3).stride(2).pad(1).random(random).build();
        Variable y = layer.apply(x);

        assertThat(weight(layer).shape()).isEqualTo(Shape.of(3, 2, 2, 3));
        assertThat(y.shape()).isEqualTo(Shape.of(1, 2, 4, 3));
        assertThat(y.data().toHost().doubles())
                .startsWith(
                        new double[] {
                            0.05678984566872505, -0.014358460704844034, 0.058014694256209684, -0.0021430004240378894
                        },
                        within(1e-13));
        assertThat(y.data().toHost().getDouble(23)).isCloseTo(0.7574419230216828, within(1e-13));
    }

    @Test
    void weightsAreDrawnAtTheFirstUseFromTheChannels() {
        RandomState random = new RandomState(7);
        Conv2d layer = Conv2d.builder(2, 3).random(random).build();
        random.rand();
        layer.apply(images(2, 5, 4, 4));

        RandomState replay = new RandomState(7);
        replay.rand();
        float scale = (float) Math.sqrt(1.0 / 45);
        float[] expected = new float[90];
        for (int i = 0; i < expected.length; i++) {
            expected[i] = (float) replay.randn() * scale;
        }
        assertThat(weight(layer).shape()).isEqualTo(Shape.of(2, 5, 3, 3));
        assertThat(weight(layer).data().toHost().floats()).containsExactly(expected);
        assertThat(layer.namedParams().get("b").data().toHost().floats()).containsExactly(0, 0);
    }

    @Test
    void deconvolutionScalesByItsInputChannels() {
        Deconv2d layer = Deconv2d.builder(7, 2)
                .inChannels(3)
                .nobias()
                .dtype(DType.FLOAT64)
                .random(new RandomState(7))
                .build();

        assertThat(layer.namedParams().keySet()).containsExactly("W");
        assertThat(weight(layer).shape()).isEqualTo(Shape.of(3, 7, 2, 2));
        assertThat(weight(layer).data().toHost().doubles()[0])
                .isEqualTo(new RandomState(7).randn() * Math.sqrt(1.0 / 12));
    }

    @Test
    void aGivenNumberOfChannelsDrawsAtOnceUnlessLazy() {
        RandomState random = new RandomState(1);
        Conv2d layer = Conv2d.builder(2, 1).inChannels(4).random(random).build();
        assertThat(weight(layer).shape()).isEqualTo(Shape.of(2, 4, 1, 1));

        Conv2d lazy = Conv2d.builder(2, 1).inChannels(4).lazy().random(random).build();
        assertThat(weight(lazy).hasData()).isFalse();
        assertThat(weight(lazy).acceptedShape()).isEqualTo("(2, 4, 1, 1)");
        assertThat(lazy.apply(images(1, 4, 1, 1)).shape()).isEqualTo(Shape.of(1, 2, 1, 1));
        assertThat(weight(new Conv2d(2, 3)).acceptedShape()).isEqualTo("(2, ?, 3, 3)");
        assertThat(weight(new Deconv2d(2, 3, 2, 1)).acceptedShape()).isEqualTo("(?, 2, 3, 3)");
    }

    @Test
    void parametersSetBeforeTheFirstUseStay() {
        Conv2d layer = new Conv2d(1, 1);
        weight(layer).setData(ArrayBackends.get().array(new double[] {2}, 1, 1, 1, 1));

        assertThat(layer.apply(Variable.of(new double[] {3}, 1, 1, 1, 1)).item())
                .isEqualTo(6);
    }

    @Test
    void aRefusedInputDrawsNothing() {
        RandomState random = new RandomState(1);
        Conv2d conv = Conv2d.builder(1, 3).inChannels(3).lazy().random(random).build();
        Deconv2d deconv = Deconv2d.builder(1, 2).pad(2).random(random).build();
        assertRefused(conv, images(3, 4, 4), "not images", "(3, 4, 4)");
        assertRefused(conv, images(1, 2, 4, 4), "(1, 2, 4, 4)", "(1, 3, 3, 3)", "2 != 3");
        assertRefused(conv, images(1, 3, 2, 4), "(1, 3, 2, 4)", "kernel (3, 3)");
        assertRefused(new Conv2d(1, 1), images(1, 0, 2, 2), "empty");
        assertRefused(deconv, images(1, 1, 2, 2), "(1, 1, 2, 2)", "pad (2, 2)");
        assertThat(random.rand()).isEqualTo(new RandomState(1).rand());
        assertThat(weight(conv).hasData()).isFalse();

        conv.apply(images(1, 3, 3, 3));
        assertRefused(conv, images(1, 2, 4, 4), "channels differ", "2 != 3");
    }

    private static void assertRefused(UnaryLayer layer, Variable x, String... parts) {
        assertThatExceptionOfType(ShapeException.class)
                .isThrownBy(() -> layer.apply(x))
                .withMessageContainingAll(parts);
    }

    @Test
    void impossibleOptionsAreNamed() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Conv2d(0, 3)).withMessageContaining("outChannels 0");
        assertThatIllegalArgumentException().isThrownBy(() -> new Conv2d(1, 0)).withMessageContaining("kernel size 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Deconv2d(1, 2, 0, 0))
                .withMessageContaining("Deconv2d: stride 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Conv2d(1, 2, 1, -1))
                .withMessageContaining("pad -1 is out of range; it is 0 or more");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Conv2d.builder(1, 2).inChannels(0))
                .withMessageContaining("inChannels 0");
        assertThatExceptionOfType(DTypeException.class)
                .isThrownBy(() -> Deconv2d.builder(1, 1).dtype(DType.BOOL))
                .withMessageContaining("Deconv2d: weights cannot be bool");
    }
}
