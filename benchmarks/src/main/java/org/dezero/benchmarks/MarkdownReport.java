package org.dezero.benchmarks;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The results as Markdown: the targets, and a table for each kind of work, with everybody as columns. */
final class MarkdownReport {
    private static final String NOTHING = "-";

    /** What a fast path must win over its default to be worth its lines. */
    private static final double WIN = 1.05;

    private MarkdownReport() {}

    /** The whole text. */
    static String of(Results results) {
        List<String> out = new ArrayList<>();
        out.add("# Benchmarks");
        out.add("");
        if (results.isSmoke()) {
            out.add("A smoke run: one cold iteration each; these are not measurements.");
            out.add("");
        }
        head(results).forEach((name, value) -> out.add("- " + name + ": " + value));
        out.add("");
        section(
                out,
                "Targets",
                "A ratio is the other's best time by ours, medians of the iterations.",
                targets(results));
        bySuite(results).forEach((suite, lines) -> section(out, suite, "", table(results, lines)));
        section(out, "Crossover sizes", "From which size on others are faster than plain.", crossovers(results));
        section(out, "Who took part", "", contenders(results));
        return String.join("\n", out) + "\n";
    }

    private static void section(List<String> out, String title, String text, List<String> body) {
        out.add("## " + title);
        out.add("");
        if (!text.isEmpty()) {
            out.add(text);
            out.add("");
        }
        out.addAll(body);
        out.add("");
    }

    /** Where and when. */
    static Map<String, String> head(Results results) {
        Map<String, String> out = new LinkedHashMap<>();
        out.put("effort", results.head("effort"));
        out.put("commit", results.head("commit"));
        out.put("started", results.head("started"));
        out.put("Java", results.head("jdk"));
        out.put(
                "machine",
                results.head("cpu") + ", " + results.head("processors") + " processors, " + results.head("os"));
        out.put("load average before and after", results.head("loadBefore") + ", " + results.head("loadAfter"));
        Roofline roof = new Roofline(results);
        if (!Double.isNaN(roof.flops())) {
            out.put("FMA peak", Figures.digits(roof.flops()) + " GFLOP/s float32, all threads");
        }
        if (!Double.isNaN(roof.bytes(10_000_000))) {
            out.put("stream bandwidth", Figures.digits(roof.bytes(10_000_000)) + " GB/s at 10,000,000 floats");
        }
        return out;
    }

    /** The table of targets, all of them, and how many are met. */
    static List<String> targets(Results results) {
        MarkdownTable table =
                new MarkdownTable(List.of("workload", "against", "required", "measured", "met", Contender.OTHER_JAVA));
        Map<String, Integer> counts = new LinkedHashMap<>();
        for (Target t : Target.of(results)) {
            table.add(List.of(t.what(), t.against(), t.bound(), t.figure(), t.met(), t.otherFigure()));
            if (!Double.isNaN(t.required())) {
                String kind = Double.isNaN(t.measured()) ? Target.NOT_MEASURED : t.met();
                counts.merge(kind, 1, Integer::sum);
            }
        }
        List<String> out = new ArrayList<>(table.lines());
        out.add("");
        out.add(String.format(
                Locale.ROOT,
                "%d met, %d not met, %d not measured in this run.",
                counts.getOrDefault("yes", 0),
                counts.getOrDefault("no", 0),
                counts.getOrDefault(Target.NOT_MEASURED, 0)));
        return out;
    }

    /** The table of crossover sizes. */
    static List<String> crossovers(Results results) {
        MarkdownTable table = new MarkdownTable(List.of("workload", "who", "crossover"));
        for (Crossover c : Crossover.of(results)) {
            table.add(List.of(c.work(), c.other(), c.text()));
        }
        return table.lines();
    }

    /** The table of those who took part, and lines for those who could not. */
    static List<String> contenders(Results results) {
        MarkdownTable table = new MarkdownTable(List.of("name", "ran", "flags", "environment"));
        for (Map<String, Object> c : results.contenders()) {
            String name = String.valueOf(c.get("name"));
            if (results.ran().containsKey(name)) {
                // The controls are a class for each kind of work; the raw results name them.
                String ran = name.equals(WorkloadBenchmark.CONTROL)
                        ? "plain loops"
                        : String.join(", ", results.ran().getOrDefault(name, Set.of()));
                table.add(List.of(name, ran, words(c.get("flags")), words(c.get("environment"))));
            }
        }
        List<String> out = new ArrayList<>(table.lines());
        for (String line : results.leftOut()) {
            out.add("");
            out.add(line);
        }
        return out;
    }

    private static String words(@Nullable Object value) {
        if (value instanceof List<?> list) {
            return list.isEmpty()
                    ? NOTHING
                    : String.join(" ", list.stream().map(String::valueOf).toList());
        }
        if (value instanceof Map<?, ?> map) {
            return map.isEmpty()
                    ? NOTHING
                    : String.join(
                            " ", map.entrySet().stream().map(String::valueOf).toList());
        }
        return NOTHING;
    }

    /** The rows by the first word of their labels. */
    static Map<String, List<Results.Line>> bySuite(Results results) {
        Map<String, List<Results.Line>> suites = new LinkedHashMap<>();
        for (Results.Line line : results.lines()) {
            suites.computeIfAbsent(line.label().split(" ", 2)[0], s -> new ArrayList<>())
                    .add(line);
        }
        return suites;
    }

    /** The groups that have something to say about some rows. */
    static List<String> groups(Results results, List<Results.Line> lines) {
        return results.groups().stream()
                .filter(g -> lines.stream()
                        .anyMatch(l -> results.best(l.label(), g) != null
                                || !results.failure(l.label(), g).isEmpty()))
                .toList();
    }

    /** One table: medians, how many times as long as plain the peers take, and its own defaults, plain's share of the roof, what it allocates. */
    static List<String> table(Results results, List<Results.Line> lines) {
        List<String> groups = groups(results, lines);
        List<String> peers = groups.contains("plain")
                ? groups.stream()
                        .filter(g -> isPeer(g) || g.equals(Contender.PRIMITIVES))
                        .toList()
                : List.of();
        Roofline roof = new Roofline(results);
        boolean roofed = lines.stream().anyMatch(l -> !Double.isNaN(roof.share(l, results.nanos(l.label(), "plain"))));
        boolean counted = lines.stream().anyMatch(l -> !Double.isNaN(results.allocated(l.label(), "plain")));
        boolean resident =
                lines.stream().anyMatch(l -> groups.stream().anyMatch(g -> !Double.isNaN(resident(results, l, g))));
        List<String> head = new ArrayList<>(List.of("workload", "unit"));
        head.addAll(groups);
        peers.forEach(p -> head.add(p + " / plain"));
        if (roofed) {
            head.add("plain of roof");
        }
        if (counted) {
            head.add("plain allocates");
        }
        MarkdownTable table = new MarkdownTable(head);
        for (Results.Line line : lines) {
            List<String> cells = times(results, line.label(), groups);
            double ours = results.nanos(line.label(), "plain");
            peers.forEach(p -> cells.add(Figures.ratio(results.nanos(line.label(), p) / ours)));
            if (roofed) {
                cells.add(percent(roof.share(line, ours)));
            }
            if (counted) {
                cells.add(Figures.bytes(results.allocated(line.label(), "plain")));
            }
            table.add(cells);
            if (resident) {
                List<String> sizes = new ArrayList<>(List.of(line.label() + ", resident", "MiB"));
                groups.forEach(g -> sizes.add(Figures.ratio(resident(results, line, g) / 1024)));
                while (sizes.size() < head.size()) {
                    sizes.add(NOTHING);
                }
                table.add(sizes);
            }
        }
        List<String> out = new ArrayList<>(table.lines());
        if (groups.contains(Contender.PRIMITIVES)) {
            out.add("");
            out.add(losers(results, lines));
        }
        return out;
    }

    /** The fast paths that are not worth their lines. */
    private static String losers(Results results, List<Results.Line> lines) {
        List<String> losers = lines.stream()
                .map(Results.Line::label)
                .filter(l -> results.nanos(l, Contender.PRIMITIVES) < WIN * results.nanos(l, "plain"))
                .toList();
        return losers.isEmpty()
                ? "Every one measured wins " + Figures.digits(WIN) + " times or more over its default."
                : "Not " + Figures.digits(WIN) + " times as fast as the default: " + String.join(", ", losers) + ".";
    }

    private static double resident(Results results, Results.Line line, String group) {
        Results.Best best = results.best(line.label(), group);
        return best == null ? Double.NaN : results.resident(line.label(), best.contender());
    }

    private static List<String> times(Results results, String label, List<String> groups) {
        double shortest = groups.stream()
                .mapToDouble(g -> results.nanos(label, g))
                .filter(n -> !Double.isNaN(n))
                .min()
                .orElse(0);
        int unit = Figures.unit(shortest);
        List<String> cells = new ArrayList<>(List.of(label, Figures.unitName(unit)));
        for (String group : groups) {
            double nanos = results.nanos(label, group);
            cells.add(
                    !Double.isNaN(nanos)
                            ? Figures.time(nanos, unit)
                            : results.failure(label, group).isEmpty() ? NOTHING : "failed");
        }
        return cells;
    }

    private static String percent(double share) {
        return Double.isNaN(share) ? NOTHING : String.format(Locale.ROOT, "%.0f %%", 100 * share);
    }

    /** Whether a group is another library. */
    static boolean isPeer(String group) {
        return Peer.isName(group) || group.equals(Contender.PYTHON);
    }
}
