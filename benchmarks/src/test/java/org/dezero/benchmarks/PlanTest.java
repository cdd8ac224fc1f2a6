package org.dezero.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class PlanTest {
    private static final List<String> ALL = List.of("control", "plain", "ejml", "nd4j");

    @Test
    void quickFitsIntoTenMinutesWithAMinuteToSpare() {
        assertThat(Plan.quick().seconds(Effort.QUICK, ALL)).isBetween(120.0, 540.0);
    }

    @Test
    void smokeFitsIntoAMinute() {
        assertThat(Plan.quick().seconds(Effort.SMOKE, ALL)).isLessThan(60);
    }

    @Test
    void estimateAddsUp() {
        Plan two = new Plan(List.of(
                new Row("a", MatmulBenchmark.class, Map.of(), 0), new Row("b", MatmulBenchmark.class, Map.of(), 3)));
        Effort effort = new Effort(1, 1000, 2, 500, true);

        double control = Forks.startSeconds("control") + 2;
        double nd4j = Forks.startSeconds("nd4j") + 2;
        assertThat(two.seconds(effort, List.of("control", "nd4j"))).isEqualTo(2 * (control + nd4j) + 2 * 3);
    }

    @Test
    void labelsAreUniqueAndNameEveryKindOfWork() {
        List<String> labels = Plan.quick().rows().stream().map(Row::label).toList();

        assertThat(new HashSet<>(labels)).hasSameSizeAs(labels);
        assertThat(labels)
                .contains(
                        "scalar square-exp-square float64",
                        "scalar chain-100 float64",
                        "elementwise tanh float32 1000",
                        "elementwise mul float64 100000",
                        "matmul float32 512",
                        "mlp-step float64");
    }

    @Test
    void onlyKeepsWhatMatches() {
        assertThat(Plan.quick().only(Pattern.compile("^scalar")).rows()).hasSize(2);
        assertThat(Plan.quick().only(Pattern.compile("nothing like it")).rows()).isEmpty();
    }
}
