package org.dezero.tck.golden;

import java.util.ArrayList;
import java.util.List;
import org.dezero.BackwardOption;
import org.dezero.Config;
import org.dezero.F;
import org.dezero.Scope;
import org.dezero.Variable;
import org.dezero.array.ArrayBackend;
import org.dezero.array.DType;
import org.dezero.array.HostArray;
import org.jspecify.annotations.Nullable;

/** One case on one backend in one floating dtype: forward, first and second order. */
final class CaseRun {
    /** The inputs of the only operation with a state, where a case does not name them. */
    private static final List<String> BATCH_NORM = List.of("x", "gamma", "beta", "running_mean", "running_var");

    private final GoldenCase golden;
    private final DType dtype;
    private final Tolerances tolerances;

    private CaseRun(GoldenCase golden, DType dtype) {
        this.golden = golden;
        this.dtype = dtype;
        this.tolerances = Tolerances.of(golden, dtype);
    }

    /** Fails unless everything the case records is what the backend gives. */
    static void run(GoldenCase golden, ArrayBackend backend, DType dtype) {
        CaseRun run = new CaseRun(golden, dtype);
        try (Scope onBackend = Config.backend(backend)) {
            switch (golden.op()) {
                case "numpy_random" -> run.checkOutputs(RandomCalls.results(golden, dtype), dtype);
                case "optimizer" -> run.optimize();
                default -> run.differentiate();
            }
        }
    }

    // ---- an operation and its derivatives ---------------------------------------------------------------------------

    private void differentiate() {
        Operation operation = Operations.of(golden);
        if (operation == null) {
            throw new AssertionError("unknown op " + golden.op()
                    + (golden.op().equals("model")
                            ? " " + golden.attrs().get("model").text()
                            : ""));
        }
        List<Variable> xs = inputs();
        List<Variable> ys = operation.body().run(new Arguments(golden, xs));
        DType result = operation.resultType(dtype, golden);
        checkOutputs(ys.stream().map(y -> y.data().toHost()).toList(), result);
        checkState(xs);
        List<HostArray> seedValues = golden.gradSeed();
        if (seedValues == null) {
            return;
        }
        List<Variable> seeds =
                seedValues.stream().map(s -> Variable.of(s.cast(dtype))).toList();
        backPropagate(ys, seeds);
        List<@Nullable Variable> gradients = takeGradients(xs);
        seeds.forEach(Variable::clearGrad);
        // Where an input is of another dtype than the run, so may a gradient be.
        boolean mixed = golden.inputs().stream().anyMatch(x -> x.dtype() == DType.INT64);
        for (int i = 0; i < golden.grads().size(); i++) {
            HostArray expected = golden.grads().get(i);
            if (expected != null) {
                checkGradient("gradient of input " + i, gradients.get(i), expected, tolerances.first(), mixed);
            }
        }
        if (golden.second() != null) {
            secondOrder(golden.second(), xs, seeds, gradients, mixed);
        }
    }

    /** Leaves where a gradient is recorded, else constants. */
    private List<Variable> inputs() {
        List<Variable> xs = new ArrayList<>();
        for (int i = 0; i < golden.inputs().size(); i++) {
            HostArray x = golden.inputs().get(i);
            HostArray values = x.dtype().isFloating() ? x.cast(dtype) : x;
            boolean wanted = i < golden.grads().size() && golden.grads().get(i) != null;
            xs.add(wanted ? Variable.of(values) : Variable.constant(values));
        }
        return xs;
    }

    private static void backPropagate(List<Variable> ys, List<Variable> seeds) {
        Variable root = ys.get(0);
        if (ys.size() == 1) {
            root.setGrad(seeds.get(0));
        } else {
            root = F.sum(F.mul(root, seeds.get(0)));
            for (int k = 1; k < ys.size(); k++) {
                root = F.add(root, F.sum(F.mul(ys.get(k), seeds.get(k))));
            }
        }
        if (root.requiresGrad()) {
            root.backward(BackwardOption.CREATE_GRAPH);
        }
    }

    private static List<@Nullable Variable> takeGradients(List<Variable> xs) {
        List<@Nullable Variable> gradients = new ArrayList<>();
        for (Variable x : xs) {
            gradients.add(x.hasGrad() ? x.grad() : null);
            x.clearGrad();
        }
        return gradients;
    }

    private void secondOrder(
            GoldenCase.Second second,
            List<Variable> xs,
            List<Variable> seeds,
            List<@Nullable Variable> gradients,
            boolean mixed) {
        Variable sum = null;
        for (int i = 0; i < gradients.size(); i++) {
            Variable g = gradients.get(i);
            HostArray weights = second.seeds().get(i);
            if (g != null && weights != null) {
                Variable term = F.sum(F.mul(g, Variable.constant(weights.cast(dtype))));
                sum = sum == null ? term : F.add(sum, term);
            }
        }
        if (sum != null && sum.requiresGrad()) {
            sum.backward();
        }
        for (int i = 0; i < xs.size(); i++) {
            HostArray expected = second.grads().get(i);
            if (expected != null) {
                checkGradient(
                        "second gradient of input " + i, gradient(xs.get(i)), expected, tolerances.second(), mixed);
            }
        }
        for (int k = 0; k < seeds.size(); k++) {
            HostArray expected = second.wrtSeed().get(k);
            checkGradient("second gradient of seed " + k, gradient(seeds.get(k)), expected, tolerances.second(), mixed);
        }
    }

    private static @Nullable Variable gradient(Variable x) {
        return x.hasGrad() ? x.grad() : null;
    }

    // ---- an optimizer -----------------------------------------------------------------------------------------------

    private void optimize() {
        OptimizerRun run = OptimizerRun.of(golden, dtype);
        checkOutputs(run.outputs(), dtype);
        for (int i = 0; i < golden.grads().size(); i++) {
            HostArray expected = golden.grads().get(i);
            if (expected != null) {
                Comparison.values("gradient of input " + i, run.gradients().get(i), expected, tolerances.first());
            }
        }
    }

    // ---- comparing --------------------------------------------------------------------------------------------------

    private void checkOutputs(List<HostArray> actual, DType floating) {
        List<GoldenOutput> expected = golden.outputs();
        if (actual.size() != expected.size()) {
            throw new AssertionError(
                    "wrong number of outputs: expected " + expected.size() + ", actual " + actual.size());
        }
        for (int k = 0; k < expected.size(); k++) {
            HostArray values = expected.get(k).values();
            DType wanted = values.dtype().isFloating() ? floating : values.dtype();
            Comparison.dtype("output " + k, actual.get(k).dtype(), wanted);
            Comparison.values("output " + k, actual.get(k), values, tolerances.forward());
            HostArray hex = expected.get(k).hex();
            if (hex != null) {
                Comparison.values("output " + k + " as hex", actual.get(k), hex, tolerances.forward());
            }
        }
    }

    /** What the operation left in its inputs. */
    private void checkState(List<Variable> xs) {
        golden.stateOut().forEach((name, expected) -> {
            Variable state = xs.get(inputOf(name));
            Comparison.dtype(name + " afterwards", state.dtype(), dtype);
            Comparison.values(name + " afterwards", state.data().toHost(), expected, tolerances.forward());
        });
    }

    private int inputOf(String state) {
        List<String> names = golden.inputNames().isEmpty() ? BATCH_NORM : golden.inputNames();
        int i = names.indexOf(state);
        if (i < 0) {
            throw new AssertionError(golden.op() + ": the state '" + state + "' is no input, they are " + names);
        }
        return i;
    }

    /** No gradient counts as zeros. */
    private void checkGradient(
            String what, @Nullable Variable actual, HostArray expected, Tolerance tolerance, boolean mixed) {
        if (actual == null) {
            Comparison.values(
                    what + " (none, so zeros)", HostArray.full(expected.shape(), dtype, 0), expected, tolerance);
            return;
        }
        if (!mixed || !actual.dtype().isFloating()) {
            Comparison.dtype(what, actual.dtype(), dtype);
        }
        Comparison.values(what, actual.data().toHost(), expected, tolerance);
    }
}
