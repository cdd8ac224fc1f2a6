package org.dezero.benchmarks;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.format.OutputFormatFactory;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/** Measures one row for one contender with JMH. */
final class Meter {
    /** Not at the start of a line: JMH has begun one for the iteration by then. */
    private static final Pattern RAN = Pattern.compile(WorkloadBenchmark.RAN + "(\\S+)");

    /** The line of a stack trace, or of the JVM, that says what went wrong. */
    private static final Pattern REASON = Pattern.compile(
            "^(?:Caused by: )?((?:[\\w$]+\\.)+[\\w$]*(?:Exception|Error)\\b.*|Error: .*|Unrecognized .*)",
            Pattern.MULTILINE);

    private final Effort effort;

    Meter(Effort effort) {
        this.effort = effort;
    }

    /**
     * Measures.
     *
     * @param fork whether in a process of its own
     */
    Measurement measure(Row row, String contender, boolean fork) {
        ByteArrayOutputStream log = new ByteArrayOutputStream();
        PrintStream out = System.out;
        PrintStream err = System.err;
        try (PrintStream to = new PrintStream(log, true, StandardCharsets.UTF_8)) {
            // Where JMH hands on what its processes print; its own log has an argument.
            System.setOut(to);
            System.setErr(to);
            ChainedOptionsBuilder options = new OptionsBuilder()
                    .include("^" + Pattern.quote(row.benchmark().getName()) + "\\.step$")
                    .param("backend", contender)
                    .threads(1)
                    .forks(fork ? 1 : 0)
                    .warmupIterations(effort.warmups())
                    .measurementIterations(effort.iterations())
                    .measurementTime(TimeValue.milliseconds(effort.iterationMillis()))
                    .timeUnit(TimeUnit.NANOSECONDS)
                    .jvmArgsAppend(Forks.flags(contender).toArray(String[]::new));
            if (effort.warmups() > 0) {
                options.warmupTime(TimeValue.milliseconds(effort.warmupMillis()));
            }
            row.params().forEach(options::param);
            Collection<RunResult> results =
                    new Runner(options.build(), OutputFormatFactory.createFormatInstance(to, VerboseMode.NORMAL)).run();
            to.flush();
            return read(results, log.toString(StandardCharsets.UTF_8));
        } catch (RunnerException e) {
            return Measurement.failed(String.valueOf(e.getMessage()).strip());
        } finally {
            System.setOut(out);
            System.setErr(err);
        }
    }

    private static Measurement read(Collection<RunResult> results, String log) {
        if (results.isEmpty()) {
            return Measurement.failed(reason(log));
        }
        RunResult result = results.iterator().next();
        Result<?> primary = result.getPrimaryResult();
        Matcher ran = RAN.matcher(log);
        return new Measurement(
                primary.getScore(), primary.getScoreError(), ran.find() ? ran.group(1) : "unknown", result, null);
    }

    /** The first line of JMH's log that looks like a reason, else its last line. */
    static String reason(String log) {
        Matcher m = REASON.matcher(log);
        if (m.find()) {
            return m.group(1).strip();
        }
        String[] lines = log.strip().split("\n");
        return lines[lines.length - 1].strip();
    }
}
