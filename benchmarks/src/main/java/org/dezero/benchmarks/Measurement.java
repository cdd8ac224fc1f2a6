package org.dezero.benchmarks;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.results.BenchmarkResult;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.RunResult;

/**
 * What came of measuring one row for one contender, once.
 *
 * @param nanos the mean time of a step in each iteration; empty if it failed
 * @param ran what did the work
 * @param result JMH's own; null if it failed
 * @param failure why there is no result; null if there is one
 */
record Measurement(
        List<Double> nanos,
        String ran,
        @Nullable RunResult result,
        @Nullable String failure) {

    static Measurement failed(String why) {
        return new Measurement(List.of(), "", null, why);
    }

    static Measurement of(RunResult result, String ran) {
        List<Double> nanos = new ArrayList<>();
        for (BenchmarkResult fork : result.getBenchmarkResults()) {
            for (IterationResult iteration : fork.getIterationResults()) {
                nanos.add(iteration.getPrimaryResult().getScore());
            }
        }
        return new Measurement(List.copyOf(nanos), ran, result, null);
    }

    /** The flags of the process. */
    static List<String> flags(RunResult result) {
        BenchmarkParams params = result.getParams();
        return List.copyOf(params.getJvmArgs());
    }

    /** The median of the iterations; NaN if it failed. */
    double median() {
        return Median.of(nanos);
    }
}
