package org.dezero.benchmarks;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.dezero.array.ArrayBackends;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.results.format.ResultFormatFactory;
import org.openjdk.jmh.results.format.ResultFormatType;

/**
 * Runs the benchmarks, and prints one table: workloads as rows, the control and the backends as columns.
 *
 * <pre>{@code
 * bench [quick] [--smoke] [--only REGEX] [--backends NAME,...] [--out FILE]
 * }</pre>
 *
 * <p>{@code quick}, which is the default, takes less than ten minutes on two cores with all backends. {@code --smoke} runs
 * everything for a moment, to see that it works. {@code --only} keeps the workloads whose name has a match,
 * {@code --backends} the backends named. JMH's own results go to {@code --out} as JSON. Backends that cannot run are left
 * out, with a line that says why.
 *
 * <p>The exit status is 0, or 1 if a measurement failed or the results could not be written, or 2 for a wrong command line.
 */
public final class Bench {
    private final PrintStream out;
    private final PrintStream err;

    private Bench(PrintStream out, PrintStream err) {
        this.out = out;
        this.err = err;
    }

    /** Runs and exits. */
    public static void main(String[] args) {
        System.exit(run(System.out, System.err, args));
    }

    /** Runs; returns the exit status. */
    static int run(PrintStream out, PrintStream err, String... args) {
        try {
            return new Bench(out, err).run(BenchOptions.parse(args));
        } catch (UsageException e) {
            err.println(e.getMessage());
            return 2;
        }
    }

    private int run(BenchOptions options) throws UsageException {
        Plan plan = plan(options);
        Contenders contenders = Contenders.of(options.backends(), ArrayBackends.candidates());
        if (!canWrite(options)) {
            throw new UsageException("bench: cannot write " + options.out() + "; name a file with --out");
        }
        Effort effort = options.smoke() ? Effort.SMOKE : Effort.QUICK;
        if (options.smoke()) {
            // JMH lets one run at a time measure on a machine; this one measures nothing.
            System.setProperty("jmh.ignoreLock", "true");
        }
        contenders.leftOut().forEach(out::println);
        announce(plan, contenders, effort);

        ResultTable table = new ResultTable(contenders.names());
        Map<String, Set<String>> ran = new LinkedHashMap<>();
        List<RunResult> results = new ArrayList<>();
        int failures = measure(plan, contenders, effort, table, ran, results);

        print(table, ran, options.smoke());
        return write(results, options) && failures == 0 ? 0 : 1;
    }

    private static Plan plan(BenchOptions options) throws UsageException {
        Plan all = Plan.quick();
        Pattern only = options.only();
        if (only == null) {
            return all;
        }
        Plan plan = all.only(only);
        if (plan.rows().isEmpty()) {
            throw new UsageException("bench: --only '" + only + "' matches no workload; they are: "
                    + String.join(", ", all.rows().stream().map(Row::label).toList()));
        }
        return plan;
    }

    private static boolean canWrite(BenchOptions options) {
        try {
            Files.newOutputStream(options.out(), StandardOpenOption.CREATE, StandardOpenOption.APPEND)
                    .close();
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private void announce(Plan plan, Contenders contenders, Effort effort) {
        out.println(plan.rows().size() + " workloads x " + contenders.names().size() + " ("
                + String.join(", ", contenders.names()) + "), about "
                + clock(plan.seconds(effort, contenders.names())) + " minutes; JDK "
                + Runtime.version() + ", " + Runtime.getRuntime().availableProcessors() + " processors");
    }

    /** Measures everything; returns how much of it failed. */
    private int measure(
            Plan plan,
            Contenders contenders,
            Effort effort,
            ResultTable table,
            Map<String, Set<String>> ran,
            List<RunResult> results) {
        Meter meter = new Meter(effort);
        double planned = plan.seconds(effort, contenders.names());
        double done = 0;
        long start = System.nanoTime();
        int count = 0;
        int failures = 0;
        int total = plan.rows().size() * contenders.names().size();
        for (int i = 0; i < plan.rows().size(); i++) {
            Row row = plan.rows().get(i);
            for (String contender : contenders.names()) {
                Measurement m = meter.measure(row, contender, effort.forks(i));
                table.put(row.label(), contender, m);
                String outcome;
                if (m.result() == null) {
                    failures++;
                    outcome = "FAILED: " + m.failure();
                } else {
                    results.add(m.result());
                    ran.computeIfAbsent(contender, c -> new LinkedHashSet<>()).add(m.ran());
                    outcome = ResultTable.time(m) + ", ran " + m.ran();
                }
                done += plan.seconds(effort, i, contender);
                double left = (System.nanoTime() - start) / 1e9 * (planned - done) / done;
                count++;
                out.println("[" + count + "/" + total + "] " + row.label() + ", " + contender + ": " + outcome
                        + (count < total ? "; " + clock(left) + " left" : ""));
            }
        }
        return failures;
    }

    private void print(ResultTable table, Map<String, Set<String>> ran, boolean smoke) {
        out.println();
        table.lines().forEach(out::println);
        out.println();
        if (smoke) {
            out.println("A smoke run: one cold iteration each; these are not measurements.");
        } else {
            out.println("Mean time of a step +- half of its 99.9 % confidence interval; (times the control's:"
                    + " below 1 is faster than the hand-written loops).");
        }
        ran.forEach((contender, classes) -> {
            // The controls are a class for each kind of work; the lines above name them.
            if (!contender.equals(WorkloadBenchmark.CONTROL)) {
                out.println(contender + " ran " + String.join(", ", classes));
            }
        });
    }

    private boolean write(List<RunResult> results, BenchOptions options) {
        try (PrintStream to = new PrintStream(Files.newOutputStream(options.out()), false, "UTF-8")) {
            ResultFormatFactory.getInstance(ResultFormatType.JSON, to).writeOut(results);
            if (!to.checkError()) {
                out.println("JMH's results: " + options.out().toAbsolutePath().normalize());
                return true;
            }
        } catch (IOException e) {
            err.println("bench: " + e);
        }
        err.println("bench: could not write " + options.out());
        return false;
    }

    private static String clock(double seconds) {
        long s = Math.round(seconds);
        return String.format(Locale.ROOT, "%d:%02d", s / 60, s % 60);
    }
}
