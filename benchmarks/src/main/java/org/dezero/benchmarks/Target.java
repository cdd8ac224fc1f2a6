package org.dezero.benchmarks;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.ToDoubleFunction;

/**
 * What the library is to reach in one respect.
 *
 * @param what the workload
 * @param against whom, or which limit
 * @param required the bound; NaN where a figure is only reported
 * @param atLeast whether the bound is from below
 * @param unit of the figures; empty for ratios
 * @param measured in the run; NaN if it was not
 * @param otherJava the same figure with plain on the other JDK; NaN if there is none
 */
record Target(
        String what, String against, double required, boolean atLeast, String unit, double measured, double otherJava) {
    /** What the table has in place of a figure that a run left out. */
    static final String NOT_MEASURED = "not measured";

    private static final int MILLION = 1_000_000;

    /** Whether it is met: "yes", "no", or "-" where there is no bound or no figure. */
    String met() {
        if (Double.isNaN(required) || Double.isNaN(measured)) {
            return "-";
        }
        return (atLeast ? measured >= required : measured <= required) ? "yes" : "no";
    }

    /** The bound as the table has it. */
    String bound() {
        return Double.isNaN(required)
                ? "-"
                : (atLeast ? ">= " : "<= ")
                        + String.format(Locale.ROOT, required % 1 == 0 ? "%.0f" : "%.2f", required)
                        + (unit.isEmpty() ? "" : " " + unit);
    }

    /** The figure as the table has it. */
    String figure() {
        return Double.isNaN(measured) ? NOT_MEASURED : text(measured);
    }

    /** The figure on the other JDK as the table has it. */
    String otherFigure() {
        return Double.isNaN(otherJava) ? "-" : text(otherJava);
    }

    private String text(double value) {
        return Figures.digits(value) + (unit.isEmpty() ? "" : " " + unit);
    }

    /** All of them for a run. A ratio is the peer's best time by ours, both medians. */
    static List<Target> of(Medians results) {
        return new Collector(results).all();
    }

    /** Which contenders, by name or by group, the targets read in which row. */
    static Map<String, Set<String>> reads() {
        Map<String, Set<String>> reads = new LinkedHashMap<>();
        of(new Medians() {
            @Override
            public double nanos(String row, String group) {
                reads.computeIfAbsent(row, r -> new HashSet<>()).add(group);
                return Double.NaN;
            }

            @Override
            public double median(String row, String contender) {
                return nanos(row, contender);
            }

            @Override
            public double allocated(String row, String contender) {
                return nanos(row, contender);
            }

            @Override
            public double resident(String row, String contender) {
                return nanos(row, contender);
            }
        });
        return reads;
    }

    private static final class Collector {
        private static final String LIBTORCH = Contender.LIBTORCH;

        private final Medians results;
        private final List<Target> targets = new ArrayList<>();

        Collector(Medians results) {
            this.results = results;
        }

        List<Target> all() {
            scalars();
            elementwise();
            products();
            models();
            starts();
            return targets;
        }

        /** Adds one whose figure is a function of who we are: plain as it comes, or on the other JDK. */
        private void add(
                String what,
                String against,
                double required,
                boolean atLeast,
                String unit,
                ToDoubleFunction<String> figure) {
            targets.add(new Target(
                    what,
                    against,
                    required,
                    atLeast,
                    unit,
                    figure.applyAsDouble("plain"),
                    figure.applyAsDouble(Contender.OTHER_JAVA)));
        }

        /** Adds a ratio of two of plain's own forms, which the other JDK has not. */
        private void addOwn(String what, String against, double required, boolean atLeast, double ratio) {
            targets.add(new Target(what, against, required, atLeast, "", ratio, Double.NaN));
        }

        private void atLeast(String row, String against, double required) {
            add(row, against, required, true, "", ours -> results.nanos(row, against) / results.nanos(row, ours));
        }

        private void scalars() {
            String first = "scalar square-exp-square float64";
            atLeast(first, LIBTORCH, 80);
            add(
                    first,
                    "the hand-written tape, ours by it",
                    8,
                    false,
                    "",
                    ours -> results.nanos(first, ours) / results.nanos(first, WorkloadBenchmark.CONTROL));
            String second = "scalar chain-100 float64";
            atLeast(second, LIBTORCH, 60);
            double collected = results.nanos(second, LIBTORCH) / results.nanos(second, Contender.PARALLEL_GC);
            addOwn(second, LIBTORCH + ", ours with ParallelGC", 60, true, collected);
            perOperation(Contender.PARALLEL_GC, 2);
            perOperation("plain", Double.NaN);
            String chain = "scalar chain-1000 float64";
            add(chain, "time for each operation", Double.NaN, false, "ns", ours -> results.nanos(chain, ours) / 1000);
            String graph = "scalar chain-1000-forward float64";
            add(
                    graph,
                    "bytes of graph for each operation",
                    250,
                    false,
                    "B",
                    ours -> results.allocated(graph, ours) / 1000);
            add(
                    chain,
                    "bytes for each operation, forward and backward",
                    Double.NaN,
                    false,
                    "B",
                    ours -> results.allocated(chain, ours) / 1000);
        }

        private void perOperation(String group, double required) {
            double small = results.nanos("scalar chain-1000 float64", group) / 1000;
            double large = results.nanos("scalar chain-1000000 float64", group) / MILLION;
            addOwn("an operation of 1,000,000 by one of 1,000", group, required, false, large / small);
        }

        private void elementwise() {
            elementwise("add", 4, 0.8, 0.95);
            elementwise("mul", 4, 0.8, 0.95);
            elementwise("exp", 4, 1.3, 1.0);
            elementwise("sigmoid", 2.5, 1.3, 1.0);
            elementwise("tanh", 2.5, 1.3, 1.0);
        }

        private void elementwise(String op, double thousand, double hundredThousand, double million) {
            atLeast("elementwise " + op + " float32 1000", LIBTORCH, thousand);
            atLeast("elementwise " + op + " float32 100000", LIBTORCH, hundredThousand);
            atLeast("elementwise " + op + " float32 1000000", LIBTORCH, million);
        }

        private void products() {
            for (String shape : Plan.STEP_SHAPES) {
                atLeast("matmul " + shape + " float32", LIBTORCH, 1.1);
            }
            for (int n : new int[] {256, 512, 1024, 2048}) {
                String row = "matmul " + n + "x" + n + "x" + n + " float32";
                double ratio =
                        results.median(row, Contender.LIBTORCH_ONE_THREAD) / results.nanos(row, Contender.ONE_THREAD);
                addOwn(row, LIBTORCH + ", both on one thread", 0.9, true, ratio);
                atLeast(row, LIBTORCH, 0.8);
            }
            String large = "matmul 1024x1024x1024 float32";
            atLeast(large, "nd4j", 4);
            atLeast(large, "ejml", 15);
            addOwn(
                    large,
                    Contender.ONE_THREAD,
                    1.6,
                    true,
                    results.nanos(large, Contender.ONE_THREAD) / results.nanos(large, "plain"));
        }

        private void models() {
            String mlp = "training mlp-step float32";
            atLeast(mlp, LIBTORCH, 1.25);
            atLeast(mlp, Contender.PYTHON, 10);
            atLeast(mlp, "nd4j", 5);
            atLeast(mlp, Contender.SAMEDIFF, Double.NaN);
            add(mlp, "allocated in a step", 100, false, "kB", ours -> results.allocated(mlp, ours) / 1000);
            atLeast("training cnn-step float32", LIBTORCH, 2);
            atLeast("training lstm-step float32", LIBTORCH, 2.8);
            atLeast("training lstm-step float32", Contender.LIBTORCH_SEQUENCE, 1);
            atLeast("training lstm-sequence-step float32", Contender.LIBTORCH_SEQUENCE, 1);
            atLeast("higher-order " + HigherOrderBenchmark.HESSIAN_VECTOR + " float32", LIBTORCH, 3);
        }

        private void starts() {
            String start = "start first-gradient float64";
            atLeast(start, LIBTORCH, 5);
            add(start, "wall time", 0.2, false, "s", ours -> results.nanos(start, ours) / 1e9);
            add(start, "largest resident size", 70, false, "MiB", ours -> results.resident(start, ours) / 1024);
        }
    }
}
