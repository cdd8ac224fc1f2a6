package org.dezero.benchmarks;

import org.dezero.array.ArrayBackend;
import org.dezero.array.DType;

/** A training step of an MLP 784-1000-10 with ReLU on a batch of 100: forward, backward and SGD. */
public class MlpStepBenchmark extends WorkloadBenchmark {
    /** Called by JMH. */
    public MlpStepBenchmark() {}

    @Override
    Workload control(DType type) {
        return type == DType.FLOAT32 ? new FloatMlpControl() : new DoubleMlpControl();
    }

    @Override
    Workload on(ArrayBackend xp, DType type) {
        return new MlpStep(xp, type);
    }
}
