package org.dezero.benchmarks;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.results.BenchmarkResult;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.RunResult;

/**
 * What came of measuring one row for one contender, once.
 *
 * @param nanos the mean time of a step in each iteration; empty if it failed
 * @param residentKib the largest resident size of each process; empty if it was not read
 * @param ran what did the work
 * @param warmUpSeconds how long the work was done before
 * @param result JMH's own; null if it failed, or JMH had no part in it
 * @param failure why there are no times; null if there are
 */
record Measurement(
        List<Double> nanos,
        List<Double> residentKib,
        String ran,
        double warmUpSeconds,
        @Nullable RunResult result,
        @Nullable String failure) {

    static Measurement failed(String why) {
        return new Measurement(List.of(), List.of(), "", 0, null, why);
    }

    static Measurement of(RunResult result, String ran, double warmUpSeconds) {
        List<Double> nanos = new ArrayList<>();
        for (BenchmarkResult fork : result.getBenchmarkResults()) {
            for (IterationResult iteration : fork.getIterationResults()) {
                nanos.add(iteration.getPrimaryResult().getScore());
            }
        }
        return new Measurement(List.copyOf(nanos), List.of(), ran, warmUpSeconds, result, null);
    }

    /** The median of the iterations; NaN if it failed. */
    double median() {
        return Median.of(nanos);
    }
}
