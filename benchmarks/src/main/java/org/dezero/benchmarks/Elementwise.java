package org.dezero.benchmarks;

import java.util.Map;
import org.dezero.Config;
import org.dezero.GraphScope;
import org.dezero.Scope;
import org.dezero.Variable;
import org.dezero.array.ArrayBackend;
import org.dezero.array.DType;

/** One element-wise operation in the library: no graph, and an array that is recycled. */
final class Elementwise implements Workload {
    private final ArrayBackend xp;
    private final ElementwiseOp op;
    private final Variable x;
    private final Variable z;

    Elementwise(ElementwiseOp op, ArrayBackend xp, DType type, int size) {
        this.xp = xp;
        this.op = op;
        x = Variable.of(xp.fromHost(Numbers.host(ElementwiseOp.operand(0, size), type, op.shape(size))));
        z = Variable.of(xp.fromHost(Numbers.host(op.second(size), type, op.secondShape(size))));
    }

    @Override
    public Object step() {
        try (Scope noGrad = Config.noGrad();
                GraphScope arrays = Config.arrayScope(xp)) {
            return op.of(x, z);
        }
    }

    @Override
    public Map<String, double[]> results() {
        try (Scope noGrad = Config.noGrad();
                GraphScope arrays = Config.arrayScope(xp)) {
            return Map.of("y", Numbers.doubles(op.of(x, z)));
        }
    }
}
