package org.dezero.benchmarks;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The results as Markdown: a table for each kind of work, with everybody as columns. */
final class MarkdownReport {
    private static final String NOTHING = "-";

    private MarkdownReport() {}

    /** The whole text. */
    static String of(Results results) {
        List<String> out = new ArrayList<>();
        bySuite(results).forEach((suite, lines) -> {
            out.add("## " + suite);
            out.add("");
            out.addAll(table(results, lines));
            out.add("");
        });
        return String.join("\n", out) + "\n";
    }

    /** The rows by the first word of their labels. */
    static Map<String, List<Results.Line>> bySuite(Results results) {
        Map<String, List<Results.Line>> suites = new LinkedHashMap<>();
        for (Results.Line line : results.lines()) {
            String label = line.label();
            int space = label.indexOf(' ');
            suites.computeIfAbsent(space < 0 ? label : label.substring(0, space), s -> new ArrayList<>())
                    .add(line);
        }
        return suites;
    }

    /** One table: medians, and how many times as long as plain the peers take. */
    static List<String> table(Results results, List<Results.Line> lines) {
        List<String> groups = results.groups().stream()
                .filter(g -> lines.stream()
                        .anyMatch(l -> results.best(l.label(), g) != null
                                || !results.failure(l.label(), g).isEmpty()))
                .toList();
        List<String> peers = groups.stream()
                .filter(g ->
                        g.equals(Contender.LIBTORCH) || g.equals(Contender.OPENBLAS) || g.equals(Contender.SAMEDIFF))
                .toList();
        List<String> head = new ArrayList<>(List.of("workload", "unit"));
        head.addAll(groups);
        for (String peer : peers) {
            head.add(peer + " / plain");
        }
        MarkdownTable table = new MarkdownTable(head);
        for (Results.Line line : lines) {
            String label = line.label();
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
            for (String peer : peers) {
                cells.add(Figures.ratio(results.nanos(label, peer) / results.nanos(label, "plain")));
            }
            table.add(cells);
        }
        return table.lines();
    }
}
