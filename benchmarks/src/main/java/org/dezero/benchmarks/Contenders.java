package org.dezero.benchmarks;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.dezero.array.ArrayBackends.Candidate;
import org.jspecify.annotations.Nullable;

/**
 * Those that take part in a run.
 *
 * @param all the control, the backends, the simplest first, plain in other ways, the peers
 * @param leftOut a line for each that cannot run
 */
record Contenders(List<Contender> all, List<String> leftOut) {
    /** The project's own backends, in the order of the columns; others come behind them. */
    private static final List<String> KNOWN = List.of("plain", "ejml", "nd4j");

    /**
     * Chooses among the backends that were seen, and adds the control and plain's other forms.
     *
     * @param wanted by name; all if null
     * @param otherJava the executable of another release of Java, or null
     * @throws UsageException for a name nobody has, or if none can run
     */
    static Contenders of(@Nullable List<String> wanted, List<Candidate> seen, @Nullable Path otherJava)
            throws UsageException {
        List<String> possible = new ArrayList<>(KNOWN);
        for (Candidate c : seen) {
            if (!possible.contains(c.name())) {
                possible.add(c.name());
            }
        }
        List<Contender> all = new ArrayList<>(List.of(Contender.engine(WorkloadBenchmark.CONTROL)));
        List<String> leftOut = new ArrayList<>();
        boolean plain = false;
        for (String name : wanted == null ? possible : wanted) {
            if (!possible.contains(name)) {
                throw new UsageException(
                        "bench: unknown backend '" + name + "'; possible: " + String.join(", ", possible));
            }
            Optional<Candidate> candidate =
                    seen.stream().filter(c -> c.name().equals(name)).findFirst();
            Optional<String> why = candidate.isEmpty()
                    ? Optional.of("not on the classpath; add org.dezero:dezero-backend-" + name)
                    : candidate.get().whyUnavailable();
            if (why.isEmpty()) {
                all.add(Contender.engine(name));
                plain |= name.equals("plain");
            } else {
                leftOut.add("left out: " + name + ": " + why.get());
            }
        }
        if (all.size() == 1) {
            throw new UsageException("bench: no backend can run; " + String.join("; ", leftOut));
        }
        all.add(Contender.engine(Contender.BARE_JVM));
        if (plain) {
            all.add(Contender.plain(Contender.SIMD_OFF, "-Ddezero.simd=off"));
            all.add(Contender.plain(Contender.ONE_THREAD, "-Ddezero.threads=1"));
            all.add(Contender.plain(
                    Contender.PARALLEL_GC, "-XX:+UseParallelGC", "-Xms4g", "-Xmx4g", "-XX:+AlwaysPreTouch"));
            all.add(new Contender(
                    Contender.PRIMITIVES,
                    Contender.PRIMITIVES,
                    WorkloadBenchmark.PRIMITIVES,
                    List.of(),
                    Map.of(),
                    false,
                    null));
            if (otherJava != null) {
                all.add(Contender.otherJava(otherJava));
            }
        }
        return new Contenders(List.copyOf(all), List.copyOf(leftOut));
    }

    /**
     * These and the peers.
     *
     * @param nd4j whether ND4J can run
     * @param whyNoPython why Python's DeZero cannot; empty if it can
     */
    Contenders withPeers(boolean nd4j, String whyNoPython) {
        List<Contender> more = new ArrayList<>(all);
        for (String engine : List.of(Contender.LIBTORCH, Contender.LIBTORCH_SEQUENCE)) {
            for (int openMp = 1; openMp <= 2; openMp++) {
                for (int openBlas = 1; openBlas <= 2; openBlas++) {
                    more.add(Contender.peer(engine, openMp, openBlas));
                }
            }
        }
        more.add(Contender.peer(Contender.OPENBLAS, 1, 1));
        more.add(Contender.peer(Contender.OPENBLAS, 1, 2));
        if (nd4j) {
            more.add(Contender.engine(Contender.SAMEDIFF));
        }
        List<String> without = new ArrayList<>(leftOut);
        if (whyNoPython.isEmpty()) {
            more.add(Contender.engine(Contender.PYTHON));
        } else {
            without.add("left out: " + Contender.PYTHON + ": " + whyNoPython);
        }
        return new Contenders(List.copyOf(more), List.copyOf(without));
    }

    /** Those of a group. */
    List<Contender> of(String group) {
        return all.stream().filter(c -> c.group().equals(group)).toList();
    }

    /** Those that measure a row, in order. */
    List<Contender> of(Row row) {
        return all.stream().filter(row::isFor).toList();
    }
}
