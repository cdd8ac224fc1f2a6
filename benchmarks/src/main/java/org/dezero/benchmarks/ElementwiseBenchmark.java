package org.dezero.benchmarks;

import org.dezero.array.ArrayBackend;
import org.dezero.array.DType;
import org.openjdk.jmh.annotations.Param;

/** Element-wise operations on variables, forward and backward. */
public class ElementwiseBenchmark extends WorkloadBenchmark {
    /** The operation; see {@link ElementwiseOp}. */
    @Param({"add", "mul", "exp", "tanh", "sigmoid"})
    public String op = "add";

    /** The number of elements. */
    @Param({"1000", "100000"})
    public int size = 1000;

    /** Called by JMH. */
    public ElementwiseBenchmark() {}

    @Override
    Workload control(DType type) {
        return type == DType.FLOAT32
                ? new FloatElementwiseControl(ElementwiseOp.named(op), size)
                : new DoubleElementwiseControl(ElementwiseOp.named(op), size);
    }

    @Override
    Workload on(ArrayBackend xp, DType type) {
        return new Elementwise(ElementwiseOp.named(op), xp, type, size);
    }
}
