package org.dezero.examples;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.StringJoiner;
import java.util.TreeMap;
import java.util.TreeSet;
import org.dezero.array.ArrayBackends;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Says which backends there are. */
@Command(
        name = "backends",
        mixinStandardHelpOptions = true,
        description = "Shows which backends were found, which one is chosen, and what is unavailable and why.")
final class BackendsCommand implements Runnable {
    @Mixin
    private ChosenBackend backend = new ChosenBackend();

    @Option(
            names = "--ops",
            description =
                    "Runs every primitive of every available backend, and shows in which classes it ran, callers first.")
    private boolean ops;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public void run() {
        PrintWriter out = spec.commandLine().getOut();
        String chosen = backend.get().name();
        List<String> available = new ArrayList<>();
        for (ArrayBackends.Candidate c : ArrayBackends.candidates()) {
            out.println(c.name() + ": "
                    + c.whyUnavailable().map(why -> "unavailable: " + why).orElse("available")
                    + (c.name().equals(chosen) ? ", chosen" : "") + " (priority " + c.priority() + ", " + c.provider()
                    + ")");
            if (c.whyUnavailable().isEmpty()) {
                out.println("  " + ArrayBackends.get(c.name()).describe());
                available.add(0, c.name());
            }
        }
        if (ops) {
            print(available, out);
        }
    }

    /** A table in Markdown: primitives as rows, backends as columns; then where the classes stand. */
    private static void print(List<String> backends, PrintWriter out) {
        Map<String, Map<String, List<String>>> columns = new LinkedHashMap<>();
        Set<String> primitives = new LinkedHashSet<>();
        for (String name : backends) {
            Map<String, List<String>> column = PrimitiveReport.of(name);
            columns.put(name, column);
            primitives.addAll(column.keySet());
        }
        Map<String, Set<String>> packages = new TreeMap<>();
        out.println();
        out.println("| primitive | " + String.join(" | ", backends) + " |");
        out.println("|---|" + "---|".repeat(backends.size()));
        for (String primitive : primitives) {
            StringBuilder row = new StringBuilder("| " + primitive + " |");
            for (Map<String, List<String>> column : columns.values()) {
                StringJoiner classes = new StringJoiner(", ", " ", " |");
                for (String type : column.getOrDefault(primitive, List.of())) {
                    int dot = type.lastIndexOf('.');
                    String simple = type.substring(dot + 1);
                    classes.add(simple);
                    packages.computeIfAbsent(type.substring(0, Math.max(0, dot)), p -> new TreeSet<>())
                            .add(simple);
                }
                row.append(classes);
            }
            out.println(row);
        }
        out.println();
        packages.forEach((name, types) -> out.println(name + ": " + String.join(", ", types)));
    }
}
