package org.dezero.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One line that says what is wrong and what is possible, and the exit status 2. */
class WrongInputTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''|dezero: no command; possible: train, steps, example, backends, tck, bench",
                "nonsense|dezero: there is no 'nonsense'; possible: train, steps, example, backends, tck, bench",
                "--nonsense|dezero: unknown option '--nonsense'; possible: train, steps, example, backends, tck, bench",
                "train|dezero train: nothing to train was named; possible: digits, fashion",
                "train mnist|dezero train: there is no 'mnist'; possible: digits, fashion",
                "bench quick --smoke|dezero bench: the benchmarks are a program of their own; run the launcher: ./dezero bench quick",
                "backends --op|dezero backends: unknown option '--op'; possible: [--backend NAME] [--ops]",
                "backends plain|dezero backends: unexpected argument 'plain'; possible: [--backend NAME] [--ops]",
                "tck|dezero tck: NAME is missing; possible: NAME [--golden DIR] [--family F,...] [--table FILE]",
                "tck plain ejml|dezero tck: unexpected argument 'ejml'; possible: NAME [--golden DIR] [--family F,...] [--table FILE]",
                "tck plain --golden|dezero tck: --golden needs a value; possible: NAME [--golden DIR] [--family F,...] [--table FILE]",
                "tck plain --table t.md|dezero tck: --table shows all backends; leave NAME out; possible: NAME [--golden DIR] [--family F,...] [--table FILE]",
                "tck plain --golden nowhere|dezero tck: golden corpus: nowhere: no such folder; name a folder of .json files in the golden schema",
            })
    void isAnsweredInOneLine(String words, String line) {
        assertWrong(line, words.isEmpty() ? new String[0] : words.split(" "));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--epochs 0|--epochs: '0' is not a whole number from 1 to 10000",
                "--epochs -3|--epochs: '-3' is not a whole number from 1 to 10000",
                "--epochs 1.5|--epochs: '1.5' is not a whole number from 1 to 10000",
                "--epochs 99999999999999999999|--epochs: '99999999999999999999' is not a whole number from 1 to 10000",
                "--epochs many|--epochs: 'many' is not a whole number from 1 to 10000",
                "--epochs|--epochs needs a value",
                "--epochs 1 --epochs 2|option '--epochs' (N) should be specified only once",
                "--seed -1|--seed: '-1' is not a whole number from 0 to 4294967295",
                "--seed 4294967296|--seed: '4294967296' is not a whole number from 0 to 4294967295",
                "--dtype int64|--dtype: 'int64' is not a dtype to train in; it is float32 or float64",
                "--dtype FLOAT32|--dtype: 'FLOAT32' is not a dtype to train in; it is float32 or float64",
                "--batch 3|unknown option '--batch'",
                "now|unexpected argument 'now'",
            })
    void inTraining(String words, String what) {
        assertWrong(
                "dezero train digits: " + what
                        + "; possible: [--backend NAME] [--epochs N] [--seed N] [--dtype float32|float64] [--out DIR]",
                ("train digits " + words).split(" "));
    }

    @Test
    void aFolderThatIsAFile(@TempDir Path folder) throws Exception {
        Path file = Files.createFile(folder.resolve("taken"));
        assertWrong(
                "dezero train digits: --out '" + file + "' is not a folder and cannot be made one; name another",
                "train",
                "digits",
                "--out",
                file.toString());
    }

    @Test
    void aCorpusThatCannotBeRead(@TempDir Path folder) throws Exception {
        assertWrong(
                "dezero tck: golden corpus: " + folder
                        + ": no .json file in it; name a folder of .json files in the golden schema",
                "tck",
                "plain",
                "--golden",
                folder.toString());
        Files.writeString(folder.resolve("broken.json"), "{\"cases\": [");
        CommandLineRun run = CommandLineRun.of("tck", "plain", "--golden", folder.toString());
        assertThat(run.status()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).hasSize(1);
        assertThat(run.err().get(0)).startsWith("dezero tck: golden corpus: ").contains("broken.json");
    }

    @Test
    void aFamilyThatIsNotThere() {
        assertWrong(
                "dezero tck: golden corpus: no family 'nonsense'; there are broadcasting, conv, elementwise, indexing,"
                        + " losses, matmul, models, nn, numpy_random, optimizers, reductions, shapes, ties",
                "tck",
                "plain",
                "--family",
                "matmul,nonsense");
    }

    @ParameterizedTest
    @CsvSource({"train digits --backend nosuch", "tck nosuch", "backends --backend nosuch"})
    void aBackendThatIsNotThereGivesTheWholeDiagnosis(String words) {
        CommandLineRun run = CommandLineRun.of(words.split(" "));
        assertThat(run.status()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.err().get(0)).startsWith("Array backend 'nosuch' ").endsWith(" is not on the classpath.");
        assertThat(run.err()).contains("  seen: 'plain' (priority 0): available");
        assertThat(run.err()).noneMatch(line -> line.startsWith("\tat "));
    }

    private static void assertWrong(String line, String... args) {
        CommandLineRun run = CommandLineRun.of(args);
        assertThat(run.err()).isEqualTo(List.of(line));
        assertThat(run.out()).isEmpty();
        assertThat(run.status()).isEqualTo(2);
    }
}
