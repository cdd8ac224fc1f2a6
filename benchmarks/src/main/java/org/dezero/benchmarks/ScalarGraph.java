package org.dezero.benchmarks;

import java.util.Map;
import org.dezero.Variable;
import org.dezero.array.ArrayBackend;
import org.dezero.array.DType;
import org.dezero.array.Shape;

/** A graph of scalars in the library: built, and differentiated with respect to its leaves. */
final class ScalarGraph implements Workload {
    private final ScalarExpression expression;
    private final VariableAlgebra algebra = new VariableAlgebra();
    private final Variable x;
    private final Variable a;
    private Variable y;

    ScalarGraph(ScalarExpression expression, ArrayBackend xp, DType type) {
        this.expression = expression;
        x = Variable.of(xp.full(Shape.SCALAR, type, expression.x));
        a = Variable.of(xp.full(Shape.SCALAR, type, expression.a));
        y = x;
    }

    @Override
    public Object step() {
        x.clearGrad();
        a.clearGrad();
        y = expression.of(algebra, x, a);
        y.backward();
        return x.grad();
    }

    @Override
    public Map<String, double[]> results() {
        step();
        return Map.of(
                "y", Numbers.doubles(y),
                "dx", Numbers.doubles(x.grad()),
                "da", a.hasGrad() ? Numbers.doubles(a.grad()) : new double[1]);
    }
}
