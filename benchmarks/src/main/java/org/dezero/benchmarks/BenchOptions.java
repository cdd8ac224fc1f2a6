package org.dezero.benchmarks;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/**
 * The command line of {@link Bench}.
 *
 * @param full whether everything is measured, and for long
 * @param smoke whether everything runs for a moment only
 * @param peers whether other libraries are measured beside
 * @param only the rows to run; everything if null
 * @param backends those to run, by name; all there are if null
 * @param otherJava the executable of another JDK, on which plain is measured as well; none if null
 * @param report raw results of an earlier run, of which only table and page are made; null to measure
 * @param out the file for the raw results
 */
record BenchOptions(
        boolean full,
        boolean smoke,
        boolean peers,
        @Nullable Pattern only,
        @Nullable List<String> backends,
        @Nullable Path otherJava,
        @Nullable Path report,
        Path out) {
    private static final String POSSIBLE = "possible: [quick|full] [--peers] [--smoke] [--only REGEX]"
            + " [--backends NAME,...] [--also-jdk FOLDER] [--out FILE] | --report FILE";

    /**
     * Reads a command line; an option's value may be the next argument or stand behind an equals sign.
     *
     * @throws UsageException for anything but what {@link #POSSIBLE} lists
     */
    static BenchOptions parse(String... args) throws UsageException {
        boolean full = false;
        boolean smoke = false;
        boolean peers = false;
        Pattern only = null;
        List<String> backends = null;
        Path otherJava = null;
        Path report = null;
        Path out = null;
        for (int i = 0; i < args.length; i++) {
            int equals = args[i].startsWith("--") ? args[i].indexOf('=') : -1;
            String name = equals < 0 ? args[i] : args[i].substring(0, equals);
            switch (name) {
                case "--only":
                case "--backends":
                case "--also-jdk":
                case "--out":
                case "--report":
                    String value;
                    if (equals >= 0) {
                        value = args[i].substring(equals + 1);
                    } else if (++i < args.length) {
                        value = args[i];
                    } else {
                        value = "";
                    }
                    if (value.isBlank()) {
                        throw new UsageException("bench: " + name + " needs a value; " + POSSIBLE);
                    }
                    switch (name) {
                        case "--only" -> only = pattern(value);
                        case "--backends" -> backends = names(value);
                        case "--also-jdk" -> otherJava = java(value);
                        case "--report" -> report = file(value);
                        default -> out = file(value);
                    }
                    break;
                default:
                    switch (args[i]) {
                        case "--smoke" -> smoke = true;
                        case "--peers" -> peers = true;
                        case "quick" -> full = false;
                        case "full" -> full = true;
                        default -> throw new UsageException("bench: unknown argument '" + args[i] + "'; " + POSSIBLE);
                    }
            }
        }
        return new BenchOptions(
                full, smoke, peers, only, backends, otherJava, report, out == null ? defaultFile(Path.of("")) : out);
    }

    private static Pattern pattern(String value) throws UsageException {
        try {
            return Pattern.compile(value);
        } catch (PatternSyntaxException e) {
            throw new UsageException(
                    "bench: --only '" + value + "' is not a regular expression: " + e.getDescription());
        }
    }

    private static List<String> names(String value) throws UsageException {
        List<String> names = Pattern.compile(",")
                .splitAsStream(value)
                .map(String::strip)
                .filter(s -> !s.isEmpty() && !s.equals(WorkloadBenchmark.CONTROL))
                .distinct()
                .toList();
        if (names.isEmpty()) {
            throw new UsageException(
                    "bench: --backends '" + value + "' names no backend; the control is always measured beside them");
        }
        return names;
    }

    private static Path java(String value) throws UsageException {
        try {
            Path java = Path.of(value).toAbsolutePath().resolve("bin").resolve("java");
            if (!Files.isExecutable(java) || OtherJava.release(java) < 17) {
                throw new UsageException(
                        "bench: --also-jdk '" + value + "' is no JDK; name the folder of one of release 17 or newer");
            }
            return java;
        } catch (InvalidPathException e) {
            throw new UsageException("bench: --also-jdk '" + value + "' is not a folder name: " + e.getReason());
        }
    }

    private static Path file(String value) throws UsageException {
        try {
            Path file = Path.of(value);
            Path folder = file.toAbsolutePath().getParent();
            if (Files.isDirectory(file) || folder == null || !Files.isDirectory(folder)) {
                throw new UsageException("bench: cannot write '" + value + "'; name a file in a folder that exists");
            }
            return file;
        } catch (InvalidPathException e) {
            throw new UsageException("bench: '" + value + "' is not a file name: " + e.getReason());
        }
    }

    /** Where the results go if nobody says: among Maven's output where there is some, else the current folder. */
    static Path defaultFile(Path folder) {
        Path target = folder.resolve("target");
        return (Files.isDirectory(target) ? target : folder).resolve("dezero-bench.json");
    }

    /** The table beside the raw results. */
    Path table() {
        return Report.beside(out, ".md");
    }

    /** The page beside the raw results. */
    Path page() {
        return Report.beside(out, ".html");
    }
}
