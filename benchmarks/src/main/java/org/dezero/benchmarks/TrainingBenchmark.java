package org.dezero.benchmarks;

import org.dezero.array.ArrayBackend;
import org.dezero.array.DType;
import org.openjdk.jmh.annotations.Param;

/** Models: the forward pass alone, and a training step, that is forward, backward and the update of the weights. */
public class TrainingBenchmark extends WorkloadBenchmark {
    /** See {@link TrainingWork}. */
    @Param({
        "mlp-forward",
        "mlp-step",
        "cnn-forward",
        "cnn-step",
        "cnn3-forward",
        "cnn3-step",
        "lstm-forward",
        "lstm-step",
        "lstm-sequence-forward",
        "lstm-sequence-step"
    })
    public String work = "mlp-step";

    /** Called by JMH. */
    public TrainingBenchmark() {}

    @Override
    Task task(DType type) {
        return new Task("training", work, type);
    }

    @Override
    Workload control(Task task) {
        TrainingWork parsed = TrainingWork.parse(task.what());
        Network network = parsed.network();
        return network == null ? new FloatLstm(parsed.training()) : new FloatNetwork(network, parsed.training());
    }

    @Override
    Workload on(ArrayBackend xp, Task task) {
        TrainingWork parsed = TrainingWork.parse(task.what());
        Network network = parsed.network();
        return network == null
                ? new LstmRun(parsed, xp, task.type())
                : new NetworkRun(network, parsed.training(), xp, task.type());
    }
}
