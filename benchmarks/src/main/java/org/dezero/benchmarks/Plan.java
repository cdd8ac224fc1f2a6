package org.dezero.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Which rows a run measures. Every row is measured once for the control and once for each backend. */
record Plan(List<Row> rows) {

    /** The rows of {@code quick}: what fits into ten minutes with all backends. */
    static Plan quick() {
        List<Row> rows = new ArrayList<>();
        for (ScalarExpression e : ScalarExpression.values()) {
            rows.add(new Row(
                    "scalar " + e.text + " float64",
                    ScalarGraphBenchmark.class,
                    Map.of("graph", e.text, "dtype", "float64"),
                    0));
        }
        for (ElementwiseOp op : ElementwiseOp.values()) {
            elementwise(rows, op, "float32", 1_000);
            elementwise(rows, op, "float32", 100_000);
            elementwise(rows, op, "float64", 100_000);
        }
        for (String dtype : List.of("float32", "float64")) {
            for (int size : new int[] {64, 256, 512}) {
                rows.add(new Row(
                        "matmul " + dtype + " " + size,
                        MatmulBenchmark.class,
                        Map.of("dtype", dtype, "size", String.valueOf(size)),
                        size == 512 ? 1 : 0));
            }
        }
        for (String dtype : List.of("float32", "float64")) {
            rows.add(new Row("mlp-step " + dtype, MlpStepBenchmark.class, Map.of("dtype", dtype), 3));
        }
        return new Plan(List.copyOf(rows));
    }

    private static void elementwise(List<Row> rows, ElementwiseOp op, String dtype, int size) {
        rows.add(new Row(
                "elementwise " + op.text() + " " + dtype + " " + size,
                ElementwiseBenchmark.class,
                Map.of("op", op.text(), "dtype", dtype, "size", String.valueOf(size)),
                0));
    }

    /** The rows whose label has a match. */
    Plan only(Pattern pattern) {
        return new Plan(
                rows.stream().filter(r -> pattern.matcher(r.label()).find()).toList());
    }

    /** About how many seconds a run takes. */
    double seconds(Effort effort, List<String> contenders) {
        double total = 0;
        for (int row = 0; row < rows.size(); row++) {
            for (String contender : contenders) {
                total += seconds(effort, row, contender);
            }
        }
        return total;
    }

    /** About how many seconds one measurement takes. */
    double seconds(Effort effort, int row, String contender) {
        double start = effort.forks(row) ? Forks.startSeconds(contender) : 0.1;
        return start + effort.seconds() + rows.get(row).extraSeconds();
    }
}
