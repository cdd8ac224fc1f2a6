package org.dezero.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.dezero.array.ArrayBackends.Candidate;
import org.junit.jupiter.api.Test;

class PlanTest {
    private static Contenders contenders(boolean peers, boolean otherJava) throws UsageException {
        List<Candidate> seen = new ArrayList<>();
        for (String name : List.of("plain", "ejml", "nd4j")) {
            seen.add(new Candidate(name, 0, name, Optional.empty()));
        }
        Contenders ours = Contenders.of(null, seen, otherJava ? Path.of("jdk", "bin", "java") : null);
        return peers ? ours.withPeers(true, "") : ours;
    }

    @Test
    void quickFitsIntoTenMinutesWithAMinuteToSpare() throws Exception {
        assertThat(seconds(Plan.quick(), Effort.QUICK, false)).isBetween(120.0, 540.0);
    }

    @Test
    void quickWithPeersFitsIntoTwentyMinutesWithTwoToSpare() throws Exception {
        assertThat(seconds(Plan.quick(), Effort.QUICK, true)).isBetween(300.0, 1080.0);
    }

    @Test
    void fullWithPeersAndAnotherJdkFitsIntoSeventyMinutesWithSevenToSpare() throws Exception {
        assertThat(seconds(Plan.full(), Effort.FULL, true)).isBetween(1800.0, 63 * 60.0);
    }

    @Test
    void smokeFitsIntoAMinute() throws Exception {
        assertThat(seconds(Plan.quick(), Effort.SMOKE, false)).isLessThan(60);
    }

    private static double seconds(Plan plan, Effort effort, boolean peers) throws UsageException {
        return Turn.seconds(Turn.all(plan, contenders(peers, effort == Effort.FULL), effort));
    }

    @Test
    void fullHasAllRowsOfQuick() {
        List<String> full = Plan.full().rows().stream().map(Row::label).toList();

        assertThat(full)
                .containsAll(Plan.quick().rows().stream().map(Row::label).toList());
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
                        "elementwise exp float64 100000",
                        "matmul 256x256x256 float32",
                        "training mlp-step float32");
    }

    @Test
    void smokeMeasuresEveryRowOfEveryoneButThoseThatDifferByFlagsAlone() throws Exception {
        Contenders all = contenders(true, false);
        List<Turn> turns = Turn.all(Plan.quick(), all, Effort.SMOKE);

        long rows = Plan.quick().rows().stream()
                .filter(r -> r.groups().contains("plain"))
                .count();
        assertThat(turns).filteredOn(t -> t.contender().name().equals("plain")).hasSize((int) rows);
        assertThat(turns)
                .filteredOn(t -> t.contender().name().equals("plain") && t.fork())
                .hasSize(1);
        assertThat(turns)
                .filteredOn(t -> t.contender().name().equals(Contender.SIMD_OFF))
                .hasSize(1);
        assertThat(turns)
                .filteredOn(t -> t.contender().group().equals(Contender.LIBTORCH))
                .isNotEmpty()
                .allMatch(t -> t.contender().name().endsWith("OpenMP 1, OpenBLAS 1"));
    }

    @Test
    void onlyKeepsWhatMatches() {
        assertThat(Plan.quick().only(Pattern.compile("^scalar")).rows()).hasSizeGreaterThan(2);
        assertThat(Plan.quick().only(Pattern.compile("nothing like it")).rows()).isEmpty();
    }
}
