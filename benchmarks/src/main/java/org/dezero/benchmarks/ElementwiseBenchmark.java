package org.dezero.benchmarks;

import org.dezero.array.ArrayBackend;
import org.dezero.array.DType;
import org.openjdk.jmh.annotations.Param;

/** Element-wise operations and reductions on variables, without a graph. */
public class ElementwiseBenchmark extends WorkloadBenchmark {
    /** The operation; see {@link ElementwiseOp}. */
    @Param({"add", "mul", "exp", "tanh", "sigmoid", "relu", "add-row", "sum", "sum-rows", "max", "softmax"})
    public String op = "add";

    /** The number of elements. */
    @Param({"1000", "100000", "1000000", "10000000"})
    public int size = 1000;

    /** Called by JMH. */
    public ElementwiseBenchmark() {}

    @Override
    Task task(DType type) {
        return new Task("elementwise", op, size, type);
    }

    @Override
    Workload control(Task task) {
        ElementwiseOp named = ElementwiseOp.named(task.what());
        return task.type() == DType.FLOAT32
                ? new FloatElementwiseControl(named, task.size())
                : new DoubleElementwiseControl(named, task.size());
    }

    @Override
    Workload on(ArrayBackend xp, Task task) {
        return new Elementwise(ElementwiseOp.named(task.what()), xp, task.type(), task.size());
    }
}
