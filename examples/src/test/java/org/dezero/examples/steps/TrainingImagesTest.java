package org.dezero.examples.steps;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.dezero.Config;
import org.dezero.Scope;
import org.dezero.array.ArrayBackends;
import org.dezero.array.Shape;
import org.dezero.data.Dataset;
import org.dezero.data.FashionMNIST;
import org.dezero.data.MNIST;
import org.dezero.examples.SmallImageFiles;
import org.dezero.models.MLP;
import org.dezero.random.RandomState;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainingImagesTest {
    @TempDir
    Path folder;

    private final List<String> notes = new ArrayList<>();

    private StepOutput out(@Nullable Path data, boolean installed) {
        return new StepOutput("step51-", new StepInputs(folder, data, installed, null, null), text -> {}, notes::add);
    }

    @Test
    void ofFewImagesEachIsTakenSeveralTimes() {
        TrainingImages images = TrainingImages.of(out(null, false));
        assertThat(notes)
                .containsExactly("the digits that come with the library: 1438 images to train with, each 42 times in an"
                        + " epoch to make up for 60000, 359 to test with");
        Dataset train = images.train();
        assertThat(train.size()).isEqualTo(42 * 1438);
        assertThat(images.test().size()).isEqualTo(359);
        float[] one = train.get(7).x().floats();
        assertThat(train.get(7 + 41 * 1438).x().floats()).isEqualTo(one);
        int[] indices = {7 + 1438, 3};
        assertThat(Arrays.copyOf(train.gather(indices).x().floats(), one.length))
                .isEqualTo(one);
        assertThat(indices).containsExactly(7 + 1438, 3);
    }

    @Test
    void theFolderGivenComesFirst() throws Exception {
        SmallImageFiles.write(folder, 30, 10);
        for (boolean installed : new boolean[] {false, true}) {
            TrainingImages images = TrainingImages.of(out(folder, installed));
            assertThat(images.train().size()).isEqualTo(60_000);
            assertThat(images.test().size()).isEqualTo(10);
            assertThat(images.test().get(0).x().shape()).isEqualTo(Shape.of(784));
        }
        assertThatThrownBy(() -> TrainingImages.of(out(folder.resolve("nothing"), true)))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("train-images-idx3-ubyte");
    }

    @Test
    void whatIsInstalledIsTakenIfAskedFor() {
        TrainingImages.of(out(null, true));
        String expected = MNIST.local(true).isPresent()
                ? "MNIST: "
                : FashionMNIST.local(true).isPresent() ? "Fashion-MNIST: " : "the digits that come with the library: ";
        assertThat(notes.get(0)).startsWith(expected);
    }

    @Test
    void theDigitsNeedAnAccuracy() {
        StepOutput out = out(null, false);
        try (Scope plain = Config.backend(ArrayBackends.get("plain"));
                Scope seeded = Config.random(new RandomState(0))) {
            TrainingImages.of(out).check(out, new MLP(10), 2, 1);
        }
        assertThat(out.properties())
                .containsExactly(new StepOutput.Property(
                        "test accuracy at least 0.9 on the digits that come with the library", false));
    }

    @Test
    void aPartOfMnistNeedsALossThatFalls() throws Exception {
        SmallImageFiles.write(folder, 30, 10);
        StepOutput out = out(folder, false);
        TrainingImages images = TrainingImages.of(out);
        images.check(out, new MLP(10), 2, 3, 1);
        images.check(out, new MLP(10), 2, 1, 2);
        images.check(out, new MLP(10), 2, Double.NaN);
        String text = "the loss falls on the images of --data";
        assertThat(out.properties())
                .containsExactly(
                        new StepOutput.Property(text, true),
                        new StepOutput.Property(text, false),
                        new StepOutput.Property(text, false));
    }
}
