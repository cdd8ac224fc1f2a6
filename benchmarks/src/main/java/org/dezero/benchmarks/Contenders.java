package org.dezero.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.dezero.array.ArrayBackends.Candidate;
import org.jspecify.annotations.Nullable;

/**
 * The columns of the table.
 *
 * @param names the control, then the backends, the simplest first
 * @param leftOut a line for each backend that cannot run
 */
record Contenders(List<String> names, List<String> leftOut) {
    /** The project's own backends, in the order of the columns; others come behind them. */
    private static final List<String> KNOWN = List.of("plain", "ejml", "nd4j");

    /**
     * Chooses among the backends that were seen.
     *
     * @param wanted by name; all if null
     * @throws UsageException for a name nobody has, or if none can run
     */
    static Contenders of(@Nullable List<String> wanted, List<Candidate> seen) throws UsageException {
        List<String> possible = new ArrayList<>(KNOWN);
        for (Candidate c : seen) {
            if (!possible.contains(c.name())) {
                possible.add(c.name());
            }
        }
        List<String> names = new ArrayList<>(List.of(WorkloadBenchmark.CONTROL));
        List<String> leftOut = new ArrayList<>();
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
                names.add(name);
            } else {
                leftOut.add("left out: " + name + ": " + why.get());
            }
        }
        if (names.size() == 1) {
            throw new UsageException("bench: no backend can run; " + String.join("; ", leftOut));
        }
        return new Contenders(List.copyOf(names), List.copyOf(leftOut));
    }
}
