package org.dezero.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.dezero.Config;
import org.dezero.Scope;
import org.dezero.array.ArrayBackends;
import org.dezero.array.DType;
import org.dezero.data.DataLoader;
import org.dezero.data.FashionMNIST;
import org.dezero.models.Model;
import org.dezero.random.RandomState;
import org.dezero.transforms.Image;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class TrainFashionTest {
    private static final String SCORE = "loss \\d\\.\\d{6}, accuracy \\d\\.\\d{4}";

    @TempDir
    Path folder;

    Path files = Path.of("");

    @BeforeEach
    void writeFiles() throws IOException {
        files = SmallImageFiles.write(folder.resolve("files"), 200, 50);
    }

    static Stream<List<String>> backendsAndModels() {
        return Backends.available().flatMap(b -> Stream.of("mlp", "cnn").map(m -> List.of(b, m)));
    }

    @ParameterizedTest
    @MethodSource("backendsAndModels")
    void learnsFromFiles(List<String> backendAndModel) throws Exception {
        String backend = backendAndModel.get(0);
        String model = backendAndModel.get(1);
        CommandLineRun run = train("--backend", backend, "--model", model, "--epochs", "3", "--batch", "10");
        assertThat(run.err()).isEmpty();
        assertThat(run.status()).isZero();
        assertThat(run.out()).hasSize(10);
        assertThat(run.out().get(0))
                .startsWith("backend '" + backend + "' (org.dezero.")
                .endsWith("), float32, seed 0, batches of 10");
        assertThat(run.out().get(1)).isEqualTo("images: 200 to train with, 50 to test with");
        assertThat(run.out().get(2))
                .matches("model " + model
                        + ": .*; an epoch of 60,000 images takes about \\d+ s on two cores with plain");
        assertThat(run.out().get(3)).matches("\\d+ weights; before training, test " + SCORE);
        for (int epoch = 1; epoch <= 3; epoch++) {
            assertThat(run.out().get(3 + epoch))
                    .matches("epoch " + epoch + "/3: " + SCORE + "; test " + SCORE + " \\(\\d+\\.\\d s\\)");
        }
        Path picture = folder.resolve("fashion-" + model + "-loss.png");
        assertThat(run.out().get(7)).isEqualTo("loss curve: " + picture);
        Image curve = Image.read(picture);
        assertThat(curve.width()).isEqualTo(800);
        assertThat(curve.height()).isEqualTo(500);
        assertThat(run.out().get(8)).isEqualTo("weights: " + folder.resolve("fashion-" + model + ".npz"));
        assertThat(accuracy(run)).isGreaterThanOrEqualTo(0.9);
    }

    @ParameterizedTest
    @EnumSource(FashionNetwork.class)
    void theWeightsThatAreSavedAreThoseThatWereTrained(FashionNetwork network) throws Exception {
        CommandLineRun run = train("--model", network.toString(), "--epochs", "2", "--batch", "10");
        try (Scope scope = Config.backend(ArrayBackends.get("plain"))) {
            Model model = network.model(DType.FLOAT32, new RandomState(99));
            model.loadWeights(folder.resolve("fashion-" + network + ".npz"));
            Classifier classifier = new Classifier(model, x -> x.sub(0.286).div(0.353));
            DataLoader test = new DataLoader(network.inputs(FashionMNIST.from(files, false)), 50, false);
            assertThat(classifier.test(test).accuracy()).isCloseTo(accuracy(run), within(1e-9));
        }
    }

    @Test
    void theSameSeedGivesTheSameNumbers() {
        List<String> once = numbers(train("--epochs", "2", "--seed", "3"));
        assertThat(numbers(train("--epochs", "2", "--seed", "3"))).isEqualTo(once);
        assertThat(numbers(train("--epochs", "2", "--seed", "4"))).isNotEqualTo(once);
    }

    @Test
    void computesInFloat64() throws Exception {
        assertThat(train("--dtype", "float64", "--epochs", "1").out().get(0)).contains("), float64, seed 0, ");
        try (Scope scope = Config.backend(ArrayBackends.get("plain"))) {
            Model model = FashionNetwork.MLP.model(DType.FLOAT64, new RandomState(0));
            // A layer takes the dtype of the file, so this is how it was saved.
            model.loadWeights(folder.resolve("fashion-mlp.npz"));
            assertThat(model.params()).allMatch(p -> p.dtype() == DType.FLOAT64);
        }
    }

    /** One epoch of the real images where they are installed, and of the small ones elsewhere. */
    @Test
    void learnsFromWhatIsInstalled() {
        boolean installed = FashionMNIST.local(true).isPresent();
        List<String> args = new ArrayList<>(List.of("train", "fashion", "--epochs", "1", "--out", folder.toString()));
        if (!installed) {
            args.addAll(List.of("--batch", "5", "--data", files.toString()));
        }
        CommandLineRun run = CommandLineRun.of(args.toArray(String[]::new));
        assertThat(run.err()).isEmpty();
        assertThat(accuracy(run)).isGreaterThanOrEqualTo(installed ? 0.83 : 0.5);
    }

    @Test
    void saysHowToGetTheFiles() {
        assertThatExceptionOfType(UnusableInput.class)
                .isThrownBy(() -> TrainFashionCommand.found(Optional.empty()))
                .withMessage(
                        "Fashion-MNIST is not on this machine; install Debian's package dataset-fashion-mnist, or name"
                                + " the folder with its four files by --data");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--model rnn|--model: 'rnn' is not a model to train; it is mlp or cnn",
                "--model MLP|--model: 'MLP' is not a model to train; it is mlp or cnn",
                "--batch 0|--batch: '0' is not a whole number from 1 to 60000",
                "--data|--data needs a value",
                "--images x|unknown option '--images'",
            })
    void anotherCommandLineIsAnsweredInOneLine(String words, String what) {
        CommandLineRun run = CommandLineRun.of(("train fashion " + words).split(" "));
        assertThat(run.err())
                .containsExactly(
                        "dezero train fashion: " + what + "; possible: [--backend NAME] [--data DIR]"
                                + " [--model mlp|cnn] [--epochs N] [--batch N] [--seed N] [--dtype float32|float64] [--out DIR]");
        assertThat(run.out()).isEmpty();
        assertThat(run.status()).isEqualTo(2);
    }

    @Test
    void filesThatCannotBeUsedAreAnsweredInOneLine() throws Exception {
        assertWrong("nowhere", "--data 'nowhere' is not there");
        Path labels = files.resolve("train-labels-idx1-ubyte.gz");
        assertWrong(labels.toString(), "--data '" + labels + "' is not a folder");
        assertWrong(
                Files.createDirectory(folder.resolve("empty")).toString(), "FashionMNIST: no train-images-idx3-ubyte");

        Path images = files.resolve("train-images-idx3-ubyte.gz");
        byte[] whole = Files.readAllBytes(images);
        Files.write(images, Arrays.copyOf(whole, whole.length / 2));
        assertWrong(files.toString(), images + ": ");
        Files.delete(images);
        assertWrong(files.toString(), "FashionMNIST: " + labels + " is there, but not its other half");

        SmallImageFiles.write(files, 0, 5);
        assertWrong(files.toString(), "there are 0 images to train with and 5 to test with");
    }

    private static void assertWrong(String data, String what) {
        CommandLineRun run = CommandLineRun.of("train", "fashion", "--data", data);
        assertThat(run.status()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).hasSize(1);
        assertThat(run.err().get(0)).startsWith("dezero train fashion: " + what);
    }

    private CommandLineRun train(String... options) {
        String[] args = Stream.concat(
                        Stream.of("train", "fashion", "--data", files.toString(), "--out", folder.toString()),
                        Stream.of(options))
                .toArray(String[]::new);
        return CommandLineRun.of(args);
    }

    /** What was printed, but for the time it took. */
    private static List<String> numbers(CommandLineRun run) {
        assertThat(run.status()).isZero();
        return run.out().stream().map(l -> l.replaceFirst(" \\(.* s\\)$", "")).toList();
    }

    private static double accuracy(CommandLineRun run) {
        assertThat(run.lastLine()).matches("test accuracy: \\d\\.\\d{4}");
        return Double.parseDouble(run.lastLine().substring("test accuracy: ".length()));
    }
}
