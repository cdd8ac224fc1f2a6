package org.dezero.benchmarks;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the machine could do at best, measured in the same run: the fastest iteration counts, for a machine that others use as
 * well is slower at times, and a roof is never too high because of that.
 */
final class Roofline {
    private static final Pattern STREAM = Pattern.compile("machine stream (\\d+), .*");
    private static final Pattern SIZE = Pattern.compile("elementwise .* (\\d+)");

    private final Results results;

    /** Whether the roof is made of this row. */
    static boolean reads(String row) {
        return row.startsWith("machine");
    }

    Roofline(Results results) {
        this.results = results;
    }

    /** Floating-point operations in a nanosecond, of all threads; NaN if they were not measured. */
    double flops() {
        double best = Double.NaN;
        for (Results.Line line : results.lines()) {
            if (line.label().startsWith("machine fma")) {
                best = larger(best, line.roof().flops() / results.fastest(line.label(), WorkloadBenchmark.CONTROL));
            }
        }
        return best;
    }

    /** Bytes in a nanosecond where as many elements are gone through; NaN if that was not measured. */
    double bytes(int size) {
        double best = Double.NaN;
        for (Results.Line line : results.lines()) {
            Matcher m = STREAM.matcher(line.label());
            if (m.matches() && Integer.parseInt(m.group(1)) == size) {
                best = larger(best, line.roof().bytes() / results.fastest(line.label(), WorkloadBenchmark.CONTROL));
            }
        }
        return best;
    }

    private static double larger(double a, double b) {
        return Double.isNaN(a) || b > a ? b : a;
    }

    /** The share of the roof that a time in a row reaches; NaN where there is none. */
    double share(Results.Line line, double nanos) {
        if (reads(line.label())) {
            return Double.NaN;
        }
        if (line.roof().flops() > 0) {
            // Vectors hold half as many doubles.
            double peak = line.label().contains("float64") ? flops() / 2 : flops();
            return line.roof().flops() / peak / nanos;
        }
        Matcher m = SIZE.matcher(line.label());
        return m.matches() ? line.roof().bytes() / bytes(Integer.parseInt(m.group(1))) / nanos : Double.NaN;
    }
}
