package org.dezero.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.dezero.Config;
import org.dezero.F;
import org.dezero.Scope;
import org.dezero.Variable;
import org.dezero.array.ArrayBackends;
import org.dezero.array.DType;
import org.dezero.data.Digits;
import org.dezero.data.Example;
import org.dezero.models.MLP;
import org.dezero.random.RandomState;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class TrainDigitsTest {
    @TempDir
    Path folder;

    static Stream<String> backends() {
        return Backends.available();
    }

    @ParameterizedTest
    @MethodSource("backends")
    void learnsOnEveryBackend(String backend) throws Exception {
        CommandLineRun run = train("--backend", backend);
        assertThat(run.err()).isEmpty();
        assertThat(run.status()).isZero();
        assertThat(run.out().get(0))
                .startsWith("backend '" + backend + "' (org.dezero.")
                .endsWith("), float32, seed 0");
        assertThat(run.out().get(1))
                .isEqualTo("digits: 1438 images to train with, 359 to test with, every fifth line of the file");
        assertThat(run.out().get(2))
                .matches("gradient check: 2410 parameters, largest relative error \\d\\.\\de-\\d\\d");
        assertThat(run.out().subList(3, 23))
                .allMatch(
                        l -> l.matches(
                                "epoch \\d+/20: loss \\d\\.\\d{6}, accuracy \\d\\.\\d{4}; test loss \\d\\.\\d{6}, accuracy \\d\\.\\d{4}"));
        assertThat(run.out().get(23)).matches("final loss: \\d\\.\\d{16}e-\\d\\d");
        assertThat(run.out().get(24)).startsWith("loss curve: ");
        assertThat(run.out().get(25))
                .isEqualTo("graph: " + folder.resolve("digits-graph.svg").toAbsolutePath());
        assertThat(Files.readString(folder.resolve("digits-graph.svg"))).contains("x: (359, 64) float32", ">tanh<");
        assertThat(accuracy(run)).isGreaterThanOrEqualTo(0.95);
        assertThat(run.out()).hasSize(27);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4})
    void learnsWithOtherSeeds(int seed) {
        assertThat(accuracy(train("--seed", "" + seed))).isGreaterThanOrEqualTo(0.95);
    }

    @Test
    void backendsAgreeInFloat64() {
        List<Double> losses = Backends.available()
                .map(b -> finalLoss(train("--backend", b, "--dtype", "float64", "--epochs", "5")))
                .toList();
        assertThat(losses).hasSizeGreaterThanOrEqualTo(2);
        assertThat(losses).allSatisfy(l -> assertThat(l / losses.get(0)).isCloseTo(1, within(1e-9)));
    }

    @Test
    void theSameSeedGivesTheSameNumbers() {
        List<String> once = train("--epochs", "2", "--seed", "4294967295").out();
        assertThat(train("--epochs", "2", "--seed", "4294967295").out()).isEqualTo(once);
        assertThat(train("--epochs", "2", "--seed", "7").out()).isNotEqualTo(once);
    }

    /** The numeric check differentiates a function of its own writing: it must be the model's. */
    @Test
    void theCheckedLossIsTheModels() {
        try (Scope scope = Config.backend(ArrayBackends.get("plain"))) {
            MLP model = MLP.builder(32, 10)
                    .activation(F::tanh)
                    .dtype(DType.FLOAT64)
                    .random(new RandomState(1))
                    .build();
            Example few = new Digits(true, DType.FLOAT64).gather(0, 1, 2, 3);
            Variable x = Variable.constant(few.x());
            Variable t = Variable.constant(few.t());
            double loss = F.softmaxCrossEntropy(model.apply(x), t).item();
            List<Variable> parameters = List.copyOf(model.params());
            assertThat(DigitsTraining.loss(parameters, x, t).item()).isEqualTo(loss);
        }
    }

    private CommandLineRun train(String... options) {
        String[] args = Stream.concat(Stream.of("train", "digits", "--out", folder.toString()), Stream.of(options))
                .toArray(String[]::new);
        return CommandLineRun.of(args);
    }

    private static double accuracy(CommandLineRun run) {
        assertThat(run.lastLine()).matches("test accuracy: \\d\\.\\d{3}");
        return Double.parseDouble(run.lastLine().substring("test accuracy: ".length()));
    }

    private static double finalLoss(CommandLineRun run) {
        String line = run.out().stream()
                .filter(l -> l.startsWith("final loss: "))
                .findFirst()
                .orElseThrow();
        return Double.parseDouble(line.substring("final loss: ".length()));
    }
}
