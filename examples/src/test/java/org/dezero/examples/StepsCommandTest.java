package org.dezero.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.dezero.examples.steps.StepRunner;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class StepsCommandTest {
    private static final String OPTIONS =
            "N|N-M|all [--backend NAME] [--out DIR] [--data DIR] [--weights FILE] [--image FILE] [--full]";

    @TempDir
    Path folder;

    static Stream<String> backends() {
        return Backends.available();
    }

    @BeforeEach
    void expected() throws Exception {
        expected(Path.of(Objects.requireNonNull(StepsCommandTest.class.getResource("steps/step01.txt"))
                        .toURI())
                .getParent());
    }

    private static void expected(Path folder) {
        System.setProperty(StepsCommand.EXPECTED, folder.toString());
    }

    @AfterEach
    void forget() {
        System.clearProperty(StepsCommand.EXPECTED);
    }

    // ---- what is printed ----------------------------------------------------------------------------------------

    @ParameterizedTest
    @MethodSource("backends")
    void oneStepPrintsWhatTheBookPrints(String backend) {
        CommandLineRun run = steps("13", "--backend", backend);
        assertThat(run.out()).containsExactly("13.0", "4.0", "6.0");
        assertThat(run.err()).hasSize(1);
        assertThat(run.err().get(0))
                .matches("step 13, gradients of several inputs: compared 3 numbers \\(\\d+\\.\\d\\d s\\)");
        assertThat(run.status()).isZero();
    }

    @Test
    void picturesAreSaidBeside() {
        CommandLineRun run = steps("27");
        assertThat(run.out())
                .containsExactly(
                        "--- original sin ---",
                        "0.7071067811865475",
                        "variable(0.7071067811865476)",
                        "--- approximate sin ---",
                        "0.7071064695751781",
                        "variable(0.7071032148228457)");
        assertThat(run.err().get(0))
                .isEqualTo("my_sin.svg: " + folder.resolve("step27-my_sin.svg").toAbsolutePath());
        assertThat(folder.resolve("step27-my_sin.svg")).content().startsWith("<?xml");
        assertThat(run.status()).isZero();
    }

    @Test
    void fullShowsWhatIsComparedAndNotPrinted() {
        assertThat(steps("36", "--full").out()).containsExactly("variable(100.0)", "gx, z: 4.0 68.0");
        assertThat(steps("36-36", "--full").out()).hasSize(4).startsWith("variable(100.0)", "gx, z: 4.0 68.0");
    }

    @Test
    void severalStepsAreALineEach() {
        CommandLineRun run = steps("1-5");
        assertThat(run.out()).hasSize(6);
        assertThat(run.out().subList(0, 4)).allMatch(l -> l.matches("step \\d, .*: compared \\d numbers \\(.* s\\)"));
        assertThat(run.out().get(4))
                .matches("step 5, the chain rule: the product of the derivatives is the derivative \\(.* s\\)");
        assertThat(run.lastLine()).isEqualTo("5 passed, 0 failed");
        assertThat(run.err()).isEmpty();
        assertThat(run.status()).isZero();
    }

    // ---- what fails ---------------------------------------------------------------------------------------------

    @Test
    void aFailureIsSaidAndTheOthersRun() throws Exception {
        Path other = Files.createDirectories(folder.resolve("other"));
        copy("step11.txt", other);
        Files.writeString(other.resolve("step12.txt"), "property: so says F.add\n== printed\n6\n");
        expected(other);
        CommandLineRun run = steps("11-13");
        assertThat(run.out().get(0)).startsWith("step 11, several inputs and outputs: compared 1 numbers (");
        assertThat(run.out().get(1))
                .startsWith("step 12, functions of two inputs: FAILED: printed, number 1: 5.0, not 6 (");
        assertThat(run.out().get(2))
                .startsWith("step 13, gradients of several inputs: FAILED: ")
                .contains("there is no file of expected numbers " + other.resolve("step13.txt"));
        assertThat(run.lastLine()).isEqualTo("1 passed, 2 failed");
        assertThat(run.err()).isEmpty();
        assertThat(run.status()).isEqualTo(1);

        CommandLineRun one = steps("12");
        assertThat(one.out()).containsExactly("5");
        assertThat(one.err().get(0)).startsWith("step 12, functions of two inputs: FAILED: printed");
        assertThat(one.status()).isEqualTo(1);
    }

    private static void copy(String name, Path to) throws IOException {
        Files.copy(Path.of(System.getProperty(StepsCommand.EXPECTED)).resolve(name), to.resolve(name));
    }

    // ---- wrong input --------------------------------------------------------------------------------------------

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "0|there is no step 0; they are 1 to {last}",
                "61|there is no step 61; they are 1 to {last}",
                "1-61|there is no step 61; they are 1 to {last}",
                "99999|'99999' is no step; name one, a range as 1-10, or all",
                "x|'x' is no step; name one, a range as 1-10, or all",
                "ALL|'ALL' is no step; name one, a range as 1-10, or all",
                "1-|'1-' is no step; name one, a range as 1-10, or all",
                "3-1|the range 3-1 is empty; name the smaller number first",
                "1 --data nowhere|--data 'nowhere' is not a folder",
                "1 --weights nowhere|--weights 'nowhere' is not a file that can be read",
                "1 --image src|--image 'src' is not a file that can be read",
                "\"\"|N,N-M,all is missing; possible: {options}",
                "1 2|unexpected argument '2'; possible: {options}",
                "1 --nonsense|unknown option '--nonsense'; possible: {options}",
                "1 --out|--out needs a value; possible: {options}",
            })
    void isAnsweredInOneLine(String words, String line) {
        CommandLineRun run = CommandLineRun.of(
                Stream.concat(Stream.of("steps"), Stream.of(words.split(" ")).filter(w -> !w.isEmpty()))
                        .toArray(String[]::new));
        assertThat(run.err())
                .containsExactly("dezero steps: "
                        + line.replace("N,N-M,all", "N|N-M|all")
                                .replace("{last}", "" + Collections.max(StepRunner.numbers()))
                                .replace("{options}", OPTIONS));
        assertThat(run.out()).isEmpty();
        assertThat(run.status()).isEqualTo(2);
    }

    @Test
    void aMissingFolderOfExpectedNumbersIsAnsweredInOneLine() {
        Path nowhere = folder.resolve("nowhere");
        expected(nowhere);
        wrong("dezero steps: -Ddezero.steps.expected '" + nowhere + "' is not a folder", "steps", "all");
        System.clearProperty(StepsCommand.EXPECTED);
        wrong(
                "dezero steps: the files with the expected numbers are not known; run the launcher, or set"
                        + " -Ddezero.steps.expected to their folder",
                "steps",
                "1");
    }

    @Test
    void anOutputFolderThatIsAFileIsAnsweredInOneLine() throws Exception {
        Path file = Files.createFile(folder.resolve("taken"));
        wrong(
                "dezero steps: --out '" + file + "' is not a folder and cannot be made one; name another",
                "steps",
                "1",
                "--out",
                file.toString());
    }

    @Test
    void aBackendThatIsNotThereGivesTheWholeDiagnosis() {
        CommandLineRun run = steps("1", "--backend", "nosuch");
        assertThat(run.status()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.err().get(0)).startsWith("Array backend 'nosuch' ");
    }

    private static void wrong(String line, String... args) {
        CommandLineRun run = CommandLineRun.of(args);
        assertThat(run.err()).isEqualTo(List.of(line));
        assertThat(run.out()).isEmpty();
        assertThat(run.status()).isEqualTo(2);
    }

    private CommandLineRun steps(String... args) {
        return CommandLineRun.of(Stream.concat(Stream.of("steps", "--out", folder.toString()), Stream.of(args))
                .toArray(String[]::new));
    }
}
