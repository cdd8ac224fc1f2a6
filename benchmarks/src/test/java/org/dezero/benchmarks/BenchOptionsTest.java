package org.dezero.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BenchOptionsTest {
    @TempDir
    Path folder;

    @Test
    void nothingIsAskedFor() throws Exception {
        BenchOptions options = BenchOptions.parse();

        assertThat(options.smoke()).isFalse();
        assertThat(options.only()).isNull();
        assertThat(options.backends()).isNull();
    }

    @Test
    void everythingIsAskedFor() throws Exception {
        String file = folder.resolve("r.json").toString();
        BenchOptions options =
                BenchOptions.parse("quick", "--smoke", "--only", "mat.*", "--backends=plain, ejml", "--out", file);

        assertThat(options.smoke()).isTrue();
        assertThat(String.valueOf(options.only())).isEqualTo("mat.*");
        assertThat(options.backends()).containsExactly("plain", "ejml");
        assertThat(options.out()).hasToString(file);
    }

    @Test
    void controlIsAlwaysThere() throws Exception {
        assertThat(BenchOptions.parse("--backends", "control,plain").backends()).containsExactly("plain");
    }

    @Test
    void resultsGoToMavensOutputIfThereIsSome() throws Exception {
        assertThat(BenchOptions.defaultFile(folder)).isEqualTo(folder.resolve("dezero-bench.json"));
        Files.createDirectory(folder.resolve("target"));
        assertThat(BenchOptions.defaultFile(folder)).isEqualTo(folder.resolve("target/dezero-bench.json"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "--also-jdk=no/such/folder | is no JDK",
                "slow | unknown argument 'slow'",
                "--frobnicate | unknown argument '--frobnicate'",
                "--frobnicate=3 | unknown argument '--frobnicate=3'",
                "--smoke=yes | unknown argument '--smoke=yes'",
                "--only | --only needs a value",
                "--only= | --only needs a value",
                "--only=( | is not a regular expression",
                "--backends | --backends needs a value",
                "--backends=, | names no backend",
                "--backends=control | names no backend",
                "--out | --out needs a value",
                "--out=no/such/folder/x.json | cannot write",
            })
    void anythingElseIsOneLine(String argument, String message) {
        assertThatThrownBy(() -> BenchOptions.parse(argument))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining(message)
                .hasMessageStartingWith("bench: ")
                .extracting(Throwable::getMessage)
                .asString()
                .doesNotContain("\n");
    }

    @Test
    void aFolderIsNoFile() {
        assertThatThrownBy(() -> BenchOptions.parse("--out", folder.toString())).hasMessageContaining("cannot write");
    }
}
