package org.dezero.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.dezero.array.ArrayBackends.Candidate;
import org.junit.jupiter.api.Test;

class ContendersTest {
    private static final Candidate PLAIN = new Candidate("plain", 0, "P", Optional.empty());
    private static final Candidate BROKEN = new Candidate("nd4j", 20, "N", Optional.of("no natives"));
    private static final Candidate STRANGER = new Candidate("stranger", 5, "S", Optional.empty());

    @Test
    void controlThenBackendsTheSimplestFirst() throws Exception {
        Contenders c = Contenders.of(null, List.of(STRANGER, PLAIN), null);

        assertThat(engines(c)).containsExactly("control", "plain", "stranger");
    }

    @Test
    void whatCannotRunIsLeftOutWithOneLine() throws Exception {
        Contenders c = Contenders.of(null, List.of(BROKEN, PLAIN), null);

        assertThat(engines(c)).containsExactly("control", "plain");
        assertThat(c.leftOut())
                .containsExactly(
                        "left out: ejml: not on the classpath; add org.dezero:dezero-backend-ejml",
                        "left out: nd4j: no natives");
    }

    @Test
    void onlyTheWantedOnes() throws Exception {
        Contenders c = Contenders.of(List.of("stranger"), List.of(BROKEN, PLAIN, STRANGER), null);

        assertThat(engines(c)).containsExactly("control", "stranger");
        assertThat(c.leftOut()).isEmpty();
    }

    private static List<String> engines(Contenders contenders) {
        return contenders.all().stream()
                .filter(Contender::runsAnywhere)
                .map(Contender::engine)
                .filter(e -> !e.equals(WorkloadBenchmark.PRIMITIVES) && !e.equals(Contender.BARE_JVM))
                .toList();
    }

    @Test
    void libtorchHasEveryPairOfPools() throws Exception {
        Contenders c = Contenders.of(null, List.of(PLAIN), null).withPeers(false, "no module");

        assertThat(c.of(Contender.LIBTORCH))
                .extracting(Contender::environment)
                .containsExactlyInAnyOrder(pools("1", "1"), pools("1", "2"), pools("2", "1"), pools("2", "2"));
        assertThat(c.of(Contender.LIBTORCH)).allMatch(Contender::peers);
        assertThat(c.of(Contender.SAMEDIFF)).isEmpty();
        assertThat(c.of(Contender.PYTHON)).isEmpty();
        assertThat(c.leftOut()).contains("left out: python-dezero: no module");
        assertThat(c.all()).extracting(Contender::name).doesNotHaveDuplicates();
    }

    private static Map<String, String> pools(String openMp, String openBlas) {
        return Map.of("OMP_NUM_THREADS", openMp, "OPENBLAS_NUM_THREADS", openBlas);
    }

    @Test
    void plainRunsInOtherWaysToo() throws Exception {
        Contenders c = Contenders.of(null, List.of(PLAIN), Path.of("jdk", "bin", "java"));

        assertThat(c.of(Contender.SIMD_OFF).get(0).flags()).containsExactly("-Ddezero.simd=off");
        assertThat(c.of(Contender.ONE_THREAD).get(0).flags()).containsExactly("-Ddezero.threads=1");
        assertThat(c.of(Contender.PARALLEL_GC).get(0).flags()).contains("-XX:+UseParallelGC");
        assertThat(c.of(Contender.OTHER_JAVA).get(0).java()).isEqualTo(Path.of("jdk", "bin", "java"));
        assertThat(Contenders.of(List.of("stranger"), List.of(STRANGER), null).of(Contender.SIMD_OFF))
                .isEmpty();
    }

    @Test
    void unknownNameIsAnError() {
        assertThatThrownBy(() -> Contenders.of(List.of("nosuch"), List.of(PLAIN), null))
                .isInstanceOf(UsageException.class)
                .hasMessage("bench: unknown backend 'nosuch'; possible: plain, ejml, nd4j");
    }

    @Test
    void nobodyLeftIsAnError() {
        assertThatThrownBy(() -> Contenders.of(List.of("nd4j"), List.of(BROKEN, PLAIN), null))
                .isInstanceOf(UsageException.class)
                .hasMessage("bench: no backend can run; left out: nd4j: no natives");
    }
}
