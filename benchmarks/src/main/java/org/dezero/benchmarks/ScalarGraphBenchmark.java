package org.dezero.benchmarks;

import org.dezero.array.ArrayBackend;
import org.dezero.array.DType;
import org.openjdk.jmh.annotations.Param;

/** Graphs of scalars, forward and backward: the engine's own cost. */
public class ScalarGraphBenchmark extends WorkloadBenchmark {
    /** The expression; see {@link ScalarWork}. */
    @Param({
        "square-exp-square",
        "chain-100",
        "chain-1000",
        "chain-1000-forward",
        "chain-1000000",
        "rosenbrock",
        "goldstein-price"
    })
    public String graph = "square-exp-square";

    /** Called by JMH. */
    public ScalarGraphBenchmark() {}

    @Override
    Task task(DType type) {
        return new Task("scalar", graph, type);
    }

    @Override
    Workload control(Task task) {
        return new ScalarControl(ScalarWork.parse(task.what()));
    }

    @Override
    Workload on(ArrayBackend xp, Task task) {
        return new ScalarGraph(ScalarWork.parse(task.what()), xp, task.type());
    }
}
