package org.dezero.benchmarks;

import org.dezero.array.ArrayBackend;
import org.dezero.array.DType;
import org.openjdk.jmh.annotations.Param;

/** Gradients of gradients. */
public class HigherOrderBenchmark extends WorkloadBenchmark {
    /** {@code hessian-vector}, or a {@link ScalarDerivative}. */
    @Param({"newton", "tanh-5", HESSIAN_VECTOR})
    public String work = HESSIAN_VECTOR;

    /** A Hessian-vector product of an MLP. */
    static final String HESSIAN_VECTOR = "hessian-vector";

    /** Called by JMH. */
    public HigherOrderBenchmark() {}

    @Override
    Task task(DType type) {
        return new Task("higher-order", work, type);
    }

    @Override
    Workload control(Task task) {
        return task.what().equals(HESSIAN_VECTOR)
                ? new HessianVectorControl()
                : new ScalarDerivativeControl(ScalarDerivative.named(task.what()));
    }

    @Override
    Workload on(ArrayBackend xp, Task task) {
        return task.what().equals(HESSIAN_VECTOR)
                ? new HessianVectorRun(xp, task.type())
                : new ScalarDerivativeRun(ScalarDerivative.named(task.what()), xp, task.type());
    }
}
