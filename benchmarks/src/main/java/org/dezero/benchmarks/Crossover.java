package org.dezero.benchmarks;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * From which size on somebody else is faster than plain.
 *
 * @param work without its size
 * @param other the group
 * @param text a size, or that there is none
 */
record Crossover(String work, String other, String text) {
    private static final Pattern ELEMENTWISE = Pattern.compile("(elementwise \\S+ float32) (\\d+)");
    private static final Pattern SQUARE = Pattern.compile("matmul (\\d+)x\\1x\\1 float32");

    /** All of a run: element-wise operations, and squares by the length of a side. */
    static List<Crossover> of(Results results) {
        Map<String, TreeMap<Integer, String>> sizes = new LinkedHashMap<>();
        for (Results.Line line : results.lines()) {
            Matcher e = ELEMENTWISE.matcher(line.label());
            Matcher m = SQUARE.matcher(line.label());
            if (e.matches()) {
                sizes.computeIfAbsent(e.group(1), w -> new TreeMap<>()).put(Integer.parseInt(e.group(2)), line.label());
            } else if (m.matches()) {
                sizes.computeIfAbsent("matmul of squares float32", w -> new TreeMap<>())
                        .put(Integer.parseInt(m.group(1)), line.label());
            }
        }
        List<Crossover> out = new ArrayList<>();
        sizes.forEach((work, labels) -> {
            for (String other : List.of(
                    WorkloadBenchmark.CONTROL,
                    "ejml",
                    "nd4j",
                    Contender.SIMD_OFF,
                    Contender.ONE_THREAD,
                    Contender.LIBTORCH)) {
                String text = text(results, labels, other);
                if (!text.isEmpty()) {
                    out.add(new Crossover(work, other, text));
                }
            }
        });
        return out;
    }

    private static String text(Results results, TreeMap<Integer, String> labels, String other) {
        int sizes = 0;
        double before = Double.NaN;
        int sizeBefore = 0;
        String text = "";
        for (Map.Entry<Integer, String> e : labels.entrySet()) {
            double ratio = results.nanos(e.getValue(), other) / results.nanos(e.getValue(), "plain");
            if (Double.isNaN(ratio)) {
                continue;
            }
            sizes++;
            int size = e.getKey();
            if (ratio >= 1) {
                text = "";
            } else if (text.isEmpty()) {
                text = Double.isNaN(before)
                        ? "faster from " + number(size) + " on, the smallest measured"
                        : "faster from about " + number(between(sizeBefore, before, size, ratio)) + " on";
            }
            before = ratio;
            sizeBefore = size;
        }
        // One size says nothing.
        return sizes < 2 ? "" : text.isEmpty() ? "not faster up to " + number(sizeBefore) : text;
    }

    /** Where the ratio is 1 if it changes evenly between two sizes, both on logarithmic scales. */
    private static int between(int small, double above, int large, double below) {
        double part = Math.log(above) / (Math.log(above) - Math.log(below));
        double size = Math.exp(Math.log(small) + part * (Math.log(large) - Math.log(small)));
        double unit = Math.pow(10, Math.floor(Math.log10(size)) - 1);
        return (int) (Math.round(size / unit) * unit);
    }

    private static String number(int size) {
        return String.format(Locale.ROOT, "%,d", size);
    }
}
