package org.dezero.benchmarks;

import java.util.Map;
import org.dezero.F;
import org.dezero.Variable;
import org.dezero.array.ArrayBackend;
import org.dezero.array.DType;

/** The product of two square matrices in the library; the operands are constants, so no graph is recorded. */
final class Matmul implements Workload {
    private final Variable a;
    private final Variable b;
    private Variable c;

    Matmul(ArrayBackend xp, DType type, int n) {
        a = Variable.constant(xp.fromHost(Numbers.host(operand(0, n), type, n, n)));
        b = Variable.constant(xp.fromHost(Numbers.host(operand(1, n), type, n, n)));
        c = a;
    }

    /** The numbers the operands hold. */
    static double[] operand(int which, int n) {
        return Numbers.uniform(which, -1, 1, n * n);
    }

    @Override
    public Object step() {
        c = F.matmul(a, b);
        return c;
    }

    @Override
    public Map<String, double[]> results() {
        return Map.of("c", Numbers.doubles(c));
    }
}
