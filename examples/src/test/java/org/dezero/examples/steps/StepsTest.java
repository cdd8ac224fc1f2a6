package org.dezero.examples.steps;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.dezero.Config;
import org.dezero.array.ArrayBackends;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every step against what the book's script prints. */
class StepsTest {
    /** Seconds in all, also where every operation costs microseconds; the trainings run on plain. */
    private static final int LAST_ON_EVERY_BACKEND = 42;

    @TempDir
    static Path out;

    static List<Integer> steps() {
        return StepRunner.numbers();
    }

    static List<Arguments> otherBackends() {
        return ArrayBackends.candidates().stream()
                .filter(c -> c.whyUnavailable().isEmpty() && !c.name().equals("plain"))
                .map(ArrayBackends.Candidate::name)
                .flatMap(b ->
                        steps().stream().filter(n -> n <= LAST_ON_EVERY_BACKEND).map(n -> Arguments.of(n, b)))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("steps")
    void onPlain(int number) throws Exception {
        assertThat(run(number, "plain").failures()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("otherBackends")
    void onEveryBackend(int number, String backend) throws Exception {
        assertThat(run(number, backend).failures()).isEmpty();
    }

    @Test
    void areNumberedWithoutAGap() {
        assertThat(steps())
                .isEqualTo(IntStream.rangeClosed(1, steps().size()).boxed().toList());
        assertThat(Steps.ALL.stream().map(ListedStep::title)).doesNotHaveDuplicates();
    }

    @Test
    void haveAFileEachAndNoneIsLeftOver() throws Exception {
        try (Stream<Path> files = Files.list(expected())) {
            assertThat(files.map(f -> f.getFileName().toString()).filter(f -> f.endsWith(".txt")))
                    .containsExactlyInAnyOrderElementsOf(
                            Steps.ALL.stream().map(s -> s.name() + ".txt").toList());
        }
    }

    /** Where there is nothing to compare, the book has no program. */
    @Test
    void onlyTheoryIsSilent() {
        assertThat(Steps.ALL.stream().filter(ListedStep::silent).map(ListedStep::number))
                .isSubsetOf(5, 15, 25, 30, 31, 32, 56);
    }

    @Test
    void startFromTheSameRandomNumbersEachTime() throws Exception {
        List<Double> drawn = new ArrayList<>();
        ListedStep step = new ListedStep(
                1, "draws", false, () -> o -> drawn.add(Config.random().rand()));
        StepRunner runner = runner("plain");
        runner.run(step, expected(), t -> {}, t -> {}, t -> {});
        runner.run(step, expected(), t -> {}, t -> {}, t -> {});
        assertThat(drawn).containsExactly(0.5488135039273248, 0.5488135039273248);
    }

    private static StepReport run(int number, String backend) throws Exception {
        return runner(backend).run(number, expected(), t -> {}, t -> {}, t -> {});
    }

    private static StepRunner runner(String backend) {
        return new StepRunner(ArrayBackends.get(backend), new StepInputs(out, null, false, null, null));
    }

    private static Path expected() throws URISyntaxException {
        return Path.of(Objects.requireNonNull(StepsTest.class.getResource("step01.txt"))
                        .toURI())
                .getParent();
    }
}
