package org.dezero.transforms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.dezero.Config;
import org.dezero.array.DType;
import org.dezero.array.HostArray;
import org.dezero.array.Shape;
import org.dezero.array.ShapeException;
import org.dezero.random.RandomState;
import org.junit.jupiter.api.Test;

class TransformsTest {
    private static final Image RGB =
            Image.of(1, 2, Image.Mode.RGB, (byte) 10, (byte) 20, (byte) 30, (byte) 40, (byte) 50, (byte) 200);

    @Test
    void bgrIsRgbWithTheEndsExchanged() {
        Image bgr = new Convert(Image.Mode.BGR).apply(RGB);

        assertThat(bgr.toByteArray()).containsExactly(30, 20, 10, 200, 50, 40);
        assertThat(new Convert().apply(bgr)).isEqualTo(RGB);
        assertThat(new Convert(Image.Mode.L).apply(bgr)).isEqualTo(new Convert(Image.Mode.L).apply(RGB));
        assertThat(new Convert(Image.Mode.BGR).apply(Image.of(1, 1, Image.Mode.L, (byte) 7)))
                .isEqualTo(Image.of(1, 1, Image.Mode.BGR, (byte) 7, (byte) 7, (byte) 7));
        assertThat(new Convert().apply(RGB)).isSameAs(RGB);
    }

    @Test
    void sizesOfResizeAndCropAreWidthFirst() {
        assertThat(new Resize(3, 5).apply(RGB)).hasToString("RGB 5 x 3");
        assertThat(new Resize(4).apply(RGB)).hasToString("RGB 4 x 4");
        assertThat(new Resize(2, 1).apply(RGB)).isSameAs(RGB);
        assertThat(new CenterCrop(1).apply(RGB))
                .isEqualTo(Image.of(1, 1, Image.Mode.RGB, (byte) 10, (byte) 20, (byte) 30));
        assertThatIllegalArgumentException().isThrownBy(() -> new Resize(0, 5));
        assertThatIllegalArgumentException().isThrownBy(() -> new CenterCrop(5, -1));
    }

    @Test
    void cropsFarFromTheImageAreWhatTheyMustBe() {
        Image wide = PillowTest.noise(1, Image.Mode.L, 9, 1);
        Image tall = new CenterCrop(1, 9).apply(wide);

        assertThat(tall.get(4, 0, 0)).isEqualTo(wide.get(0, 4, 0));
        assertThat(IntStream.range(0, 9).filter(y -> tall.get(y, 0, 0) != 0)).containsExactly(4);
    }

    @Test
    void flipsDrawOneNumberForEachImage() {
        RandomState replay = new RandomState(3);
        RandomHorizontalFlip flip = new RandomHorizontalFlip(0.3, new RandomState(3));
        Image mirrored = new RandomHorizontalFlip(1).apply(RGB);
        assertThat(mirrored.toByteArray()).containsExactly(40, 50, 200, 10, 20, 30);
        for (int i = 0; i < 50; i++) {
            assertThat(flip.apply(RGB)).isEqualTo(replay.rand() < 0.3 ? mirrored : RGB);
        }

        Config.random().seed(5);
        boolean expected = new RandomState(5).rand() < 0.5;
        assertThat(new RandomHorizontalFlip().apply(RGB)).isEqualTo(expected ? mirrored : RGB);
        assertThat(new RandomHorizontalFlip(0).apply(RGB)).isEqualTo(RGB);
        assertThatIllegalArgumentException().isThrownBy(() -> new RandomHorizontalFlip(1.5));
        assertThatIllegalArgumentException().isThrownBy(() -> new RandomHorizontalFlip(Double.NaN));
    }

    @Test
    void arraysHaveTheChannelsFirst() {
        HostArray array = new ToArray().apply(RGB);
        assertThat(array.shape()).isEqualTo(Shape.of(3, 1, 2));
        assertThat(array.floats()).containsExactly(10, 40, 20, 50, 30, 200);
        assertThat(new ToArray(DType.INT64).apply(RGB).longs()).containsExactly(10, 40, 20, 50, 30, 200);
        assertThat(new ToArray().apply(new Convert(Image.Mode.L).apply(RGB)).shape())
                .isEqualTo(Shape.of(1, 1, 2));

        assertThat(new ToImage().apply(array)).isEqualTo(RGB);
        assertThat(new ToImage().apply(HostArray.of(new double[] {0.9, 255.5, -0.5, 7}, 1, 2, 2)))
                .isEqualTo(Image.of(2, 2, Image.Mode.L, (byte) 0, (byte) 255, (byte) 0, (byte) 7));
    }

    @Test
    void onlyImagesBecomeImages() {
        ToImage transform = new ToImage();
        assertThatExceptionOfType(ShapeException.class)
                .isThrownBy(() -> transform.apply(HostArray.of(new double[4], 2, 2)))
                .withMessageContaining("array (2, 2) float64");
        assertThatExceptionOfType(ShapeException.class)
                .isThrownBy(() -> transform.apply(HostArray.of(new double[8], 2, 2, 2)));
        assertThatExceptionOfType(ShapeException.class)
                .isThrownBy(() -> transform.apply(HostArray.of(new double[0], 1, 0, 2)));
        for (double bad : new double[] {256, -1, Double.NaN, Double.POSITIVE_INFINITY}) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> transform.apply(HostArray.of(new double[] {bad}, 1, 1, 1)))
                    .withMessageContaining("value " + bad);
        }
    }

    @Test
    void normalizeKeepsFloatsAndMakesDoublesOfIntegers() {
        HostArray floats = new Normalize(0.1, 0.3).apply(HostArray.of(new float[] {1, 2}));
        assertThat(floats.floats()).containsExactly((1 - 0.1f) / 0.3f, (2 - 0.1f) / 0.3f);
        HostArray integers = new Normalize(0, 255).apply(HostArray.of(new long[] {51, 255}));
        assertThat(integers.doubles()).containsExactly(51 / 255.0, 1);
        assertThat(new Normalize(0.5, 0.5)
                        .apply(HostArray.of(new boolean[] {true, false}))
                        .doubles())
                .containsExactly(1, -1);
        assertThat(new Normalize(1, 0).apply(HostArray.of(new double[] {1, 2})).doubles())
                .containsExactly(Double.NaN, Double.POSITIVE_INFINITY);
    }

    @Test
    void normalizeTakesANumberForEachChannel() {
        HostArray x = HostArray.of(new float[] {1, 2, 3, 4, 5, 6}, 3, 2);

        assertThat(new Normalize(new double[] {1, 2, 3}, new double[] {1, 2, 4})
                        .apply(x)
                        .floats())
                .containsExactly(0, 1, 0.5f, 1, 0.5f, 0.75f);
        assertThat(new Normalize(new double[] {1, 2, 3}, new double[] {2})
                        .apply(x)
                        .floats())
                .containsExactly(0, 0.5f, 0.5f, 1, 1, 1.5f);
        assertThat(new Normalize(new double[] {1}, new double[] {1, 2, 4})
                        .apply(x)
                        .floats())
                .containsExactly(0, 1, 1, 1.5f, 1, 1.25f);
        // DeZero would take 0 for the mean of an integer array.
        assertThat(new Normalize(new double[] {0.5, 1.5}, new double[] {1})
                        .apply(HostArray.of(new long[] {1, 2}, 2, 1))
                        .doubles())
                .containsExactly(0.5, 0.5);
        assertThatExceptionOfType(ShapeException.class)
                .isThrownBy(() -> new Normalize(new double[] {1, 2}, new double[] {1}).apply(x))
                .withMessageContaining("2 means and 1 standard deviations do not fit array (3, 2) float32");
        assertThatIllegalArgumentException().isThrownBy(() -> new Normalize(new double[2], new double[3]));
        assertThatIllegalArgumentException().isThrownBy(() -> new Normalize(new double[0], new double[1]));
        assertThatExceptionOfType(ShapeException.class)
                .isThrownBy(() -> new Normalize(new double[2], new double[2])
                        .apply(HostArray.of(new double[] {1}, Shape.SCALAR)));
    }

    @Test
    void dtypesAndShapes() {
        HostArray x = HostArray.of(new double[] {-1.7, 1.7, 0, 2}, 2, 2);

        assertThat(new Flatten().apply(x).shape()).isEqualTo(Shape.of(4));
        assertThat(new Flatten()
                        .apply(HostArray.of(new double[] {1}, Shape.SCALAR))
                        .shape())
                .isEqualTo(Shape.of(1));
        assertThat(new AsType().apply(x).dtype()).isEqualTo(DType.FLOAT32);
        assertThat(new ToFloat().apply(x).floats()).containsExactly(-1.7f, 1.7f, 0, 2);
        assertThat(new ToFloat(DType.FLOAT64).apply(x)).isSameAs(x);
        assertThat(new ToInt().apply(x).longs()).containsExactly(-1, 1, 0, 2);
        assertThat(new ToInt(DType.BOOL).apply(x).booleans()).containsExactly(true, true, false, true);
    }

    @Test
    void transformsAreAppliedLeftToRight() {
        Compose<Image, HostArray> photo = Compose.of(new Convert(Image.Mode.BGR), new CenterCrop(1))
                .then(new ToArray())
                .then(new Normalize(new double[] {10, 20, 5}, new double[] {5}))
                .then(new Flatten());
        assertThat(photo.apply(RGB).floats()).containsExactly(4, 0, 1);

        UnaryOperator<HostArray> plusOne = x -> HostArray.of(new double[] {x.doubles()[0] + 1}, x.shape());
        UnaryOperator<HostArray> twice = x -> HostArray.of(new double[] {x.doubles()[0] * 2}, x.shape());
        HostArray three = HostArray.of(new double[] {3});
        assertThat(Compose.of(plusOne, twice).apply(three).doubles()).containsExactly(8);
        assertThat(Compose.of(twice, plusOne).apply(three).doubles()).containsExactly(7);
        assertThat(Compose.of(twice).apply(three).doubles()).containsExactly(6);
        assertThat(Compose.<HostArray>of().apply(three)).isSameAs(three);
        Function<HostArray, Integer> ndim = x -> x.shape().ndim();
        assertThat(Compose.of(plusOne).then(ndim).apply(three)).isEqualTo(1);
        assertThat(Compose.from(new ToArray()).then(new Flatten()).apply(RGB).shape())
                .isEqualTo(Shape.of(6));
    }
}
