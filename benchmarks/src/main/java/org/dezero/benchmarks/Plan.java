package org.dezero.benchmarks;

import static org.dezero.benchmarks.Contender.LIBTORCH;
import static org.dezero.benchmarks.Contender.LIBTORCH_SEQUENCE;
import static org.dezero.benchmarks.Contender.ONE_THREAD;
import static org.dezero.benchmarks.Contender.OPENBLAS;
import static org.dezero.benchmarks.Contender.OTHER_JAVA;
import static org.dezero.benchmarks.Contender.PARALLEL_GC;
import static org.dezero.benchmarks.Contender.PRIMITIVES;
import static org.dezero.benchmarks.Contender.SAMEDIFF;
import static org.dezero.benchmarks.Contender.SIMD_OFF;
import static org.dezero.benchmarks.WorkloadBenchmark.CONTROL;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.dezero.array.DType;

/** Which rows a run measures, and who measures them. */
record Plan(List<Row> rows) {
    /** The shapes of the products in a training step of the MLP and of the LSTM. */
    static final List<String> STEP_SHAPES = List.of(
            "100x784x1000",
            "784x100x1000 A^T",
            "100x1000x10",
            "1000x100x10 A^T",
            "100x10x1000 B^T",
            "30x100x400",
            "100x30x400 A^T",
            "30x400x100 B^T");

    /** The element-wise operations that the targets name. */
    private static final Set<ElementwiseOp> FIRST = EnumSet.of(
            ElementwiseOp.ADD, ElementwiseOp.MUL, ElementwiseOp.EXP, ElementwiseOp.TANH, ElementwiseOp.SIGMOID);

    private static final List<String> BACKENDS = List.of("plain", "ejml", "nd4j");

    /** The rows of {@code quick}: what fits into ten minutes with all backends, and into twenty with the peers. */
    static Plan quick() {
        return new Rows(false).all();
    }

    /** The rows of {@code full}. */
    static Plan full() {
        return new Rows(true).all();
    }

    /** The rows whose label has a match. */
    Plan only(Pattern pattern) {
        return new Plan(
                rows.stream().filter(r -> pattern.matcher(r.label()).find()).toList());
    }

    /** Collects the rows. */
    private static final class Rows {
        private final boolean full;
        private final List<Row> rows = new ArrayList<>();

        Rows(boolean full) {
            this.full = full;
        }

        Plan all() {
            scalars();
            higherOrder();
            elementwise();
            products();
            training();
            optimizers();
            fastPaths();
            machine();
            rows.add(Row.start(List.of("plain", "ejml", "nd4j", Contender.BARE_JVM, LIBTORCH, Contender.PYTHON)));
            // Beside, whatever a target says of plain is measured on the other JDK, and nothing else.
            Map<String, Set<String>> reads = Target.reads();
            return new Plan(rows.stream()
                    .map(r -> reads.getOrDefault(r.label(), Set.of()).contains("plain") ? r.and(OTHER_JAVA) : r)
                    .toList());
        }

        private void scalars() {
            for (ScalarExpression e : ScalarExpression.values()) {
                Set<String> groups = groups(CONTROL, "plain");
                boolean chain = e == ScalarExpression.CHAIN_1000 || e == ScalarExpression.CHAIN_1000000;
                if (chain) {
                    groups.add(PARALLEL_GC);
                } else if (full || e == ScalarExpression.SQUARE_EXP_SQUARE) {
                    groups.addAll(BACKENDS);
                }
                if (e != ScalarExpression.CHAIN_1000000
                        && (full || e == ScalarExpression.SQUARE_EXP_SQUARE || e == ScalarExpression.CHAIN_100)) {
                    groups.add(LIBTORCH);
                }
                if (e == ScalarExpression.SQUARE_EXP_SQUARE || e == ScalarExpression.CHAIN_100) {
                    groups.add(Contender.PYTHON);
                }
                if (e == ScalarExpression.CHAIN_100) {
                    groups.add(PARALLEL_GC);
                }
                if (full || e != ScalarExpression.ROSENBROCK) {
                    rows.add(new Row(
                            "scalar " + e.text + " float64",
                            ScalarGraphBenchmark.class,
                            Map.of("graph", e.text, "dtype", "float64"),
                            List.copyOf(groups),
                            e == ScalarExpression.CHAIN_1000000 ? 2 : 0,
                            Roof.UNKNOWN));
                }
                if (e == ScalarExpression.CHAIN_1000) {
                    String forward = e.text + ScalarWork.FORWARD;
                    rows.add(new Row(
                            "scalar " + forward + " float64",
                            ScalarGraphBenchmark.class,
                            Map.of("graph", forward, "dtype", "float64"),
                            List.of(CONTROL, "plain"),
                            0,
                            Roof.UNKNOWN));
                }
            }
        }

        private void elementwise() {
            for (ElementwiseOp op : ElementwiseOp.values()) {
                boolean all = op == ElementwiseOp.ADD || op == ElementwiseOp.EXP || op == ElementwiseOp.TANH;
                boolean one = FIRST.contains(op) || op == ElementwiseOp.SUM || op == ElementwiseOp.ADD_ROW;
                for (int size : new int[] {1_000, 100_000, 1_000_000, 10_000_000}) {
                    if (full || (all && size < 10_000_000) || (one && size == 100_000)) {
                        elementwise(op, DType.FLOAT32, size);
                    }
                }
                if (full || op == ElementwiseOp.EXP) {
                    elementwise(op, DType.FLOAT64, 100_000);
                }
            }
        }

        private void elementwise(ElementwiseOp op, DType type, int size) {
            Set<String> groups = groups("plain");
            boolean usual = size == 100_000 || size == 1_000_000;
            if (type == DType.FLOAT32 && (FIRST.contains(op) || usual)) {
                groups.add(LIBTORCH);
            }
            // Two sizes show whether others catch up; the rest of them would tell no more.
            if (full ? type == DType.FLOAT64 || size == 1_000 || size == 1_000_000 : size == 100_000) {
                groups.addAll(BACKENDS);
                groups.addAll(Set.of(CONTROL, SIMD_OFF));
            }
            rows.add(new Row(
                    "elementwise " + op.text() + " " + type + " " + size,
                    ElementwiseBenchmark.class,
                    Map.of("op", op.text(), "dtype", type.toString(), "size", String.valueOf(size)),
                    List.copyOf(groups),
                    size < 1_000_000 ? 0 : size < 10_000_000 ? 0.3 : 1.5,
                    new Roof(0, (double) op.passes * size * type.itemSize())));
        }

        private void products() {
            List<String> shapes = new ArrayList<>();
            for (int n : new int[] {64, 128, 256, 512, 1024, 2048}) {
                if (full || n == 64 || n == 256 || n == 1024) {
                    shapes.add(n + "x" + n + "x" + n);
                }
            }
            shapes.addAll(STEP_SHAPES);
            if (full) {
                shapes.addAll(List.of(
                        "1024x1024x1",
                        "1x1024x1024",
                        "1024x1x1024",
                        "1000x1000x8",
                        "512x512x512 A^T",
                        "512x512x512 B^T",
                        "32 of 64x64x64",
                        "32 of 64x64x64 B^T"));
            }
            for (String shape : shapes) {
                product(shape, DType.FLOAT32);
            }
            if (full) {
                product("64x64x64", DType.FLOAT64);
                product("1024x1024x1024", DType.FLOAT64);
            }
            product("256x256x256", DType.FLOAT64);
        }

        private void product(String text, DType type) {
            MatrixShape shape = MatrixShape.parse(text);
            boolean square = shape.m() == shape.k() && shape.k() == shape.n();
            boolean large = shape.flops() > 1e9;
            Set<String> groups = groups("plain");
            boolean step = STEP_SHAPES.contains(text);
            if (type == DType.FLOAT32) {
                groups.add(LIBTORCH);
                if (full || (square && shape.m() >= 256)) {
                    groups.add(OPENBLAS);
                }
                if (step ? full : square && shape.m() >= 256) {
                    groups.add(ONE_THREAD);
                }
            }
            if (full ? !step : square) {
                groups.addAll(BACKENDS);
                if (!large) {
                    groups.addAll(Set.of(CONTROL, SIMD_OFF));
                }
            }
            if (shape.m() > 1024) {
                groups.remove("ejml");
            }
            rows.add(new Row(
                    "matmul " + text + " " + type,
                    MatmulBenchmark.class,
                    Map.of("shape", text, "dtype", type.toString()),
                    List.copyOf(groups),
                    large ? 1.5 : 0,
                    new Roof(shape.flops(), 0)));
        }

        private void higherOrder() {
            higherOrder("newton", DType.FLOAT64);
            higherOrder("tanh-5", DType.FLOAT64);
            higherOrder(HigherOrderBenchmark.HESSIAN_VECTOR, DType.FLOAT32);
        }

        private void higherOrder(String work, DType type) {
            Set<String> groups = groups(CONTROL, "plain", LIBTORCH);
            if (full) {
                groups.addAll(BACKENDS);
            }
            rows.add(new Row(
                    "higher-order " + work + " " + type,
                    HigherOrderBenchmark.class,
                    Map.of("work", work, "dtype", type.toString()),
                    List.copyOf(groups),
                    0,
                    Roof.UNKNOWN));
        }

        private void training() {
            for (String model : List.of("mlp", "cnn", "cnn3", "lstm", "lstm-sequence")) {
                if (full || !model.equals("cnn3")) {
                    training(model + "-step", DType.FLOAT32);
                }
                if (full) {
                    training(model + "-forward", DType.FLOAT32);
                }
            }
            if (full) {
                training("mlp-step", DType.FLOAT64);
            }
        }

        private void training(String work, DType type) {
            TrainingWork parsed = TrainingWork.parse(work);
            Set<String> groups = groups("plain", SIMD_OFF, ONE_THREAD);
            if (!parsed.sequence()) {
                groups.add(LIBTORCH);
            }
            groups.addAll(BACKENDS);
            boolean slow = parsed.network() == Network.CNN3;
            if (type == DType.FLOAT32 && !slow) {
                // The control has floats only.
                groups.add(CONTROL);
            }
            if (parsed.network() == null) {
                groups.add(LIBTORCH_SEQUENCE);
            }
            if (work.equals("mlp-step") && type == DType.FLOAT32) {
                groups.addAll(Set.of(SAMEDIFF, Contender.PYTHON));
            }
            rows.add(new Row(
                    "training " + work + " " + type,
                    TrainingBenchmark.class,
                    Map.of("work", work, "dtype", type.toString()),
                    List.copyOf(groups),
                    slow ? 5 : 0.6,
                    new Roof(parsed.flops(), 0)));
        }

        private void optimizers() {
            for (String which : List.of("sgd", "momentum", "adam")) {
                if (full || which.equals("adam")) {
                    Set<String> groups = groups(CONTROL, "plain", LIBTORCH);
                    if (full) {
                        groups.addAll(BACKENDS);
                        groups.add(SIMD_OFF);
                    }
                    rows.add(new Row(
                            "optimizer " + which + " float32",
                            OptimizerBenchmark.class,
                            Map.of("optimizer", which, "dtype", "float32"),
                            List.copyOf(groups),
                            0.2,
                            Roof.UNKNOWN));
                }
            }
        }

        private void fastPaths() {
            for (FastPath path : FastPath.values()) {
                if (full || path == FastPath.CONV2D) {
                    rows.add(new Row(
                            "fast-path " + path.text() + " float32",
                            FastPathBenchmark.class,
                            Map.of("path", path.text(), "dtype", "float32"),
                            List.of("plain", PRIMITIVES),
                            0,
                            Roof.UNKNOWN));
                }
            }
        }

        private void machine() {
            // So few numbers are never shared among threads.
            machine(Machine.STREAM, 1_000, 1);
            int all = Runtime.getRuntime().availableProcessors();
            for (int size : new int[] {100_000, 1_000_000, 10_000_000}) {
                if (full || size < 10_000_000) {
                    machine(Machine.STREAM, size, all);
                }
            }
            machine(Machine.FMA, 1_000, 1);
            if (all > 1) {
                machine(Machine.FMA, 1_000, all);
            }
        }

        private void machine(String what, int size, int threads) {
            rows.add(new Row(
                    "machine " + what + (what.equals(Machine.STREAM) ? " " + size : "") + ", threads " + threads,
                    MachineBenchmark.class,
                    Map.of(
                            "what",
                            what,
                            "size",
                            String.valueOf(size),
                            "threads",
                            String.valueOf(threads),
                            "dtype",
                            "float32"),
                    List.of(CONTROL),
                    0,
                    new Roof(Machine.flops(what, threads), Machine.bytes(what, size))));
        }

        private static Set<String> groups(String... names) {
            return new LinkedHashSet<>(List.of(names));
        }
    }
}
