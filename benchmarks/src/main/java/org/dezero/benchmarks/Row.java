package org.dezero.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A row of the table: one benchmark with all parameters but who does the work.
 *
 * @param label what {@code --only} matches
 * @param benchmark its class; null where JMH has no part
 * @param params the parameters, by the names of its fields
 * @param groups the contenders that measure it; where plain does, so do backends nobody here knows
 * @param extraSeconds what a measurement of it takes beyond warm-up, iterations and the start of a process: making the
 *     operands, comparing with the control, iterations that last longer than asked because one step does
 * @param roof what bounds its time from below
 */
record Row(
        String label,
        @Nullable Class<? extends WorkloadBenchmark> benchmark,
        Map<String, String> params,
        List<String> groups,
        double extraSeconds,
        Roof roof) {
    private static final List<String> KNOWN = List.of(
            WorkloadBenchmark.CONTROL,
            "ejml",
            "nd4j",
            Contender.SIMD_OFF,
            Contender.ONE_THREAD,
            Contender.PARALLEL_GC,
            Contender.PRIMITIVES,
            Contender.OTHER_JAVA,
            Contender.LIBTORCH,
            Contender.LIBTORCH_SEQUENCE,
            Contender.OPENBLAS,
            Contender.SAMEDIFF,
            Contender.PYTHON,
            Contender.BARE_JVM);

    /** From the start of a process to its first gradient, without JMH. */
    static Row start(List<String> groups) {
        return new Row("start first-gradient float64", null, Map.of(), groups, 0, Roof.UNKNOWN);
    }

    /** The same row with one more group. */
    Row and(String group) {
        List<String> more = new ArrayList<>(groups);
        more.add(group);
        return new Row(label, benchmark, params, List.copyOf(more), extraSeconds, roof);
    }

    /** Whether this contender measures it. */
    boolean isFor(Contender contender) {
        return groups.contains(contender.group()) || (groups.contains("plain") && !KNOWN.contains(contender.group()));
    }
}
