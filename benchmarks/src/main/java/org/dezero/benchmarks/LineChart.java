package org.dezero.benchmarks;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntToDoubleFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A chart of rates by size, a line for everybody, on logarithmic scales. */
final class LineChart {
    private static final int WIDTH = 420;
    private static final int HEIGHT = 260;
    private static final int LEFT = 56;
    private static final int RIGHT = 14;
    private static final int TOP = 30;
    private static final int BOTTOM = 30;

    private final String title;
    private final Map<String, TreeMap<Integer, Double>> lines = new LinkedHashMap<>();

    private LineChart(String title) {
        this.title = title;
    }

    /**
     * A chart as SVG; empty if no line has two points.
     *
     * @param labels of the rows; its group is the size
     * @param perSize the work at a size, whose amount in a nanosecond is the rate
     */
    static String of(Results results, String title, Pattern labels, IntToDoubleFunction perSize) {
        LineChart chart = new LineChart(title);
        for (Results.Line row : results.lines()) {
            Matcher m = labels.matcher(row.label());
            if (m.matches()) {
                int size = Integer.parseInt(m.group(1));
                for (String group : results.groups()) {
                    double rate = perSize.applyAsDouble(size) / results.nanos(row.label(), group);
                    if (!Double.isNaN(rate)) {
                        chart.lines.computeIfAbsent(group, g -> new TreeMap<>()).put(size, rate);
                    }
                }
            }
        }
        chart.lines.values().removeIf(points -> points.size() < 2);
        return chart.lines.isEmpty() ? "" : chart.svg();
    }

    private String svg() {
        double low = Double.POSITIVE_INFINITY;
        double high = 0;
        int first = Integer.MAX_VALUE;
        int last = 0;
        for (TreeMap<Integer, Double> points : lines.values()) {
            first = Math.min(first, points.firstKey());
            last = Math.max(last, points.lastKey());
            for (double rate : points.values()) {
                low = Math.min(low, rate);
                high = Math.max(high, rate);
            }
        }
        int from = (int) Math.floor(Math.log10(low));
        int to = Math.max(from + 1, (int) Math.ceil(Math.log10(high)));
        StringBuilder s = new StringBuilder();
        s.append("<svg viewBox=\"0 0 ").append(WIDTH).append(' ').append(HEIGHT);
        s.append("\" role=\"img\" aria-label=\"")
                .append(HtmlReport.escape(title))
                .append("\">\n");
        s.append("<text x=\"")
                .append(LEFT)
                .append("\" y=\"16\">")
                .append(HtmlReport.escape(title))
                .append("</text>\n");
        for (int decade = from; decade <= to; decade++) {
            String y = digits(y(decade, from, to));
            s.append("<line class=\"grid\" x1=\"")
                    .append(LEFT)
                    .append("\" x2=\"")
                    .append(WIDTH - RIGHT);
            s.append("\" y1=\"").append(y).append("\" y2=\"").append(y).append("\"/><text class=\"tick\" x=\"");
            s.append(LEFT - 6).append("\" y=\"").append(y).append("\" text-anchor=\"end\">");
            s.append(Figures.power(decade)).append("</text>\n");
        }
        for (int size : sizes()) {
            s.append("<text class=\"tick\" x=\"")
                    .append(digits(x(size, first, last)))
                    .append("\" y=\"");
            s.append(HEIGHT - 8).append("\" text-anchor=\"middle\">");
            s.append(String.format(Locale.ROOT, "%,d", size)).append("</text>\n");
        }
        for (Map.Entry<String, TreeMap<Integer, Double>> line : lines.entrySet()) {
            String colour = HtmlReport.colour(line.getKey());
            List<String> points = new ArrayList<>();
            StringBuilder dots = new StringBuilder();
            for (Map.Entry<Integer, Double> point : line.getValue().entrySet()) {
                String x = digits(x(point.getKey(), first, last));
                String y = digits(y(Math.log10(point.getValue()), from, to));
                points.add(x + "," + y);
                dots.append("<circle class=\"")
                        .append(colour)
                        .append("\" cx=\"")
                        .append(x)
                        .append("\" cy=\"")
                        .append(y);
                dots.append("\" r=\"3.5\"><title>")
                        .append(HtmlReport.escape(line.getKey()))
                        .append(", ");
                dots.append(String.format(Locale.ROOT, "%,d", point.getKey())).append(": ");
                dots.append(Figures.digits(point.getValue())).append("</title></circle>\n");
            }
            s.append("<polyline class=\"").append(colour).append("\" points=\"").append(String.join(" ", points));
            s.append("\"/>\n").append(dots);
        }
        return s.append("</svg>\n").toString();
    }

    private List<Integer> sizes() {
        TreeMap<Integer, Boolean> all = new TreeMap<>();
        lines.values().forEach(points -> points.keySet().forEach(size -> all.put(size, true)));
        return List.copyOf(all.keySet());
    }

    private static double x(int size, int first, int last) {
        return LEFT
                + 14
                + Math.log((double) size / first) / Math.log((double) last / first) * (WIDTH - RIGHT - LEFT - 40);
    }

    private static double y(double log, int from, int to) {
        return HEIGHT - BOTTOM - (log - from) / (to - from) * (HEIGHT - BOTTOM - TOP);
    }

    private static String digits(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }
}
