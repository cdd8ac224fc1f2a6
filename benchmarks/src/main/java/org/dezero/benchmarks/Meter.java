package org.dezero.benchmarks;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.format.OutputFormatFactory;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/** Measures one row for one contender, with JMH where it can. */
final class Meter {
    /** Not at the start of a line: JMH has begun one for the iteration by then. */
    private static final Pattern RAN = Pattern.compile(WorkloadBenchmark.RAN + "(.+)");

    private static final Pattern WARMED = Pattern.compile(WarmUp.WARMED + "([\\d.]+)");

    /** The line of a stack trace, or of the JVM, that says what went wrong. */
    private static final Pattern REASON = Pattern.compile(
            "^(?:Caused by: )?((?:[\\w$]+\\.)+[\\w$]*(?:Exception|Error)\\b.*|Error: .*|Unrecognized .*)",
            Pattern.MULTILINE);

    /** Where JMH finds the class path that it hands to its processes. */
    private static final String CLASS_PATH = "java.class.path";

    private final @Nullable String peerClassPath;

    /**
     * A meter.
     *
     * @param peerClassPath the class path of processes that run a peer
     */
    Meter(@Nullable String peerClassPath) {
        this.peerClassPath = peerClassPath;
    }

    /** Measures. */
    Measurement measure(Turn turn) {
        Row row = turn.row();
        Contender contender = turn.contender();
        Class<?> benchmark = row.benchmark();
        Pace pace = turn.pace();
        if (contender.group().equals(Contender.PYTHON) && benchmark != null) {
            return PythonDezero.measure(row);
        }
        if (benchmark == null) {
            return new ProcessStart(peerClassPath, pace.iterations()).measure(contender);
        }
        ByteArrayOutputStream log = new ByteArrayOutputStream();
        PrintStream out = System.out;
        PrintStream err = System.err;
        String classPath = System.getProperty(CLASS_PATH);
        try (PrintStream to = new PrintStream(log, true, StandardCharsets.UTF_8)) {
            // Where JMH hands on what its processes print; its own log has an argument.
            System.setOut(to);
            System.setErr(to);
            if (contender.peers() && peerClassPath != null) {
                System.setProperty(CLASS_PATH, peerClassPath);
            }
            ChainedOptionsBuilder options = new OptionsBuilder()
                    .include("^" + Pattern.quote(benchmark.getName()) + "\\.step$")
                    .param("engine", contender.engine())
                    .threads(1)
                    .forks(turn.fork() ? 1 : 0)
                    .warmupIterations(pace.warmups())
                    .measurementIterations(pace.iterations())
                    .measurementTime(TimeValue.milliseconds(pace.iterationMillis()))
                    .timeUnit(TimeUnit.NANOSECONDS)
                    .addProfiler(GCProfiler.class);
            List<String> all = new ArrayList<>(Forks.flags(contender));
            all.add("-D" + WarmUp.PROPERTY + "=" + pace.warmUpMillis());
            String[] flags = all.toArray(String[]::new);
            if (contender.java() == null) {
                options.jvmArgsAppend(flags);
            } else {
                // Another release need not know the flags of this one.
                options.jvmArgs(flags);
            }
            if (pace.warmups() > 0) {
                options.warmupTime(TimeValue.milliseconds(pace.iterationMillis()));
            }
            String executable = Forks.executable(contender);
            if (executable != null) {
                options.jvm(executable);
            }
            row.params().forEach(options::param);
            Collection<RunResult> results =
                    new Runner(options.build(), OutputFormatFactory.createFormatInstance(to, VerboseMode.NORMAL)).run();
            to.flush();
            return read(results, log.toString(StandardCharsets.UTF_8));
        } catch (RunnerException e) {
            return Measurement.failed(String.valueOf(e.getMessage()).strip());
        } finally {
            System.setProperty(CLASS_PATH, classPath);
            System.setOut(out);
            System.setErr(err);
        }
    }

    private static Measurement read(Collection<RunResult> results, String log) {
        if (results.isEmpty()) {
            return Measurement.failed(reason(log));
        }
        Matcher ran = RAN.matcher(log);
        String who = ran.find() ? ran.group(1).strip() : "unknown";
        Matcher warmed = WARMED.matcher(log);
        double seconds = warmed.find() ? Double.parseDouble(warmed.group(1)) : 0;
        return Measurement.of(results.iterator().next(), who, seconds);
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
