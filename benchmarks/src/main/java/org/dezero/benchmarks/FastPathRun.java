package org.dezero.benchmarks;

import java.util.LinkedHashMap;
import java.util.Map;
import org.dezero.array.ArrayBackend;
import org.dezero.array.ArrayBackends;
import org.dezero.array.ArrayScope;
import org.dezero.array.DType;
import org.dezero.array.NdArray;

/** An operation of a backend, called without an engine around it. */
final class FastPathRun implements Workload {
    private final FastPath path;
    private final ArrayBackend xp;

    /** Recycles for both: the primitives alone have no scopes of their own. */
    private final ArrayBackend plain = ArrayBackends.get("plain");

    private final FastPath.Operands operands;

    FastPathRun(FastPath path, ArrayBackend xp, DType type) {
        this.path = path;
        this.xp = xp;
        operands = new FastPath.Operands(xp, type);
    }

    @Override
    public Object step() {
        try (ArrayScope arrays = plain.openScope()) {
            return path.of(xp, operands);
        }
    }

    @Override
    public Map<String, double[]> results() {
        try (ArrayScope arrays = plain.openScope()) {
            Map<String, double[]> out = new LinkedHashMap<>();
            for (NdArray y : path.of(xp, operands)) {
                out.put("y" + out.size(), xp.toHost(xp.cast(y, DType.FLOAT64)).toDoubleArray());
            }
            return out;
        }
    }
}
