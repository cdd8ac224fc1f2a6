package org.dezero.benchmarks;

import java.util.Map;
import org.dezero.Variable;
import org.dezero.array.ArrayBackend;
import org.dezero.array.DType;

/** One element-wise operation in the library, forward, and backward from a gradient of ones. */
final class Elementwise implements Workload {
    private final ElementwiseOp op;
    private final Variable x;
    private final Variable z;
    private Variable y;

    Elementwise(ElementwiseOp op, ArrayBackend xp, DType type, int size) {
        this.op = op;
        x = Variable.of(xp.fromHost(Numbers.host(ElementwiseOp.operand(0, size), type, size)));
        z = Variable.of(xp.fromHost(Numbers.host(ElementwiseOp.operand(1, size), type, size)));
        y = x;
    }

    @Override
    public Object step() {
        x.clearGrad();
        z.clearGrad();
        y = op.of(x, z);
        y.backward();
        return x.grad();
    }

    @Override
    public Map<String, double[]> results() {
        return Map.of(
                "y", Numbers.doubles(y),
                "dx", Numbers.doubles(x.grad()),
                "dz", z.hasGrad() ? Numbers.doubles(z.grad()) : new double[x.size()]);
    }
}
