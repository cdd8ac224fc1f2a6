package org.dezero.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What the library is to reach in one respect.
 *
 * @param what the workload
 * @param against whom, or which limit
 * @param required the bound; NaN where a figure is only reported
 * @param atLeast whether the bound is from below
 * @param unit of the figures; empty for ratios
 * @param measured in the run; NaN if it was not
 */
record Target(String what, String against, double required, boolean atLeast, String unit, double measured) {
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
        return Double.isNaN(measured) ? "-" : Figures.digits(measured) + (unit.isEmpty() ? "" : " " + unit);
    }

    /** All of them for a run. A ratio is the peer's best time by ours, both medians. */
    static List<Target> of(Results results) {
        return new Collector(results).all();
    }

    private static final class Collector {
        private static final String LIBTORCH = Contender.LIBTORCH;

        private final Results results;
        private final List<Target> targets = new ArrayList<>();

        Collector(Results results) {
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

        private void atLeast(String row, String against, double required) {
            double ratio = results.nanos(row, against) / results.nanos(row, "plain");
            targets.add(new Target(row, against, required, true, "", ratio));
        }

        private void scalars() {
            String first = "scalar square-exp-square float64";
            atLeast(first, LIBTORCH, 80);
            double tape = results.nanos(first, "plain") / results.nanos(first, WorkloadBenchmark.CONTROL);
            targets.add(new Target(first, "the hand-written tape, ours by it", 8, false, "", tape));
            atLeast("scalar chain-100 float64", LIBTORCH, 60);
            perOperation(Contender.PARALLEL_GC, 2);
            perOperation("plain", Double.NaN);
            String chain = "scalar chain-1000 float64";
            targets.add(new Target(
                    chain, "time for each operation", Double.NaN, false, "ns", results.nanos(chain, "plain") / 1000));
            targets.add(new Target(
                    chain,
                    "allocated for each operation, forward and backward",
                    Double.NaN,
                    false,
                    "B",
                    results.allocated(chain, "plain") / 1000));
        }

        private void perOperation(String group, double required) {
            double small = results.nanos("scalar chain-1000 float64", group) / 1000;
            double large = results.nanos("scalar chain-1000000 float64", group) / MILLION;
            targets.add(
                    new Target("an operation of 1,000,000 by one of 1,000", group, required, false, "", large / small));
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
                Results.Best one = results.best(row, LIBTORCH, "OpenMP 1, OpenBLAS 1");
                double theirs = one == null ? Double.NaN : one.nanos();
                double ratio = theirs / results.nanos(row, Contender.ONE_THREAD);
                targets.add(new Target(row, LIBTORCH + ", both on one thread", 0.9, true, "", ratio));
                atLeast(row, LIBTORCH, 0.8);
            }
            String large = "matmul 1024x1024x1024 float32";
            atLeast(large, "nd4j", 4);
            atLeast(large, "ejml", 15);
            atLeast(large, Contender.ONE_THREAD, 1.6);
        }

        private void models() {
            String mlp = "training mlp-step float32";
            atLeast(mlp, LIBTORCH, 1.25);
            atLeast(mlp, Contender.PYTHON, 10);
            atLeast(mlp, "nd4j", 5);
            atLeast(mlp, Contender.SAMEDIFF, Double.NaN);
            targets.add(
                    new Target(mlp, "allocated in a step", 100, false, "kB", results.allocated(mlp, "plain") / 1000));
            atLeast("training cnn-step float32", LIBTORCH, 2);
            atLeast("training lstm-step float32", LIBTORCH, 2.8);
            atLeast("training lstm-step float32", Contender.LIBTORCH_SEQUENCE, 1);
            atLeast("higher-order " + HigherOrderBenchmark.HESSIAN_VECTOR + " float32", LIBTORCH, 3);
        }

        private void starts() {
            String start = "start first-gradient float64";
            atLeast(start, LIBTORCH, 5);
            targets.add(new Target(start, "wall time", 0.2, false, "s", results.nanos(start, "plain") / 1e9));
            targets.add(new Target(
                    start, "largest resident size", 70, false, "MiB", results.resident(start, "plain") / 1024));
        }
    }
}
