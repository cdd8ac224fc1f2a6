package org.dezero.benchmarks;

import java.util.Map;
import org.dezero.Variable;
import org.dezero.array.ArrayBackend;
import org.dezero.array.DType;
import org.dezero.array.Shape;

/** A graph of scalars in the library: built, and differentiated with respect to its leaves where that is wanted. */
final class ScalarGraph implements Workload {
    private final ScalarExpression expression;
    private final boolean backward;
    private final VariableAlgebra algebra = new VariableAlgebra();
    private final Variable x;
    private final Variable a;
    private Variable y;

    ScalarGraph(ScalarWork work, ArrayBackend xp, DType type) {
        expression = work.expression();
        backward = work.backward();
        x = Variable.of(xp.full(Shape.SCALAR, type, expression.x));
        a = Variable.of(xp.full(Shape.SCALAR, type, expression.a));
        y = x;
    }

    @Override
    public Object step() {
        x.clearGrad();
        a.clearGrad();
        y = expression.of(algebra, x, a);
        if (!backward) {
            return y;
        }
        y.backward();
        return x.grad();
    }

    @Override
    public Map<String, double[]> results() {
        step();
        if (!backward) {
            return Map.of("y", Numbers.doubles(y));
        }
        return Map.of(
                "y", Numbers.doubles(y),
                "dx", Numbers.doubles(x.grad()),
                "da", a.hasGrad() ? Numbers.doubles(a.grad()) : new double[1]);
    }
}
