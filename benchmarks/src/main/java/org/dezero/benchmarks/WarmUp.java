package org.dezero.benchmarks;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Does a workload's step until it has become as fast as it will be: until the JIT compiler rests and the time of a step no
 * longer falls.
 *
 * <p>A fixed time would be too short for a training step, of which C2 compiles vector code for seconds on two cores, and a
 * waste for a call of a native library. Everybody is warmed by the same rule.
 */
final class WarmUp {
    /** The property with the longest time in milliseconds; no warm-up without it. */
    static final String PROPERTY = "dezero.bench.warmup";

    /** What comes before the seconds it took in the output of a benchmark. */
    static final String WARMED = "warmed: ";

    private static final long WINDOW_NANOS = 150_000_000;

    /** So many windows one after the other show nothing new. */
    private static final int QUIET = 4;

    /** The largest share of a window in which compilers may still work: what is left are stragglers. */
    private static final double REST = 0.1;

    /** A window whose steps are faster than all before by more than this shows something new. */
    private static final double FASTER = 0.96;

    private static final Path THREADS = Path.of("/proc/self/task");

    /** What the times of processors are counted in. */
    private static final double TICK_NANOS = 1e7;

    private WarmUp() {}

    /** Warms up, but no longer than {@link #PROPERTY} says; returns the seconds it took. */
    static double run(Workload workload) {
        long most = Long.getLong(PROPERTY, 0) * 1_000_000;
        double best = Double.POSITIVE_INFINITY;
        int quiet = 0;
        long compiled = compilerTicks();
        long begin = System.nanoTime();
        while (quiet < QUIET && System.nanoTime() - begin < most) {
            long start = System.nanoTime();
            long elapsed;
            long steps = 0;
            do {
                workload.step();
                steps++;
                elapsed = System.nanoTime() - start;
            } while (elapsed < WINDOW_NANOS);
            long before = compiled;
            compiled = compilerTicks();
            double mean = (double) elapsed / steps;
            boolean rests = (compiled - before) * TICK_NANOS <= REST * elapsed;
            quiet = rests && mean > FASTER * best ? quiet + 1 : 0;
            best = Math.min(best, mean);
        }
        return (System.nanoTime() - begin) / 1e9;
    }

    /** The time that the threads of the JIT compilers have worked; 0 where the system does not say. */
    private static long compilerTicks() {
        long ticks = 0;
        try (DirectoryStream<Path> threads = Files.newDirectoryStream(THREADS)) {
            for (Path thread : threads) {
                ticks += compilerTicks(thread.resolve("stat"));
            }
        } catch (IOException e) {
            return 0;
        }
        return ticks;
    }

    private static long compilerTicks(Path stat) {
        try (BufferedReader lines = Files.newBufferedReader(stat)) {
            return compilerTicks(lines.readLine());
        } catch (IOException e) {
            // The thread has ended meanwhile.
            return 0;
        }
    }

    /** User and system time from a line of {@code /proc/self/task/.../stat} if it is of a compiler's thread, else 0. */
    static long compilerTicks(String stat) {
        int name = stat.indexOf('(');
        int end = stat.lastIndexOf(')');
        if (name < 0 || end < name || !stat.substring(name + 1, end).contains("CompilerThre")) {
            return 0;
        }
        // Behind the name come the state, which is the third field, and so on; times are the 14th and the 15th.
        String[] fields = stat.substring(end + 2).split(" ");
        return fields.length < 13 ? 0 : Long.parseLong(fields[11]) + Long.parseLong(fields[12]);
    }
}
