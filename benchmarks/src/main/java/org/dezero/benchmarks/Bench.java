package org.dezero.benchmarks;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.dezero.array.ArrayBackends;
import org.jspecify.annotations.Nullable;

/**
 * Runs the benchmarks, writes the raw results, and makes a table and a page of them.
 *
 * <pre>{@code
 * bench [quick|full] [--peers] [--smoke] [--only REGEX] [--backends NAME,...] [--also-jdk FOLDER] [--out FILE]
 * bench --report FILE
 * }</pre>
 *
 * <p>{@code quick}, which is the default, takes less than ten minutes on two cores with all backends, and less than twenty
 * with {@code --peers}, which measures other libraries beside. {@code --smoke} runs everything for a moment, to see that it
 * works. {@code --only} keeps the workloads whose name has a match, {@code --backends} the backends named.
 * {@code --also-jdk} measures plain on another JDK as well. The raw results go to {@code --out} as JSON; table and page have
 * the same name with {@code .md} and {@code .html}. Whoever cannot run is left out, with a line that says why.
 * {@code --report} makes table and page anew of the raw results of an earlier run.
 *
 * <p>The exit status is 0, or 1 if a measurement failed or the results could not be written, or 2 for a wrong command line.
 */
public final class Bench {
    /** The file that holds the class path of the peers; the launcher sets it. */
    static final String PEERS = "dezero.bench.peers";

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
        Path earlier = options.report();
        if (earlier != null) {
            return report(earlier);
        }
        Plan plan = plan(options);
        Contenders contenders = Contenders.of(options.backends(), ArrayBackends.candidates(), options.otherJava());
        String peerClassPath = null;
        if (options.peers()) {
            peerClassPath = peerClassPath();
            contenders = contenders.withPeers(!contenders.of("nd4j").isEmpty(), PythonDezero.whyUnavailable());
        }
        if (!canWrite(options.out())) {
            throw new UsageException("bench: cannot write " + options.out() + "; name a file with --out");
        }
        Effort effort = options.smoke() ? Effort.SMOKE : options.full() ? Effort.FULL : Effort.QUICK;
        if (options.smoke()) {
            // JMH lets one run at a time measure on a machine; this one measures nothing.
            System.setProperty("jmh.ignoreLock", "true");
        }
        contenders.leftOut().forEach(out::println);
        ResultFile file = new ResultFile(options.out(), Surroundings.now(), effort, contenders, plan);
        try {
            List<Turn> turns = Turn.all(plan, contenders, effort);
            int failures = measure(turns, new Meter(peerClassPath), file);
            Report.write(options.out());
            out.println();
            out.print(Files.readString(options.table()));
            out.println();
            out.println("raw results: " + options.out().toAbsolutePath().normalize());
            out.println("page: " + options.page().toAbsolutePath().normalize());
            return failures == 0 ? 0 : 1;
        } catch (IOException e) {
            err.println("bench: cannot write the results: " + e);
            return 1;
        }
    }

    private int report(Path json) throws UsageException {
        try {
            Report.write(json);
            out.println("table: " + Report.beside(json, ".md"));
            out.println("page: " + Report.beside(json, ".html"));
            return 0;
        } catch (IOException e) {
            throw new UsageException("bench: cannot make a report of " + json + ": " + e);
        }
    }

    private static Plan plan(BenchOptions options) throws UsageException {
        Plan all = options.full() ? Plan.full() : Plan.quick();
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

    private static String peerClassPath() throws UsageException {
        @Nullable String file = System.getProperty(PEERS);
        if (file == null) {
            throw new UsageException("bench: --peers needs their libraries, which ./dezero bench --peers fetches; "
                    + "the system property " + PEERS + " names a file with their class path");
        }
        try {
            return Files.readString(Path.of(file), StandardCharsets.UTF_8).strip();
        } catch (IOException e) {
            throw new UsageException("bench: cannot read " + file + ", which " + PEERS + " names");
        }
    }

    private static boolean canWrite(Path file) {
        try {
            Files.newOutputStream(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND)
                    .close();
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    /** Measures everything; returns how much of it failed. */
    private int measure(List<Turn> turns, Meter meter, ResultFile file) throws IOException {
        double planned = Turn.seconds(turns);
        long rows = turns.stream().map(Turn::row).distinct().count();
        out.println(rows + " workloads, " + turns.size() + " measurements, estimated time " + clock(planned)
                + " minutes; JDK " + Runtime.version() + ", "
                + Runtime.getRuntime().availableProcessors() + " processors");
        double done = 0;
        long start = System.nanoTime();
        int count = 0;
        int failures = 0;
        Standings standings = new Standings();
        for (Turn next : turns) {
            done += next.seconds();
            count++;
            Turn turn = standings.resolve(next);
            if (turn == null) {
                continue;
            }
            long begin = System.nanoTime();
            Measurement m = meter.measure(turn);
            file.add(turn, m, (System.nanoTime() - begin) / 1e9);
            standings.add(turn, m);
            if (m.failure() != null) {
                failures++;
            }
            double left = (System.nanoTime() - start) / 1e9 * (planned - done) / done;
            out.println("[" + count + "/" + turns.size() + "] " + turn.row().label() + ", "
                    + turn.contender().name() + ": "
                    + (m.failure() != null ? "FAILED: " + m.failure() : Figures.time(m.median()) + ", ran " + m.ran())
                    + (count < turns.size() ? "; " + clock(left) + " left" : ""));
        }
        file.write();
        return failures;
    }

    private static String clock(double seconds) {
        long s = Math.round(Math.max(0, seconds));
        return String.format(Locale.ROOT, "%d:%02d", s / 60, s % 60);
    }
}
