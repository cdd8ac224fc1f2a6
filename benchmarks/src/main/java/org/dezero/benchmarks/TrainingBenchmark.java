package org.dezero.benchmarks;

import org.dezero.array.ArrayBackend;
import org.dezero.array.DType;
import org.openjdk.jmh.annotations.Param;

/** Models: the forward pass alone, and a training step, that is forward, backward and the update of the weights. */
public class TrainingBenchmark extends WorkloadBenchmark {
    /** The model and what is done with it. */
    @Param({"mlp-step"})
    public String work = "mlp-step";

    /** Called by JMH. */
    public TrainingBenchmark() {}

    @Override
    Task task(DType type) {
        return new Task("training", work, type);
    }

    @Override
    Workload control(Task task) {
        boolean single = task.type() == DType.FLOAT32;
        switch (task.what()) {
            case "mlp-step":
                return single ? new FloatMlpControl() : new DoubleMlpControl();
            default:
                throw new IllegalArgumentException("training: no control of " + task);
        }
    }

    @Override
    Workload on(ArrayBackend xp, Task task) {
        switch (task.what()) {
            case "mlp-step":
                return new MlpStep(xp, task.type());
            default:
                throw new IllegalArgumentException("training: no " + task);
        }
    }
}
