package org.dezero.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class ReportTest {
    /** Raw results as {@link ResultFile} writes them, with as little in them as there can be. */
    private static final class Raw {
        private final List<String> rows = new ArrayList<>();
        private final List<String> measurements = new ArrayList<>();
        private final List<String> contenders = new ArrayList<>();

        Raw() {
            for (String group : List.of(
                    "control",
                    "plain",
                    "nd4j",
                    Contender.ONE_THREAD,
                    Contender.PYTHON,
                    Contender.OTHER_JAVA,
                    Contender.PRIMITIVES)) {
                contender(group, group);
            }
            for (int openMp = 1; openMp <= 3; openMp++) {
                contender("libtorch, OpenMP " + openMp + ", OpenBLAS 1", "libtorch");
            }
        }

        private void contender(String name, String group) {
            contenders.add(
                    "{\"name\":\"" + name + "\",\"group\":\"" + group + "\",\"flags\":[\"-Dx=1\"],\"environment\":{}}");
        }

        Raw row(String label, double flops, double bytes) {
            rows.add(String.format(Locale.ROOT, "{\"label\":\"%s\",\"flops\":%f,\"bytes\":%f}", label, flops, bytes));
            return this;
        }

        Raw time(String row, String contender, double... nanos) {
            List<String> all = new ArrayList<>();
            for (double n : nanos) {
                all.add(String.valueOf(n));
            }
            measurements.add("{\"row\":\"" + row + "\",\"contender\":\"" + contender
                    + "\",\"round\":0,\"ran\":\"A<B>\",\"nanos\":[" + String.join(",", all)
                    + "],\"residentKiB\":[51200],\"jmh\":{\"secondaryMetrics\":"
                    + "{\"gc.alloc.rate.norm\":{\"score\":99999,\"rawData\":[[1e6,2048,16]]}}}}");
            return this;
        }

        Raw brief(String row, String contender, double nanos) {
            measurements.add("{\"row\":\"" + row + "\",\"contender\":\"" + contender
                    + "\",\"pace\":\"brief\",\"ran\":\"A\",\"nanos\":[" + nanos + "]}");
            return this;
        }

        Raw failure(String row, String contender) {
            measurements.add("{\"row\":\"" + row + "\",\"contender\":\"" + contender + "\",\"failure\":\"no memory\"}");
            return this;
        }

        Results results() throws IOException {
            return Results.parse(
                    "{\"effort\":\"quick\",\"commit\":\"abc\",\"jdk\":\"J\",\"cpu\":\"C & D\",\"processors\":2,"
                            + "\"loadBefore\":0.5,\"loadAfter\":1,\"contenders\":[" + String.join(",", contenders)
                            + "],\"leftOut\":[\"left out: ejml: <why>\"],\"rows\":[" + String.join(",", rows)
                            + "],\"measurements\":[" + String.join(",", measurements) + "]}");
        }
    }

    private static final String SCALAR = "scalar square-exp-square float64";
    private static final String ADD = "elementwise add float32 1000";
    private static final String PRODUCT = "matmul 1024x1024x1024 float32";

    private static Raw raw() {
        return new Raw()
                .row(SCALAR, 0, 0)
                .row(ADD, 0, 12_000)
                .row("elementwise add float32 100000", 0, 1_200_000)
                .row(PRODUCT, 2e9, 0)
                .row("machine stream 1000, threads 1", 0, 12_000)
                .row("machine fma, threads 2", 1e6, 0)
                .row("never measured", 0, 0)
                .time(SCALAR, "control", 20)
                .time(SCALAR, "plain", 90, 300, 110)
                .time(SCALAR, "libtorch, OpenMP 1, OpenBLAS 1", 9000)
                .time(SCALAR, "libtorch, OpenMP 2, OpenBLAS 1", 30_000)
                .failure(SCALAR, "nd4j")
                .time(ADD, "plain", 400)
                .time(ADD, "nd4j", 40_000)
                .time(ADD, "libtorch, OpenMP 1, OpenBLAS 1", 1000)
                .time("elementwise add float32 100000", "plain", 40_000)
                .time("elementwise add float32 100000", "nd4j", 400)
                .time(PRODUCT, "plain", 10e6)
                .time(PRODUCT, Contender.ONE_THREAD, 17e6)
                .time("machine stream 1000, threads 1", "control", 100)
                .time("machine fma, threads 2", "control", 9000, 2500, 4000);
    }

    @Test
    void tablesHaveMediansBestOfAGroupRatiosAndShares() throws Exception {
        String text = MarkdownReport.of(raw().results());

        // The median of 90, 300, 110, the faster libtorch, and a failure.
        assertThat(text)
                .containsPattern("\\| scalar square-exp-square float64 +\\| +ns \\| +20\\.0 \\| +110 \\| +failed \\|"
                        + " +9000 \\| +81\\.8 \\| +2048 B \\|");
        // 120 bytes a nanosecond and, at the best of three, 400 operations a nanosecond are the roof.
        assertThat(text).containsPattern("\\| elementwise add float32 1000 +\\| +ns .* 25 % ");
        assertThat(text).containsPattern("\\| matmul 1024x1024x1024 float32 +\\| +ms .* 50 % ");
        assertThat(text)
                .doesNotContain("never measured")
                .containsPattern("\n3 met, 1 not met, \\d+ not measured in this run");
        assertThat(text).contains("commit: abc", "FMA peak: 400 GFLOP/s", "left out: ejml: <why>");
    }

    @Test
    void targetsAreComparedWithTheirBounds() throws Exception {
        List<Target> targets = Target.of(raw().results());

        assertThat(targets)
                .anySatisfy(t -> {
                    assertThat(t.what() + t.against()).isEqualTo(SCALAR + "libtorch");
                    assertThat(t.bound()).isEqualTo(">= 80");
                    assertThat(t.figure()).isEqualTo("81.8");
                    assertThat(t.met()).isEqualTo("yes");
                })
                .anySatisfy(t -> {
                    assertThat(t.against()).startsWith("the hand-written tape");
                    assertThat(t.figure()).isEqualTo("5.50");
                    assertThat(t.met()).isEqualTo("yes");
                })
                .anySatisfy(t -> {
                    assertThat(t.what() + t.against()).isEqualTo(ADD + "libtorch");
                    assertThat(t.figure()).isEqualTo("2.50");
                    assertThat(t.met()).isEqualTo("no");
                })
                .anySatisfy(t -> {
                    assertThat(t.what() + t.against()).isEqualTo(PRODUCT + Contender.ONE_THREAD);
                    assertThat(t.met()).isEqualTo("yes");
                })
                .anySatisfy(t -> {
                    assertThat(t.what()).isEqualTo("training cnn-step float32");
                    assertThat(t.figure()).isEqualTo(Target.NOT_MEASURED);
                    assertThat(t.met()).isEqualTo("-");
                });
    }

    @Test
    void nothingThatWasNotMeasuredIsMet() throws Exception {
        List<String> lines = MarkdownReport.targets(new Raw().results());

        assertThat(lines)
                .filteredOn(l -> l.startsWith("| ") && !l.contains("workload") && !l.contains("---"))
                .hasSameSizeAs(Target.of(new Raw().results()))
                .allMatch(l -> l.contains("| not measured |") && !l.contains("yes") && !l.contains(" no |"));
        assertThat(lines).last().asString().matches("0 met, 0 not met, \\d+ not measured in this run\\.");
    }

    @Test
    void whatWasMeasuredCloselyCountsAlone() throws Exception {
        Raw raw = raw().brief(SCALAR, "libtorch, OpenMP 1, OpenBLAS 1", 5000)
                .brief(SCALAR, "libtorch, OpenMP 3, OpenBLAS 1", 4000);

        assertThat(raw.results().nanos(SCALAR, "libtorch")).isEqualTo(9000);
        assertThat(raw.results().median(SCALAR, "libtorch, OpenMP 3, OpenBLAS 1"))
                .isEqualTo(4000);
        assertThat(raw().brief(PRODUCT, "libtorch, OpenMP 3, OpenBLAS 1", 7)
                        .results()
                        .nanos(PRODUCT, "libtorch"))
                .isEqualTo(7);
    }

    @Test
    void otherJdkIsBeside() throws Exception {
        String text =
                MarkdownReport.of(raw().time(SCALAR, Contender.OTHER_JAVA, 200).results());

        assertThat(text).containsPattern("square-exp-square float64 +\\| +libtorch .* 81\\.8 \\| yes \\| +45\\.0 \\|");
    }

    @Test
    void fastPathsThatWinNothingAreNamed() throws Exception {
        Raw raw = raw().row("fast-path a float32", 0, 0).row("fast-path b float32", 0, 0);
        raw.time("fast-path a float32", "plain", 100).time("fast-path a float32", Contender.PRIMITIVES, 300);
        assertThat(MarkdownReport.of(raw.results()))
                .contains("Every one measured wins 1.05 times or more")
                .contains("plain, primitives only / plain");

        raw.time("fast-path b float32", "plain", 100).time("fast-path b float32", Contender.PRIMITIVES, 101);
        assertThat(MarkdownReport.of(raw.results()))
                .contains("Not 1.05 times as fast as the default: fast-path b float32.");
    }

    @Test
    void everyTargetNamesARowOfTheFullPlan() throws Exception {
        List<String> labels = Plan.full().rows().stream().map(Row::label).toList();

        for (Target t : Target.of(raw().results())) {
            if (!t.what().startsWith("an operation of")) {
                assertThat(labels).contains(t.what());
            }
        }
        assertThat(labels).contains("scalar chain-1000 float64", "scalar chain-1000000 float64");
    }

    @Test
    void crossoverIsWhereTheRatioIsOne() throws Exception {
        // 100 times as slow at 1,000, 100 times as fast at 100,000: even in the middle.
        assertThat(Crossover.of(raw().results()))
                .contains(new Crossover("elementwise add float32", "nd4j", "faster from about 10,000 on"));
        Raw slow = raw().time("elementwise add float32 100000", "control", 1e6).time(ADD, "control", 1e6);
        assertThat(Crossover.of(slow.results()))
                .contains(new Crossover("elementwise add float32", "control", "not faster up to 100,000"));
    }

    @Test
    void pageNeedsNothingElse() throws Exception {
        String page = HtmlReport.of(raw().results());

        assertThat(page).contains("<svg", "prefers-color-scheme: dark", "C &amp; D", "left out: ejml: &lt;why&gt;");
        assertThat(page).doesNotContain("http:", "https:", "<script", "<link", "@import", "url(");
        for (String tag : List.of("svg", "table", "div", "p", "title", "circle")) {
            assertThat(count(page, "<" + tag + "[ >]")).as(tag).isPositive();
        }
        for (String tag : List.of("svg", "table", "div", "p", "tr", "td", "th", "ul", "li", "title", "text")) {
            assertThat(count(page, "<" + tag + "[ >]")).as(tag).isEqualTo(count(page, "</" + tag + ">"));
        }
        // The marks of a chart: 110 ns are at 1, so the control is to the left and libtorch to the right of it.
        assertThat(page).contains("libtorch: 9.00 us, 81.8 times as long as plain with 110 ns");
    }

    private static int count(String text, String pattern) {
        return (int) Pattern.compile(pattern).matcher(text).results().count();
    }

    @Test
    void anythingElseIsRefused() {
        assertThatThrownBy(() -> Results.parse("[]")).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> Results.parse("{\"rows\":[1]}")).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> Results.parse("nothing")).isInstanceOf(IOException.class);
    }
}
