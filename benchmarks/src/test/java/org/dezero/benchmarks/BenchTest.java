package org.dezero.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BenchTest {
    @TempDir
    Path folder;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @Test
    void smokeRunPrintsTheTableAndWritesTheResults() throws Exception {
        Path json = folder.resolve("results.json");

        int status = bench("--smoke", "--backends", "plain", "--only", "square-exp|64x64x64", "--out", json.toString());

        assertThat(status).as(text(out) + text(err)).isZero();
        List<String> lines = text(out).lines().toList();
        assertThat(lines.get(0)).startsWith("2 workloads, 5 measurements, estimated time 0:");
        assertThat(lines)
                .anyMatch(l -> l.matches("\\| workload +\\| unit \\| +control \\| +plain \\| +plain allocates \\|"))
                .anyMatch(l ->
                        l.matches("\\| scalar square-exp-square float64 \\| +\\w+ \\| +[\\d.]+ \\| +[\\d.]+ \\| .*\\|"))
                .anyMatch(l -> l.matches("\\[2/5\\] .*square.*, ran org\\.dezero\\.plain\\.PlainBackend.*; .* left"))
                .anyMatch(l -> l.matches("\\[3/5\\] matmul.*, ran org\\.dezero\\.benchmarks\\.FloatMatmulControl; .*"))
                .anyMatch(l -> l.equals("raw results: " + json));
        assertThat(Files.readString(json))
                .contains("ScalarGraphBenchmark.step")
                .contains("\"graph\":\"square-exp-square\"")
                .contains("\"engine\":\"plain\"")
                .contains("-Ddezero.simd=off")
                .contains("\"loadBefore\"")
                .contains("\"commit\"")
                .contains("gc.alloc.rate.norm");
        assertThat(Files.readString(folder.resolve("results.md"))).contains("| scalar square-exp-square float64");
        assertThat(Files.readString(folder.resolve("results.html"))).contains("A smoke run", "<svg");

        out.reset();
        Files.delete(folder.resolve("results.md"));
        assertThat(bench("--report", json.toString())).isZero();
        assertThat(folder.resolve("results.md")).exists();
    }

    @Test
    void wrongCommandLinesEndWithStatus2AndOneLine() {
        assertUsage("--peers needs their libraries", "quick", "--peers");
        assertUsage("unknown backend 'nosuch'", "--backends", "nosuch");
        assertUsage("matches no workload; they are: scalar square-exp-square float64,", "--only", "nosuch");
    }

    private void assertUsage(String message, String... args) {
        err.reset();
        assertThat(bench(args)).isEqualTo(2);
        assertThat(text(err).lines()).hasSize(1).allMatch(l -> l.contains(message));
        assertThat(text(out)).isEmpty();
    }

    @Test
    void theReasonOfAFailureIsFoundInJmhsLog() {
        assertThat(
                        Meter.reason(
                                "# Fork: 1 of 1\n<failure>\n\njava.lang.IllegalStateException: agreement: y[0]: no\n\tat a.b(C.java)\n"))
                .isEqualTo("java.lang.IllegalStateException: agreement: y[0]: no");
        assertThat(Meter.reason("# JMH\nUnrecognized option: --x\nError: Could not create the Java Virtual Machine.\n"))
                .isEqualTo("Unrecognized option: --x");
        assertThat(Meter.reason("a\n<forked VM failed with exit code 137>\n"))
                .isEqualTo("<forked VM failed with exit code 137>");
    }

    private int bench(String... args) {
        List<String> all = new ArrayList<>(Arrays.asList(args));
        return Bench.run(
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                all.toArray(String[]::new));
    }

    private static String text(ByteArrayOutputStream stream) {
        return stream.toString(StandardCharsets.UTF_8);
    }
}
