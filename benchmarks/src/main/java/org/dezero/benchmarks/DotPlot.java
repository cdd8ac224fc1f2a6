package org.dezero.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A chart of rows with a dot for everybody, on a logarithmic scale: how many times as long as plain each takes. Plain is
 * the line at 1; to the right of it is slower.
 */
final class DotPlot {
    private static final int ROW = 22;
    private static final int LEFT = 270;
    private static final int WIDTH = 860;
    private static final int RIGHT = 20;
    private static final int TOP = 26;

    private record Dot(String group, double ratio, String text) {}

    private record Line(String label, List<Dot> dots) {}

    private final List<Line> lines = new ArrayList<>();

    private DotPlot() {}

    /** The chart of some rows as SVG; empty if there is nothing beside plain. */
    static String of(Results results, List<Results.Line> rows) {
        DotPlot plot = new DotPlot();
        for (Results.Line row : rows) {
            double ours = results.nanos(row.label(), "plain");
            List<Dot> dots = new ArrayList<>();
            for (String group : results.groups()) {
                double nanos = results.nanos(row.label(), group);
                if (!Double.isNaN(nanos / ours) && !group.equals("plain")) {
                    dots.add(new Dot(
                            group,
                            nanos / ours,
                            group + ": " + Figures.time(nanos) + ", " + Figures.digits(nanos / ours)
                                    + " times as long as plain with " + Figures.time(ours)));
                }
            }
            if (!dots.isEmpty()) {
                plot.lines.add(new Line(row.label(), dots));
            }
        }
        return plot.lines.isEmpty() ? "" : plot.svg();
    }

    private String svg() {
        double low = 1;
        double high = 1;
        for (Line line : lines) {
            for (Dot dot : line.dots) {
                low = Math.min(low, dot.ratio);
                high = Math.max(high, dot.ratio);
            }
        }
        int from = (int) Math.floor(Math.log10(low) - 0.02);
        int to = Math.max(from + 1, (int) Math.ceil(Math.log10(high) + 0.02));
        int height = TOP + lines.size() * ROW + 6;
        StringBuilder s = new StringBuilder();
        s.append("<svg viewBox=\"0 0 ")
                .append(WIDTH)
                .append(' ')
                .append(height)
                .append("\" role=\"img\" aria-label=\"time relative to plain, logarithmic\">\n");
        for (int decade = from; decade <= to; decade++) {
            String x = x(decade, from, to);
            s.append("<line class=\"")
                    .append(decade == 0 ? "one" : "grid")
                    .append("\" x1=\"")
                    .append(x);
            s.append("\" x2=\"")
                    .append(x)
                    .append("\" y1=\"")
                    .append(TOP - 6)
                    .append("\" y2=\"")
                    .append(height - 6);
            s.append("\"/><text class=\"tick\" x=\"").append(x).append("\" y=\"14\" text-anchor=\"middle\">");
            s.append(Figures.power(decade)).append("</text>\n");
        }
        for (int i = 0; i < lines.size(); i++) {
            double y = TOP + (i + 0.5) * ROW;
            s.append("<text x=\"").append(LEFT - 12).append("\" y=\"").append(digits(y + 4));
            s.append("\" text-anchor=\"end\">")
                    .append(HtmlReport.escape(lines.get(i).label))
                    .append("</text>\n");
            for (Dot dot : lines.get(i).dots) {
                s.append("<circle class=\"")
                        .append(HtmlReport.colour(dot.group))
                        .append("\" cx=\"");
                s.append(x(Math.log10(dot.ratio), from, to)).append("\" cy=\"").append(digits(y));
                s.append("\" r=\"5\"><title>").append(HtmlReport.escape(lines.get(i).label + ", " + dot.text));
                s.append("</title></circle>\n");
            }
        }
        return s.append("</svg>\n").toString();
    }

    private static String x(double log, int from, int to) {
        return digits(LEFT + (log - from) / (to - from) * (WIDTH - RIGHT - LEFT));
    }

    private static String digits(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }
}
