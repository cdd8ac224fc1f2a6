package org.dezero.benchmarks;

import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.results.RunResult;

/**
 * What came of measuring one row for one contender.
 *
 * @param nanos the mean time of a step; NaN if it failed
 * @param error half the width of JMH's 99.9 % confidence interval; NaN where there were too few iterations for one
 * @param ran the class that did the work
 * @param result JMH's own; null if it failed
 * @param failure why there is no result; null if there is one
 */
record Measurement(
        double nanos,
        double error,
        String ran,
        @Nullable RunResult result,
        @Nullable String failure) {

    static Measurement failed(String why) {
        return new Measurement(Double.NaN, Double.NaN, "", null, why);
    }
}
