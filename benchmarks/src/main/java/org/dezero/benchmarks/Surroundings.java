package org.dezero.benchmarks;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.TimeUnit;

/**
 * Where and when a run took place.
 *
 * @param commit of the sources; with a plus sign if they were changed since; "unknown" outside of a repository
 * @param started in UTC
 * @param loadBefore the load average of the last minute
 */
record Surroundings(
        String commit, String started, String jdk, String cpu, int processors, String os, double loadBefore) {
    static Surroundings now() {
        return new Surroundings(
                currentCommit(),
                Instant.now().truncatedTo(ChronoUnit.SECONDS).toString(),
                System.getProperty("java.vm.name") + " " + Runtime.version(),
                cpuName(),
                Runtime.getRuntime().availableProcessors(),
                System.getProperty("os.name") + " " + System.getProperty("os.arch"),
                load());
    }

    void write(JsonGenerator json) throws IOException {
        json.writeStringField("commit", commit);
        json.writeStringField("started", started);
        json.writeStringField("jdk", jdk);
        json.writeStringField("cpu", cpu);
        json.writeNumberField("processors", processors);
        json.writeStringField("os", os);
        json.writeNumberField("loadBefore", loadBefore);
    }

    /** The load average of the last minute; -1 where the system has none. */
    static double load() {
        return ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
    }

    private static String currentCommit() {
        // The launcher says where the sources are.
        String root = System.getProperty("dezero.root", "");
        String commit = output("git", "-C", root.isEmpty() ? "." : root, "rev-parse", "HEAD");
        if (commit.isEmpty()) {
            return "unknown";
        }
        boolean changed = !output(
                        "git", "-C", root.isEmpty() ? "." : root, "status", "--porcelain", "--untracked-files=no")
                .isEmpty();
        return changed ? commit + "+" : commit;
    }

    private static String output(String... command) {
        try {
            Process process = new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            try (BufferedReader lines =
                    new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
                String first = lines.readLine();
                process.waitFor(10, TimeUnit.SECONDS);
                return first == null ? "" : first;
            }
        } catch (IOException e) {
            return "";
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "";
        }
    }

    private static String cpuName() {
        try (BufferedReader lines = Files.newBufferedReader(Path.of("/proc/cpuinfo"))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith("model name")) {
                    return line.substring(line.indexOf(':') + 1).strip();
                }
            }
        } catch (IOException e) {
            return System.getProperty("os.arch");
        }
        return System.getProperty("os.arch");
    }
}
