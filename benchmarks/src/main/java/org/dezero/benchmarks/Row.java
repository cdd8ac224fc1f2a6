package org.dezero.benchmarks;

import java.util.List;
import java.util.Map;

/**
 * A row of the table: one benchmark with all parameters but who does the work.
 *
 * @param label what {@code --only} matches
 * @param benchmark its class
 * @param params the parameters, by the names of its fields
 * @param groups the contenders that measure it; where plain does, so do backends nobody here knows
 * @param extraSeconds what a measurement of it takes beyond warm-up, iterations and the start of a process: making the
 *     operands, comparing with the control, iterations that last longer than asked because one step does
 * @param roof what bounds its time from below
 */
record Row(
        String label,
        Class<? extends WorkloadBenchmark> benchmark,
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
            Contender.OPENBLAS,
            Contender.SAMEDIFF);

    /** Whether this contender measures it. */
    boolean isFor(Contender contender) {
        return groups.contains(contender.group()) || (groups.contains("plain") && !KNOWN.contains(contender.group()));
    }
}
