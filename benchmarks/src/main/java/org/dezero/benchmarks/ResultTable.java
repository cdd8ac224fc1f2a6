package org.dezero.benchmarks;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The table: workloads as rows, contenders as columns, in Markdown aligned for reading as it is.
 *
 * <p>Each cell has the time of a step, JMH's error, and the time as a multiple of the control's. A row has one unit, that
 * in which its shortest time is at least 1.
 */
final class ResultTable {
    private static final String NOTHING = "-";
    private static final List<String> UNITS = List.of("ns", "us", "ms", "s");

    private final List<String> contenders;
    private final Map<String, Map<String, Measurement>> rows = new LinkedHashMap<>();

    ResultTable(List<String> contenders) {
        this.contenders = List.copyOf(contenders);
    }

    void put(String row, String contender, Measurement measurement) {
        rows.computeIfAbsent(row, r -> new LinkedHashMap<>()).put(contender, measurement);
    }

    /** The table's lines. */
    List<String> lines() {
        List<List<String>> cells = new ArrayList<>();
        List<String> head = new ArrayList<>(List.of("workload", "unit"));
        head.addAll(contenders);
        cells.add(head);
        rows.forEach((label, measured) -> cells.add(row(label, measured)));

        int[] widths = new int[head.size()];
        for (List<String> line : cells) {
            for (int i = 0; i < widths.length; i++) {
                widths[i] = Math.max(widths[i], line.get(i).length());
            }
        }
        List<String> out = new ArrayList<>();
        for (List<String> line : cells) {
            out.add(join(line, widths));
            if (out.size() == 1) {
                out.add(rule(widths));
            }
        }
        return out;
    }

    private List<String> row(String label, Map<String, Measurement> measured) {
        double shortest = Double.POSITIVE_INFINITY;
        for (Measurement m : measured.values()) {
            // false for the NaN of a failure
            if (m.nanos() < shortest) {
                shortest = m.nanos();
            }
        }
        int unit = unit(shortest);
        Measurement control = measured.get(WorkloadBenchmark.CONTROL);
        List<String> line = new ArrayList<>(List.of(label, UNITS.get(unit)));
        for (String contender : contenders) {
            Measurement m = measured.get(contender);
            if (m == null) {
                line.add(NOTHING);
            } else if (m.failure() != null) {
                line.add("failed");
            } else {
                line.add(time(m, unit)
                        + (contender.equals(WorkloadBenchmark.CONTROL) || control == null ? "" : ratio(m, control)));
            }
        }
        return line;
    }

    private static int unit(double nanos) {
        int unit = 0;
        while (unit < UNITS.size() - 1 && nanos >= 1000 && nanos < Double.POSITIVE_INFINITY) {
            nanos /= 1000;
            unit++;
        }
        return unit;
    }

    private static String time(Measurement m, int unit) {
        double scale = Math.pow(1000, unit);
        double value = m.nanos() / scale;
        String format = format(value);
        String error = Double.isNaN(m.error()) ? "" : " +- " + String.format(Locale.ROOT, format, m.error() / scale);
        return String.format(Locale.ROOT, format, value) + error;
    }

    private static String ratio(Measurement m, Measurement control) {
        double ratio = m.nanos() / control.nanos();
        return Double.isNaN(ratio) ? "" : " (" + String.format(Locale.ROOT, format(ratio), ratio) + "x)";
    }

    /** Three digits, or all before the point. */
    private static String format(double value) {
        return value >= 99.95 ? "%.0f" : value >= 9.995 ? "%.1f" : "%.2f";
    }

    /** A time in the unit that suits it. */
    static String time(Measurement m) {
        int unit = unit(m.nanos());
        return time(m, unit) + " " + UNITS.get(unit);
    }

    private static String join(List<String> line, int[] widths) {
        StringBuilder s = new StringBuilder("|");
        for (int i = 0; i < widths.length; i++) {
            String pad = " ".repeat(widths[i] - line.get(i).length());
            s.append(' ').append(i == 0 ? line.get(i) + pad : pad + line.get(i)).append(" |");
        }
        return s.toString();
    }

    private static String rule(int[] widths) {
        StringBuilder s = new StringBuilder("|");
        for (int i = 0; i < widths.length; i++) {
            s.append(' ').append("-".repeat(widths[i] - (i == 0 ? 0 : 1))).append(i == 0 ? " |" : ": |");
        }
        return s.toString();
    }
}
