package org.dezero.benchmarks;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The raw results of a run, read from what {@link ResultFile} wrote: all that table and page are made of. */
final class Results implements Medians {
    /** A row as the file has it. */
    record Line(String label, Roof roof) {}

    /** The fastest contender of a group in a row. */
    record Best(String contender, double nanos) {}

    private final Map<String, Object> raw;
    private final List<Line> lines = new ArrayList<>();
    private final Map<String, String> groupOf = new LinkedHashMap<>();

    /** By row and contender, all iterations of all rounds; of those measured closely, only what was. */
    private final Map<String, Map<String, List<Double>>> nanos = new LinkedHashMap<>();

    /** The contenders measured closely, by row. */
    private final Map<String, Set<String>> close = new LinkedHashMap<>();

    private final Map<String, Map<String, String>> failures = new LinkedHashMap<>();
    private final Map<String, Map<String, List<Double>>> allocated = new LinkedHashMap<>();
    private final Map<String, Map<String, List<Double>>> resident = new LinkedHashMap<>();
    private final Map<String, Set<String>> ran = new LinkedHashMap<>();

    private Results(Map<String, Object> raw) {
        this.raw = raw;
        for (Map<String, Object> row : objects(raw, "rows")) {
            lines.add(new Line(text(row, "label"), new Roof(number(row, "flops"), number(row, "bytes"))));
        }
        for (Map<String, Object> contender : objects(raw, "contenders")) {
            groupOf.put(text(contender, "name"), text(contender, "group"));
        }
        List<Map<String, Object>> measurements = objects(raw, "measurements");
        for (Map<String, Object> m : measurements) {
            if (!text(m, "pace").equals(Pace.BRIEF) && !m.containsKey("failure")) {
                close.computeIfAbsent(text(m, "row"), r -> new LinkedHashSet<>())
                        .add(text(m, "contender"));
            }
        }
        for (Map<String, Object> m : measurements) {
            if (!text(m, "pace").equals(Pace.BRIEF) || !isClose(text(m, "row"), text(m, "contender"))) {
                add(m);
            }
        }
    }

    private void add(Map<String, Object> m) {
        String row = text(m, "row");
        String contender = text(m, "contender");
        if (m.containsKey("failure")) {
            failures.computeIfAbsent(row, r -> new LinkedHashMap<>()).put(contender, text(m, "failure"));
            return;
        }
        collect(nanos, row, contender, numbers(m, "nanos"));
        ran.computeIfAbsent(contender, c -> new LinkedHashSet<>()).add(text(m, "ran"));
        if (m.containsKey("residentKiB")) {
            collect(resident, row, contender, numbers(m, "residentKiB"));
        }
        if (m.get("jmh") instanceof Map<?, ?> jmh
                && jmh.get("secondaryMetrics") instanceof Map<?, ?> more
                && allocation(more) instanceof Map<?, ?> norm
                && norm.get("rawData") instanceof List<?> forks) {
            for (Object iterations : forks) {
                if (iterations instanceof List<?> all) {
                    all.forEach(bytes -> collect(allocated, row, contender, List.of((Double) bytes)));
                }
            }
        }
    }

    private boolean isClose(String row, String contender) {
        return close.getOrDefault(row, Set.of()).contains(contender);
    }

    /** JMH 1.37 puts a dot before the names of its own secondary results in some formats. */
    private static @Nullable Object allocation(Map<?, ?> metrics) {
        for (Map.Entry<?, ?> e : metrics.entrySet()) {
            if (String.valueOf(e.getKey()).endsWith("gc.alloc.rate.norm")) {
                return e.getValue();
            }
        }
        return null;
    }

    private static void collect(
            Map<String, Map<String, List<Double>>> into, String row, String contender, List<Double> values) {
        into.computeIfAbsent(row, r -> new LinkedHashMap<>())
                .computeIfAbsent(contender, c -> new ArrayList<>())
                .addAll(values);
    }

    /**
     * Reads a file's text.
     *
     * @throws IOException if it is not what {@link ResultFile} writes
     */
    static Results parse(String json) throws IOException {
        try {
            return new Results(JsonTree.object(json));
        } catch (ClassCastException | NullPointerException e) {
            throw new IOException("not the results of a benchmark", e);
        }
    }

    /** A text of the file's head: commit, jdk, ... */
    String head(String name) {
        Object value = raw.get(name);
        if (value instanceof Double d) {
            return d == Math.rint(d) ? String.valueOf(d.longValue()) : String.valueOf(d);
        }
        return value == null ? "" : value.toString();
    }

    /** Whether the figures mean nothing. */
    boolean isSmoke() {
        return head("effort").equals(Effort.SMOKE.name());
    }

    /** The rows that something was measured in, in order. */
    List<Line> lines() {
        return lines.stream()
                .filter(l -> nanos.containsKey(l.label()) || failures.containsKey(l.label()))
                .toList();
    }

    /** The row with that label, or null. */
    @Nullable
    Line line(String label) {
        for (Line l : lines()) {
            if (l.label().equals(label)) {
                return l;
            }
        }
        return null;
    }

    /** The groups, in the order of the columns. */
    List<String> groups() {
        return List.copyOf(new LinkedHashSet<>(groupOf.values()));
    }

    /** The contenders, with their flags and environment. */
    List<Map<String, Object>> contenders() {
        return objects(raw, "contenders");
    }

    /** What was left out, and why. */
    List<String> leftOut() {
        List<String> out = new ArrayList<>();
        if (raw.get("leftOut") instanceof List<?> all) {
            all.forEach(line -> out.add(String.valueOf(line)));
        }
        return out;
    }

    /** The median of one contender's iterations; NaN if there are none. */
    @Override
    public double median(String row, String contender) {
        return median(nanos, row, contender);
    }

    /** The shortest of one contender's iterations; NaN if there are none. */
    double fastest(String row, String contender) {
        return nanos.getOrDefault(row, Map.of()).getOrDefault(contender, List.of()).stream()
                .mapToDouble(Double::doubleValue)
                .min()
                .orElse(Double.NaN);
    }

    /** The bytes allocated in a step; NaN if they were not counted. */
    @Override
    public double allocated(String row, String contender) {
        return median(allocated, row, contender);
    }

    /** The largest resident size of a process in KiB; NaN if it was not read. */
    @Override
    public double resident(String row, String contender) {
        return median(resident, row, contender);
    }

    private static double median(Map<String, Map<String, List<Double>>> of, String row, String contender) {
        Map<String, List<Double>> all = of.getOrDefault(row, Map.of());
        return Median.of(all.getOrDefault(contender, List.of()));
    }

    /** The smallest median in a group, or null: of those measured closely if any of the group was. */
    @Nullable
    Best best(String row, String group) {
        Best best = null;
        for (Map.Entry<String, String> e : groupOf.entrySet()) {
            if (e.getValue().equals(group)) {
                String contender = e.getKey();
                double median = median(row, contender);
                if (!Double.isNaN(median) && (best == null || isBetter(row, contender, median, best))) {
                    best = new Best(contender, median);
                }
            }
        }
        return best;
    }

    private boolean isBetter(String row, String contender, double median, Best best) {
        boolean closely = isClose(row, contender);
        return closely == isClose(row, best.contender()) ? median < best.nanos() : closely;
    }

    /** The smallest median of a group; NaN if there is none. */
    @Override
    public double nanos(String row, String group) {
        Best best = best(row, group);
        return best == null ? Double.NaN : best.nanos();
    }

    /** Why nobody of a group has a figure in a row; empty if somebody has, or nobody tried. */
    String failure(String row, String group) {
        if (best(row, group) != null) {
            return "";
        }
        for (Map.Entry<String, String> e : failures.getOrDefault(row, Map.of()).entrySet()) {
            if (group.equals(groupOf.get(e.getKey()))) {
                return e.getValue();
            }
        }
        return "";
    }

    /** What ran, by contender. */
    Map<String, Set<String>> ran() {
        return ran;
    }

    @SuppressWarnings("unchecked")
    private static List<Map<String, Object>> objects(Map<String, Object> from, String name) {
        return (List<Map<String, Object>>) from.getOrDefault(name, List.of());
    }

    private static String text(Map<String, Object> from, String name) {
        return String.valueOf(from.get(name));
    }

    private static double number(Map<String, Object> from, String name) {
        return from.get(name) instanceof Double d ? d : 0;
    }

    @SuppressWarnings("unchecked")
    private static List<Double> numbers(Map<String, Object> from, String name) {
        return (List<Double>) from.getOrDefault(name, List.of());
    }
}
