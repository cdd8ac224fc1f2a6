package org.dezero.tck.capability;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.dezero.BackwardOption;
import org.dezero.Config;
import org.dezero.F;
import org.dezero.Scope;
import org.dezero.Variable;
import org.dezero.array.ArrayBackend;
import org.dezero.array.DType;
import org.dezero.array.DTypeException;
import org.dezero.array.HostArray;
import org.dezero.array.Shape;
import org.jspecify.annotations.Nullable;

/**
 * What came of an example: the result, the gradients of a weighted sum of it, and the gradients of a weighted sum of those.
 *
 * @param result null if it did not come to that
 * @param differentiable whether the result depends on an operand by a function that has a derivative
 * @param first the gradients of the operands, zeros where there are none; null if it did not come to that
 * @param second the gradients of the operands and of the weights of the result; null if it did not come to that
 * @param refused whether the operation does not take the dtype
 * @param error what went wrong; null if nothing did
 */
record Outcome(
        @Nullable HostArray result,
        boolean differentiable,
        @Nullable List<HostArray> first,
        @Nullable List<HostArray> second,
        boolean refused,
        @Nullable String error) {

    /**
     * Runs an example.
     *
     * @param inputs its operands
     */
    static Outcome of(Example example, List<HostArray> inputs, ArrayBackend backend) {
        Run run = new Run(example, inputs);
        boolean refused = false;
        String error = null;
        try (Scope onBackend = Config.backend(backend)) {
            run.carryOut();
        } catch (DTypeException e) {
            refused = run.result == null;
            error = refused ? null : "threw " + e;
        } catch (RuntimeException e) {
            error = "threw " + e;
        }
        return new Outcome(run.result, run.differentiable, run.first, run.second, refused, error);
    }

    private static final class Run {
        private final Example example;
        private final List<HostArray> inputs;

        @Nullable
        HostArray result;

        boolean differentiable;

        @Nullable
        List<HostArray> first;

        @Nullable
        List<HostArray> second;

        Run(Example example, List<HostArray> inputs) {
            this.example = example;
            this.inputs = inputs;
        }

        void carryOut() {
            List<Variable> xs = new ArrayList<>();
            List<Variable> leaves = new ArrayList<>();
            for (int i = 0; i < inputs.size(); i++) {
                boolean leaf = example.arguments().get(i).isDifferentiated();
                Variable x = leaf ? Variable.of(inputs.get(i)) : Variable.constant(inputs.get(i));
                xs.add(x);
                if (leaf) {
                    leaves.add(x);
                }
            }
            Variable y = example.body().apply(xs);
            result = y.data().toHost();
            differentiable = y.requiresGrad();
            if (!differentiable) {
                return;
            }
            Variable seed = Variable.of(weights(y.shape(), y.dtype(), 0));
            y.setGrad(seed);
            y.backward(BackwardOption.CREATE_GRAPH);
            List<Variable> gradients = new ArrayList<>();
            for (Variable x : leaves) {
                Variable none = Variable.constant(HostArray.full(x.shape(), DType.FLOAT64, 0));
                gradients.add(x.hasGrad() ? x.grad() : none);
                x.clearGrad();
            }
            seed.clearGrad();
            first = gradients.stream().map(g -> g.data().toHost()).toList();

            Variable sum = null;
            for (int i = 0; i < gradients.size(); i++) {
                Variable g = gradients.get(i);
                Variable term = F.sum(F.mul(g, Variable.constant(weights(g.shape(), g.dtype(), 1 + i))));
                sum = sum == null ? term : F.add(sum, term);
            }
            if (sum != null && sum.requiresGrad()) {
                sum.backward();
            }
            leaves.add(seed);
            second = leaves.stream().map(Run::gradient).toList();
        }

        private static HostArray gradient(Variable x) {
            return x.hasGrad() ? x.grad().data().toHost() : HostArray.full(x.shape(), DType.FLOAT64, 0);
        }

        /** Whole numbers, the same in every dtype; truth values are weighted in FLOAT64. */
        private static HostArray weights(Shape shape, DType dtype, int salt) {
            double[] out = new double[shape.size()];
            Arrays.setAll(out, i -> ((i * 7 + salt) % 3 + 1) * (i % 2 == 0 ? 1 : -1));
            return HostArray.of(out, shape).cast(dtype == DType.BOOL ? DType.FLOAT64 : dtype);
        }
    }
}
