package org.dezero.examples.steps;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.dezero.F;
import org.dezero.Variable;
import org.dezero.array.ArrayBackends;
import org.dezero.array.HostArray;
import org.dezero.array.Shape;
import org.dezero.viz.GraphPicture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A check that cannot fail proves nothing. */
class CheckTest {
    private static final String EPOCHS = """
            tolerance: 1e-9
            == printed
            epoch 1, loss 1.13
            epoch 2, loss 1.05
            == numbers
            1 1.1269415020942688
            2 1.0461450695991517
            == also accuracy
            0.5+-0.0034 0.75
            """;

    @TempDir
    Path folder;

    private static void epochs(StepOutput out) {
        out.line("epoch %d, loss %.2f", 1, 1.1269415020942688);
        out.line("epoch %d, loss %.2f", 2, 1.0461450695991517);
        out.also("accuracy", 0.5033, 0.75);
    }

    // ---- what passes --------------------------------------------------------------------------------------------

    @Test
    void theRightNumbersPass() {
        StepReport report = report(EPOCHS, CheckTest::epochs);
        assertThat(report.failures()).isEmpty();
        assertThat(report.checked()).isEqualTo("compared 6 numbers");
    }

    @Test
    void numbersWithinTheToleranceAndWordsAgreedOnPass() {
        passes(EPOCHS, out -> {
            out.line("epoch %d, loss %.2f", 1, 1.1269415020942688 * (1 + 9e-10));
            out.line("epoch %d, loss %.2f", 2, 1.0461450695991517);
            out.also("accuracy", 0.5, 0.75);
        });
        passes(
                "== printed\n<class 'Variable'>\n~ class org.dezero.Variable\n100",
                out -> out.line("%s\n%d", Variable.class, 100));
        passes("property: it ran\n== printed\nloss: ?\nmany", out -> {
            out.line("loss: %.3f", 0.123456);
            out.line("many");
            out.property("it ran", true);
        });
    }

    @Test
    void valuesPrintAsInPython() {
        passes(
                "== printed\nNone True 1e-05 0.1 (2, 3) (3,) [1. 2.] variable([[1 2]\n          [3 4]]) x0 50%\n== numbers\n"
                        + "1e-05 0.10000000149011612 2 3 3 1 2 1 2 3 4 50",
                out -> out.line(
                        "%s %s %s %s %s %s %s %s %s %d%%",
                        null,
                        true,
                        1e-5,
                        0.1f,
                        Shape.of(2, 3),
                        Shape.of(3),
                        HostArray.of(new double[] {1, 2}),
                        Variable.of(new long[][] {{1, 2}, {3, 4}}),
                        "x0",
                        50));
    }

    @Test
    void oneOfSeveralValuesPasses() {
        String either = "== printed\n0.5\n== numbers\n0.5|0.25";
        passes(either, out -> out.line("%s", 0.5));
        passes(either, out -> out.line("%s", 0.25));
        fails(either, out -> out.line("%s", 0.375), "printed, number 1: 0.375, not 0.5|0.25");
    }

    @Test
    void aBackendMayHaveItsOwnTolerance() {
        String text = "tolerance: exact\ntolerance nd4j plain: 1e-6, it rounds\n== also x\n1.0";
        passes(text, out -> out.also("x", 1 + 1e-7));
        fails(
                text.replace("nd4j plain", "nd4j ejml"),
                out -> out.also("x", 1 + 1e-7),
                "'x', number 1: 1.0000001, not 1.0");
    }

    // ---- what fails ---------------------------------------------------------------------------------------------

    @Test
    void aChangedNumberFails() {
        fails(
                EPOCHS,
                out -> {
                    out.line("epoch %d, loss %.2f", 1, 1.1269415020942688);
                    out.line("epoch %d, loss %.2f", 2, 1.0461450695991517 * (1 + 2e-9));
                    out.also("accuracy", 0.5, 0.75);
                },
                "printed, number 4: 1.0461450716914418, not 1.0461450695991517 to 1.0E-9");
        fails(
                EPOCHS.replace("0.5+-0.0034", "0.5+-0.003"),
                CheckTest::epochs,
                "'accuracy', number 1: 0.5033, not 0.5+-0.003");
        fails(
                "== printed\n1.0",
                out -> out.line("%s", Math.nextUp(1.0)),
                "printed, number 1: 1.0000000000000002, not 1.0");
    }

    @Test
    void aMissingNumberFails() {
        fails(
                EPOCHS,
                out -> {
                    out.line("epoch %d, loss %.2f", 1, 1.1269415020942688);
                    out.also("accuracy", 0.5, 0.75);
                },
                "line 2 is missing: 'epoch 2, loss 1.05'",
                "printed: 2 numbers, not 4");
        fails("== also x\n1 2", out -> out.also("x", 1), "'x': 1 numbers, not 2");
        fails("== also x\n1\n== also y\n1", out -> out.also("x", 1), "'y': 0 numbers, not 1");
    }

    @Test
    void anExtraNumberFails() {
        fails("== printed\n1", out -> out.line("%d %d", 1, 2), "line 1 is '1 2', not '1'", "printed: 2 numbers, not 1");
        fails("== also x\n1", out -> out.also("x", 1, 2), "'x': 2 numbers, not 1");
        fails(
                "== also x\n1",
                out -> {
                    out.also("x", 1);
                    out.also("y", 1);
                },
                "'y': 1 numbers, not 0");
        fails(
                "== printed\n1",
                out -> {
                    out.line("%d", 1);
                    out.line("done");
                },
                "line 2 is too many: 'done'");
    }

    @Test
    void aChangedWordFails() {
        fails(
                EPOCHS,
                out -> {
                    out.line("epoch %d, loss %.2f", 1, 1.1269415020942688);
                    out.line("epoch %d, lost %.2f", 2, 1.0461450695991517);
                    out.also("accuracy", 0.5, 0.75);
                },
                "line 2 is 'epoch 2, lost 1.05', not 'epoch 2, loss 1.05'");
        fails("== printed\nvariable(1)", out -> out.line("%s", 1), "line 1 is '1', not 'variable(1)'");
        fails("== printed\n1 True", out -> out.line("%d %s", 1, false), "line 1 is '1 False', not '1 True'");
    }

    /** A number that was put into the text by other means is not compared. */
    @Test
    void aNumberThatIsNoArgumentFails() {
        fails(
                "== printed\nloss 1.5",
                out -> out.line("%s", "loss 1.5"),
                "the line 'loss 1.5' shows 1 numbers and has 0",
                "printed: 0 numbers, not 1",
                "there is neither a number to compare nor a property");
        fails(
                "== printed\n1.5 2",
                out -> out.line("%.1f", 1.5),
                "line 1 is '1.5', not '1.5 2'",
                "printed: 1 numbers, not 2");
    }

    /** An array of more than 1,000 elements does not show all. */
    @Test
    void aNumberThatIsNotShownFails() {
        Variable x = Variable.of(new double[1001]);
        assertThat(report("== printed\n1", out -> out.line("%s", x)).failures().get(0))
                .endsWith(" shows 6 numbers and has 1001");
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
    void whatIsNotFiniteFails(double value) {
        assertThat(report("== also x\n1", out -> out.also("x", value)).failures())
                .hasSize(1);
        assertThat(report("== also x\n" + value, out -> out.also("x", value)).passed())
                .isFalse();
        assertThat(report("tolerance: 1e300\n== also x\n1", out -> out.also("x", value))
                        .passed())
                .isFalse();
        assertThat(report("== printed\n?", out -> out.line("%s", value)).passed())
                .isFalse();
        assertThat(report("== also x\n?", out -> out.also("x", value)).failures())
                .contains("'x', number 1: " + Python.text(value) + " is not finite");
    }

    @Test
    void aPropertyThatDoesNotHoldFails() {
        fails(
                "property: the sky is blue",
                out -> out.property("the sky is blue", false),
                "it does not hold that the sky is blue");
    }

    @Test
    void aPropertyThatIsNotCheckedOrNotAgreedOnFails() {
        fails(
                "property: the sky is blue\nproperty: grass is green",
                out -> out.property("the sky is blue", true),
                "the properties checked are [the sky is blue], not [the sky is blue, grass is green]");
        fails("", out -> out.property("it ran", true), "the properties checked are [it ran], not []");
    }

    @Test
    void aPropertyMayDependOnTheData() {
        String either = "property: the sky is blue | grass is green";
        passes(either, out -> out.property("the sky is blue", true));
        passes(either, out -> out.property("grass is green", true));
        fails(either, out -> out.property("grass is green", false), "it does not hold that grass is green");
        fails(
                either,
                out -> out.property("snow is white", true),
                "the properties checked are [snow is white], not [the sky is blue | grass is green]");
    }

    @Test
    void aStepWithNeitherNumbersNorPropertyFails() {
        fails("", out -> {}, "there is neither a number to compare nor a property");
        fails(
                "== printed\nhello ?",
                out -> out.line("hello %d", 3),
                "there is neither a number to compare nor a property");
        StepReport silent = report(new ListedStep(56, "theory", true, () -> out -> {}), "");
        assertThat(silent.failures()).isEmpty();
        assertThat(silent.checked()).isEqualTo("the book's script prints nothing");
    }

    @Test
    void manyFailuresAreCutShort() {
        List<String> failures = report("== also x\n" + "1 ".repeat(1000), out -> out.also("x", new double[1000]))
                .failures();
        assertThat(failures).hasSize(11).endsWith("and 990 more");
    }

    // ---- what throws --------------------------------------------------------------------------------------------

    @Test
    void whatAStepThrowsIsItsFailure() {
        fails(
                EPOCHS,
                out -> {
                    throw new IOException("no disk", new IllegalStateException("full"));
                },
                "java.io.IOException: no disk, because of java.lang.IllegalStateException: full");
        fails(
                EPOCHS,
                out -> {
                    throw new AssertionError("one\ntwo");
                },
                "java.lang.AssertionError: one two");
        fails(
                EPOCHS,
                out -> out.line("%d", 1, 2),
                "java.lang.IllegalArgumentException: line: 2 arguments for 1 places: %d");
        fails(EPOCHS, out -> out.line("%d %d", 1), "java.lang.ArrayIndexOutOfBoundsException");
    }

    @Test
    void aFileThatIsMissingOrNotInTheFormatIsAFailure() throws Exception {
        StepRunner runner = runner();
        ListedStep step = new ListedStep(7, "t", false, () -> CheckTest::epochs);
        assertThat(runner.run(step, folder, t -> {}, t -> {}, t -> {})
                        .failures()
                        .get(0))
                .startsWith(
                        "java.io.IOException: there is no file of expected numbers " + folder.resolve("step07.txt"));
        Files.writeString(folder.resolve("step07.txt"), "hello");
        assertThat(runner.run(step, folder, t -> {}, t -> {}, t -> {})
                        .failures()
                        .get(0))
                .startsWith("java.io.IOException: " + folder.resolve("step07.txt") + ": what is 'hello'?");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "== nonsense",
                "== also x\n1\n== also x\n1",
                "== printed\n~ instead",
                "== printed\n1.5\n== numbers\n1.5 2.5",
                "== printed\n1.5\n== numbers\n1.6",
                "== printed\n1.55\n== numbers\n1.556",
                "== numbers\none",
                "tolerance: some",
                "tolerance",
                "no header",
            })
    void aFileThatIsNotInTheFormatIsRefused(String text) {
        assertThatThrownBy(() -> Expected.parse(text.lines().toList())).isInstanceOf(IllegalArgumentException.class);
    }

    // ---- what is shown ------------------------------------------------------------------------------------------

    @Test
    void whatIsSaidBesideIsNeitherPrintedNorCompared() throws Exception {
        Files.writeString(folder.resolve("step01.txt"), "== printed\n1\n== also x\n0.5");
        List<String> printed = new ArrayList<>();
        List<String> noted = new ArrayList<>();
        List<String> also = new ArrayList<>();
        ListedStep step = new ListedStep(1, "t", false, () -> out -> {
            out.note("weights: %s, %d of them", "random", 12);
            out.line("%d", 1);
            out.also("x", 0.5);
            out.picture("empty.txt", Files::createFile);
            out.picture("large.svg", GraphPicture.of(tooLargeToDraw())::writeSvg);
        });
        StepReport report = runner().run(step, folder, printed::add, noted::add, also::add);
        assertThat(report.failures()).isEmpty();
        assertThat(printed).containsExactly("1");
        assertThat(also).containsExactly("x: 0.5");
        assertThat(noted)
                .containsExactly(
                        "weights: random, 12 of them",
                        "empty.txt: " + folder.resolve("step01-empty.txt").toAbsolutePath(),
                        "large.svg: no picture: the graph is too large for the layout (10001 nodes, 10000 edges);"
                                + " Graphviz can draw its DOT text");
        assertThat(folder.resolve("step01-empty.txt")).exists();
        assertThat(folder.resolve("step01-large.svg")).doesNotExist();
    }

    private static Variable tooLargeToDraw() {
        Variable y = Variable.of(1.0);
        for (int i = 0; i < 5000; i++) {
            y = F.sin(y);
        }
        return y;
    }

    // ---- around it ----------------------------------------------------------------------------------------------

    private void passes(String expected, Step step) {
        assertThat(report(expected, step).failures()).isEmpty();
    }

    private void fails(String expected, Step step, String... failures) {
        List<String> actual = report(expected, step).failures();
        assertThat(actual).hasSize(failures.length);
        for (int i = 0; i < failures.length; i++) {
            assertThat(actual.get(i)).startsWith(failures[i]);
        }
    }

    private StepReport report(String expected, Step step) {
        return report(new ListedStep(1, "t", false, () -> step), expected);
    }

    private StepReport report(ListedStep step, String expected) {
        try {
            Files.writeString(folder.resolve(step.name() + ".txt"), expected);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return runner().run(step, folder, t -> {}, t -> {}, t -> {});
    }

    private StepRunner runner() {
        return new StepRunner(ArrayBackends.get("plain"), new StepInputs(folder, null, false, null, null));
    }
}
