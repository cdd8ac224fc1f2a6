package org.dezero.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.dezero.array.ArrayBackends.Candidate;
import org.junit.jupiter.api.Test;

class TurnTest {
    private static final String SQUARE = "matmul 256x256x256 float32";

    private static Contenders contenders() throws UsageException {
        List<Candidate> seen = new ArrayList<>();
        for (String name : List.of("plain", "ejml", "nd4j")) {
            seen.add(new Candidate(name, 0, name, Optional.empty()));
        }
        return Contenders.of(null, seen, Path.of("jdk", "bin", "java")).withPeers(true, "");
    }

    private static List<Turn> turns(String only) throws UsageException {
        return Turn.all(Plan.full().only(Pattern.compile(only)), contenders(), Effort.FULL);
    }

    private static List<String> names(List<Turn> turns) {
        return turns.stream()
                .map(t -> (t.place() > 0 ? "place " + t.place() : t.contender().name()) + " "
                        + t.pace().name() + " " + t.round())
                .toList();
    }

    @Test
    void bestOfAPeersPairsAreMeasuredCloselyNextToPlain() throws Exception {
        assertThat(names(turns("mul float32 1000000$")))
                .containsExactly(
                        "control brief 0",
                        "ejml brief 0",
                        "nd4j brief 0",
                        "plain, SIMD off brief 0",
                        "libtorch, OpenMP 1, OpenBLAS 1 brief 0",
                        "libtorch, OpenMP 1, OpenBLAS 2 brief 0",
                        "libtorch, OpenMP 2, OpenBLAS 1 brief 0",
                        "libtorch, OpenMP 2, OpenBLAS 2 brief 0",
                        "plain close 0",
                        "place 1 close 0",
                        "place 2 close 0",
                        "plain, other JDK close 0",
                        "plain close 1",
                        "place 1 close 1");
    }

    @Test
    void pairThatATargetNamesIsMeasuredCloselyAnyway() throws Exception {
        assertThat(names(turns(SQUARE)))
                .contains("libtorch, OpenMP 1, OpenBLAS 1 close 0", "libtorch, OpenMP 1, OpenBLAS 1 close 1")
                .contains("plain, 1 thread close 0", "libtorch, OpenMP 2, OpenBLAS 2 brief 0")
                .doesNotContain("libtorch, OpenMP 1, OpenBLAS 1 brief 0");
    }

    @Test
    void whatNoTargetReadsIsMeasuredBrieflyAndOnce() throws Exception {
        assertThat(turns("optimizer adam")).isNotEmpty().allMatch(t -> !t.pace().isClose() && t.round() == 0);
    }

    @Test
    void roofIsMeasuredCloselyInEveryRound() throws Exception {
        assertThat(names(turns("machine fma, threads 1$"))).containsExactly("control close 0", "control close 1");
    }

    @Test
    void everythingThatTargetsReadIsMeasuredClosely() throws Exception {
        List<Turn> all = Turn.all(Plan.full(), contenders(), Effort.FULL);
        Target.reads()
                .forEach((row, names) -> assertThat(all.stream()
                                .filter(t ->
                                        t.row().label().equals(row) && t.pace().isClose())
                                .flatMap(t -> t.place() > 0
                                        ? List.of(t.contender().group()).stream()
                                        : Set.of(t.contender().name()).stream())
                                .toList())
                        .as(row)
                        .containsAll(names));
    }

    @Test
    void placesGoToTheFastest() throws Exception {
        List<Turn> turns = turns("exp float32 1000$");
        Standings standings = new Standings();
        Map<String, Double> nanos = Map.of("1, OpenBLAS 1", 50.0, "1, OpenBLAS 2", 40.0, "2, OpenBLAS 1", 30.0);
        Map<String, Double> closely = Map.of("1, OpenBLAS 2", 35.0, "2, OpenBLAS 1", 45.0);
        List<String> winners = new ArrayList<>();
        for (Turn next : turns) {
            Turn turn = Objects.requireNonNull(standings.resolve(next));
            if (!turn.contender().group().equals(Contender.LIBTORCH)) {
                continue;
            }
            String pools = turn.contender().name().substring("libtorch, OpenMP ".length());
            if (next.place() > 0) {
                winners.add(pools);
            }
            Double time = (turn.pace().isClose() ? closely : nanos).get(pools);
            standings.add(
                    turn,
                    time == null
                            ? Measurement.failed("no memory")
                            : new Measurement(List.of(time), List.of(), "", 0, null, null));
        }

        // By the brief times, and in the second round by the close ones.
        assertThat(winners).containsExactly("2, OpenBLAS 1", "1, OpenBLAS 2", "1, OpenBLAS 2");
    }

    @Test
    void placeThatNobodyWonIsNotMeasured() throws Exception {
        Turn close = turns("exp float32 1000$").stream()
                .filter(t -> t.place() == 1)
                .findFirst()
                .orElseThrow();

        assertThat(new Standings().resolve(close)).isNull();
    }
}
