package org.dezero.benchmarks;

import java.util.Map;
import org.dezero.BackwardOption;
import org.dezero.F;
import org.dezero.Variable;
import org.dezero.array.ArrayBackend;
import org.dezero.array.DType;
import org.dezero.array.Shape;

/** Derivatives of higher order in the library: gradients of gradients. */
final class ScalarDerivativeRun implements Workload {
    private final ScalarDerivative which;
    private final Variable start;
    private final Variable at;

    ScalarDerivativeRun(ScalarDerivative which, ArrayBackend xp, DType type) {
        this.which = which;
        start = Variable.constant(xp.full(Shape.SCALAR, type, ScalarDerivative.START));
        at = Variable.of(xp.full(Shape.SCALAR, type, ScalarDerivative.AT));
    }

    @Override
    public Object step() {
        return which == ScalarDerivative.NEWTON ? newton() : tanh();
    }

    private Variable newton() {
        Variable x = Variable.of(start.data());
        for (int i = 0; i < ScalarDerivative.STEPS; i++) {
            Variable y = F.sub(F.pow(x, 4), F.mul(F.pow(x, 2), 2));
            x.clearGrad();
            y.backward(BackwardOption.CREATE_GRAPH);
            Variable first = x.grad();
            x.clearGrad();
            first.backward();
            x.setData(F.sub(Variable.constant(x.data()), F.div(Variable.constant(first.data()), x.grad()))
                    .data());
        }
        return x;
    }

    private Variable tanh() {
        Variable y = F.tanh(at);
        at.clearGrad();
        y.backward(BackwardOption.CREATE_GRAPH);
        for (int order = 1; order < ScalarDerivative.ORDER; order++) {
            Variable gradient = at.grad();
            at.clearGrad();
            gradient.backward(BackwardOption.CREATE_GRAPH);
        }
        return at.grad();
    }

    @Override
    public Map<String, double[]> results() {
        Variable y = which == ScalarDerivative.NEWTON ? newton() : tanh();
        return Map.of("y", Numbers.doubles(y));
    }
}
