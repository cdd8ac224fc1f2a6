package org.dezero.examples;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.dezero.array.ArrayBackend;
import org.dezero.array.ArrayBackends;
import org.dezero.tck.KernelProbe;

/** Which class runs each primitive of a backend, seen in an interpreting JVM of its own. */
final class PrimitiveReport {
    private static final int SAMPLES = 60;
    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final int OF_LIBRARY = 2;
    private static final String MARK = "primitive\t";

    private PrimitiveReport() {}

    /** What the other JVM runs: a line for each primitive, with the classes its time was spent in, callers first. */
    public static void main(String[] args) throws InterruptedException {
        ArrayBackend xp = ArrayBackends.get(args[0]);
        String own = xp.getClass().getName();
        KernelProbe probe = new KernelProbe(xp, SAMPLES, PATIENCE);
        for (Map.Entry<String, Runnable> call : PrimitiveCalls.on(xp).entrySet()) {
            List<String> seen = new ArrayList<>(probe.watch(call.getValue()));
            // Every call goes through the backend's own class; it matters only where it goes no further.
            seen.removeIf(c -> c.equals(own) || c.startsWith(ArrayBackend.class.getPackageName() + "."));
            keepFirstOfLibrary(seen);
            System.out.println(MARK + call.getKey() + "\t" + (seen.isEmpty() ? own : String.join(" ", seen)));
        }
        // ND4J's threads would keep the process alive.
        System.exit(0);
    }

    /** This project's classes and the first two of the library behind them: further in, the list has no end. */
    private static void keepFirstOfLibrary(List<String> classes) {
        int library = 0;
        for (Iterator<String> it = classes.iterator(); it.hasNext(); ) {
            if (!it.next().startsWith("org.dezero.") && ++library > OF_LIBRARY) {
                it.remove();
            }
        }
    }

    /**
     * Watches a backend.
     *
     * @return the names of classes, callers first, by primitive
     * @throws CommandFailed if the other JVM fails; the message has its last words
     */
    static Map<String, List<String>> of(String backend) {
        List<String> command = new ArrayList<>();
        command.add(System.getProperty("java.home") + File.separator + "bin" + File.separator + "java");
        for (String option : ManagementFactory.getRuntimeMXBean().getInputArguments()) {
            if (option.startsWith("-D") || option.startsWith("--")) {
                command.add(option);
            }
        }
        command.addAll(List.of(
                "-Xint",
                "-Ddezero.threads=1",
                "-cp",
                System.getProperty("java.class.path"),
                PrimitiveReport.class.getName(),
                backend));
        Map<String, List<String>> out = new LinkedHashMap<>();
        String lastWords = "";
        try {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            try (BufferedReader lines =
                    new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
                for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                    if (line.startsWith(MARK)) {
                        String[] parts = line.split("\t", -1);
                        out.put(parts[1], List.of(parts[2].split(" ")));
                    } else {
                        lastWords = line;
                    }
                }
            }
            if (process.waitFor() == 0) {
                return out;
            }
        } catch (IOException e) {
            throw new CommandFailed("cannot start a JVM to watch '" + backend + "' in (" + e + ")", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        throw new CommandFailed("watching '" + backend + "' ended early: " + lastWords);
    }
}
