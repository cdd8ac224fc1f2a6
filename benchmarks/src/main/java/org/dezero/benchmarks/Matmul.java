package org.dezero.benchmarks;

import java.util.Map;
import org.dezero.Config;
import org.dezero.F;
import org.dezero.GraphScope;
import org.dezero.Scope;
import org.dezero.Variable;
import org.dezero.array.ArrayBackend;
import org.dezero.array.DType;

/** A matrix product in the library: no graph, operands of any layout, and an array that is recycled. */
final class Matmul implements Workload {
    private final ArrayBackend xp;
    private final MatrixShape shape;
    private final Variable a;
    private final Variable b;

    Matmul(MatrixShape shape, ArrayBackend xp, DType type) {
        this.xp = xp;
        this.shape = shape;
        Variable storedA = Variable.constant(xp.fromHost(Numbers.host(shape.a(), type, shape.storedA())));
        Variable storedB = Variable.constant(xp.fromHost(Numbers.host(shape.b(), type, shape.storedB())));
        a = shape.transposedA() ? transposed(storedA) : storedA;
        b = shape.transposedB() ? transposed(storedB) : storedB;
    }

    private static Variable transposed(Variable x) {
        return x.ndim() == 2 ? F.transpose(x) : F.transpose(x, 0, 2, 1);
    }

    @Override
    public Object step() {
        try (Scope noGrad = Config.noGrad();
                GraphScope arrays = Config.arrayScope(xp)) {
            return F.matmul(a, b);
        }
    }

    @Override
    public Map<String, double[]> results() {
        try (Scope noGrad = Config.noGrad();
                GraphScope arrays = Config.arrayScope(xp)) {
            return Map.of("c", shape.compared(Numbers.doubles(F.matmul(a, b))));
        }
    }
}
