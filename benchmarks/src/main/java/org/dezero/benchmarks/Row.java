package org.dezero.benchmarks;

import java.util.Map;

/**
 * A row of the table: one benchmark with all parameters but the backend.
 *
 * @param label what {@code --only} matches
 * @param benchmark its class
 * @param params the parameters, by the names of its fields
 * @param extraSeconds what a measurement of it takes beyond warm-up, iterations and the start of a process: making the
 *     operands, comparing with the control, iterations that last longer than asked because one step does
 */
record Row(
        String label, Class<? extends WorkloadBenchmark> benchmark, Map<String, String> params, double extraSeconds) {}
