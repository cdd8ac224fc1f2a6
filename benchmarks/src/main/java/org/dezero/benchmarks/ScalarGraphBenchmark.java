package org.dezero.benchmarks;

import org.dezero.array.ArrayBackend;
import org.dezero.array.DType;
import org.openjdk.jmh.annotations.Param;

/** Graphs of scalars, forward and backward: the engine's own cost. */
public class ScalarGraphBenchmark extends WorkloadBenchmark {
    /** The expression; see {@link ScalarExpression}. */
    @Param({"square-exp-square", "chain-100"})
    public String graph = "square-exp-square";

    /** Called by JMH. */
    public ScalarGraphBenchmark() {}

    @Override
    Workload control(DType type) {
        return new ScalarControl(ScalarExpression.named(graph));
    }

    @Override
    Workload on(ArrayBackend xp, DType type) {
        return new ScalarGraph(ScalarExpression.named(graph), xp, type);
    }
}
