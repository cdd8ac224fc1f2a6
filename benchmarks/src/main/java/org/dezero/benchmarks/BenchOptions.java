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
 * @param smoke whether everything runs for a moment only
 * @param only the rows to run; everything if null
 * @param backends those to run, by name; all there are if null
 * @param out the file for JMH's own results
 */
record BenchOptions(
        boolean smoke, @Nullable Pattern only, @Nullable List<String> backends, Path out) {
    private static final String POSSIBLE =
            "possible: [quick] [--smoke] [--only REGEX] [--backends NAME,...] [--out FILE]";

    /**
     * Reads a command line; an option's value may be the next argument or stand behind an equals sign.
     *
     * @throws UsageException for anything but what {@link #POSSIBLE} lists
     */
    static BenchOptions parse(String... args) throws UsageException {
        boolean smoke = false;
        Pattern only = null;
        List<String> backends = null;
        Path out = null;
        for (int i = 0; i < args.length; i++) {
            int equals = args[i].startsWith("--") ? args[i].indexOf('=') : -1;
            String name = equals < 0 ? args[i] : args[i].substring(0, equals);
            switch (name) {
                case "--only":
                case "--backends":
                case "--out":
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
                    if (name.equals("--only")) {
                        only = pattern(value);
                    } else if (name.equals("--backends")) {
                        backends = names(value);
                    } else {
                        out = file(value);
                    }
                    break;
                default:
                    if (args[i].equals("--smoke")) {
                        smoke = true;
                    } else if (!args[i].equals("quick")) {
                        throw unknown(args[i]);
                    }
            }
        }
        return new BenchOptions(smoke, only, backends, out == null ? defaultFile(Path.of("")) : out);
    }

    private static UsageException unknown(String arg) {
        boolean later = arg.equals("full") || arg.equals("--peers");
        return new UsageException("bench: "
                + (later ? "'" + arg + "' is not there yet" : "unknown argument '" + arg + "'") + "; " + POSSIBLE);
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

    private static Path file(String value) throws UsageException {
        try {
            Path file = Path.of(value);
            Path folder = file.toAbsolutePath().getParent();
            if (Files.isDirectory(file) || folder == null || !Files.isDirectory(folder)) {
                throw new UsageException(
                        "bench: cannot write --out '" + value + "'; name a file in a folder that exists");
            }
            return file;
        } catch (InvalidPathException e) {
            throw new UsageException("bench: --out '" + value + "' is not a file name: " + e.getReason());
        }
    }

    /** Where the results go if nobody says: among Maven's output where there is some, else the current folder. */
    static Path defaultFile(Path folder) {
        Path target = folder.resolve("target");
        return (Files.isDirectory(target) ? target : folder).resolve("dezero-bench.json");
    }
}
