package org.dezero.benchmarks;

import org.dezero.array.ArrayBackend;
import org.dezero.array.DType;
import org.openjdk.jmh.annotations.Param;

/** Updates of the weights of an MLP 784-1000-10, alone. */
public class OptimizerBenchmark extends WorkloadBenchmark {
    /** The optimizer. */
    @Param({"sgd", "momentum", "adam"})
    public String optimizer = "sgd";

    /** Called by JMH. */
    public OptimizerBenchmark() {}

    @Override
    Task task(DType type) {
        return new Task("optimizer", optimizer, type);
    }

    @Override
    Workload control(Task task) {
        return new FloatOptimizer(task.what());
    }

    @Override
    Workload on(ArrayBackend xp, Task task) {
        return new OptimizerRun(task.what(), xp, task.type());
    }
}
