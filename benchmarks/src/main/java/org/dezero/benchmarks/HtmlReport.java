package org.dezero.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** The results as one page that needs nothing else: targets, charts, tables; in the colours that the reader's system has. */
final class HtmlReport {
    /** The colours, by group: a name of a class, for light and for dark. */
    private static final Map<String, String> COLOURS = Map.ofEntries(
            Map.entry("plain", "plain"),
            Map.entry(WorkloadBenchmark.CONTROL, "control"),
            Map.entry("ejml", "ejml"),
            Map.entry("nd4j", "nd4j"),
            Map.entry(Contender.SIMD_OFF, "scalar"),
            Map.entry(Contender.ONE_THREAD, "single"),
            Map.entry(Contender.LIBTORCH, "libtorch"),
            Map.entry(Contender.LIBTORCH_SEQUENCE, "sequence"),
            Map.entry(Contender.OPENBLAS, "openblas"),
            Map.entry(Contender.SAMEDIFF, "samediff"),
            Map.entry(Contender.PYTHON, "python"));

    private static final String STYLE = """
            :root { color-scheme: light dark; --ground: #fff; --ink: #1c2127; --faint: #5c6670; --grid: #d9dee3;
              --good: #17703a; --bad: #b3261e; --plain: #1f5fbf; --control: #6b737b; --ejml: #b35c00; --nd4j: #2b8a3e;
              --scalar: #5aa2e0; --single: #0b8793; --libtorch: #d1242f; --sequence: #8b1a4a; --openblas: #7a4fd0;
              --samediff: #7a8a00; --python: #a0842c; --other: #9a3fa8; }
            @media (prefers-color-scheme: dark) { :root { --ground: #14181d; --ink: #e4e8ec; --faint: #9aa5b0;
              --grid: #333b44; --good: #5fce8a; --bad: #ff8a80; --plain: #7db4ff; --control: #a9b1b9; --ejml: #ffac5c;
              --nd4j: #76d08a; --scalar: #a8d4ff; --single: #54d0dc; --libtorch: #ff7b82; --sequence: #f08cb8;
              --openblas: #bda3ff; --samediff: #cddc4a; --python: #e2c66c; --other: #e39bee; } }
            body { background: var(--ground); color: var(--ink); font: 15px/1.5 system-ui, sans-serif; margin: 0 auto;
              max-width: 76rem; padding: 1.5rem; }
            table { border-collapse: collapse; font-size: 13px; font-variant-numeric: tabular-nums; }
            .wide { overflow-x: auto; margin: 0.8rem 0; }
            th, td { padding: 0.2rem 0.6rem; text-align: right; border-bottom: 1px solid var(--grid); white-space: nowrap; }
            th:first-child, td:first-child { text-align: left; }
            td.yes { color: var(--good); font-weight: 600; } td.no { color: var(--bad); font-weight: 600; }
            svg { max-width: 56rem; width: 100%; height: auto; }
            .charts { display: grid; grid-template-columns: repeat(auto-fit, minmax(22rem, 1fr)); gap: 1rem; }
            svg text { fill: var(--ink); font: 12px system-ui, sans-serif; } svg text.tick { fill: var(--faint); }
            svg line.grid { stroke: var(--grid); } svg line.one { stroke: var(--plain); stroke-width: 2; }
            svg polyline { fill: none; stroke-width: 2; }
            .legend span { display: inline-block; margin-right: 1.1rem; }
            .legend i { display: inline-block; width: 0.8em; height: 0.8em; border-radius: 50%; margin-right: 0.35em; }
            """;

    private HtmlReport() {}

    /** The whole page. */
    static String of(Results results) {
        StringBuilder s = new StringBuilder();
        s.append("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n")
                .append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n")
                .append("<title>DeZero for the JVM: benchmarks</title>\n<style>\n")
                .append(STYLE)
                .append(colours())
                .append("</style>\n</head>\n<body>\n<h1>DeZero for the JVM: benchmarks</h1>\n");
        if (results.isSmoke()) {
            s.append("<p><strong>A smoke run: one cold iteration each; these are not measurements.</strong></p>\n");
        }
        s.append("<ul>\n");
        MarkdownReport.head(results)
                .forEach((name, value) ->
                        s.append("<li>").append(escape(name + ": " + value)).append("</li>\n"));
        s.append(
                "</ul>\n<h2>Targets</h2>\n<p>A ratio is the other's best time by ours, medians of the iterations.</p>\n");
        table(s, MarkdownReport.targets(results));
        s.append("<h2>By size</h2>\n");
        legend(s, results, results.lines());
        s.append("<div class=\"charts\">\n");
        s.append(LineChart.of(
                results,
                "matmul of squares, GFLOP/s by side",
                Pattern.compile("matmul (\\d+)x\\1x\\1 float32"),
                n -> 2.0 * n * n * n));
        for (String op : List.of("add", "exp", "tanh", "sum")) {
            s.append(LineChart.of(
                    results,
                    op + ", elements in a nanosecond by size",
                    Pattern.compile("elementwise " + op + " float32 (\\d+)"),
                    n -> n));
        }
        s.append("</div>\n");
        MarkdownReport.bySuite(results).forEach((suite, lines) -> {
            s.append("<h2>").append(escape(suite)).append("</h2>\n");
            String plot = DotPlot.of(results, lines);
            if (!plot.isEmpty()) {
                s.append("<p>Time relative to plain, which is the line at 1; to the right is slower.</p>\n");
                legend(s, results, lines);
                s.append(plot);
            }
            table(s, MarkdownReport.table(results, lines));
        });
        s.append("<h2>Crossover sizes</h2>\n<p>From which size on others are faster than plain.</p>\n");
        table(s, MarkdownReport.crossovers(results));
        s.append("<h2>Who took part</h2>\n");
        table(s, MarkdownReport.contenders(results));
        return s.append("</body>\n</html>\n").toString();
    }

    /** The class of a group's marks. */
    static String colour(String group) {
        return COLOURS.getOrDefault(group, "other");
    }

    private static String colours() {
        StringBuilder s = new StringBuilder();
        List<String> names = new ArrayList<>(COLOURS.values());
        names.add("other");
        names.stream()
                .sorted()
                .forEach(name -> s.append(String.format(
                        Locale.ROOT,
                        "circle.%1$s { fill: var(--%1$s); } polyline.%1$s { stroke: var(--%1$s); } i.%1$s { background: var(--%1$s); }\n",
                        name)));
        return s.toString();
    }

    private static void legend(StringBuilder s, Results results, List<Results.Line> lines) {
        s.append("<p class=\"legend\">");
        for (String group : MarkdownReport.groups(results, lines)) {
            s.append("<span><i class=\"")
                    .append(colour(group))
                    .append("\"></i>")
                    .append(escape(group))
                    .append("</span>");
        }
        s.append("</p>\n");
    }

    /** A table from its lines in Markdown. */
    private static void table(StringBuilder s, List<String> markdown) {
        s.append("<div class=\"wide\"><table>\n");
        for (int i = 0; i < markdown.size(); i++) {
            // The second line is the rule below the head; what follows the table is text.
            if (i == 1 || !markdown.get(i).startsWith("|")) {
                continue;
            }
            String tag = i == 0 ? "th" : "td";
            s.append("<tr>");
            String line = markdown.get(i);
            for (String cell : line.substring(1, line.length() - 1).split("\\|", -1)) {
                String text = cell.strip();
                s.append('<').append(tag);
                if (text.equals("yes") || text.equals("no")) {
                    s.append(" class=\"").append(text).append('"');
                }
                s.append('>').append(escape(text)).append("</").append(tag).append('>');
            }
            s.append("</tr>\n");
        }
        s.append("</table></div>\n");
        markdown.stream()
                .filter(line -> !line.isEmpty() && !line.startsWith("|"))
                .forEach(line -> s.append("<p>").append(escape(line)).append("</p>\n"));
    }

    static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
