package org.dezero.benchmarks;

import org.dezero.array.ArrayBackend;
import org.dezero.array.DType;
import org.openjdk.jmh.annotations.Param;

/** Matrix products. */
public class MatmulBenchmark extends WorkloadBenchmark {
    /** See {@link MatrixShape}. */
    @Param({"64x64x64", "256x256x256", "1024x1024x1024"})
    public String shape = "64x64x64";

    /** Called by JMH. */
    public MatmulBenchmark() {}

    @Override
    Task task(DType type) {
        return new Task("matmul", shape, type);
    }

    @Override
    Workload control(Task task) {
        MatrixShape parsed = MatrixShape.parse(task.what());
        return task.type() == DType.FLOAT32 ? new FloatMatmulControl(parsed) : new DoubleMatmulControl(parsed);
    }

    @Override
    Workload on(ArrayBackend xp, Task task) {
        return new Matmul(MatrixShape.parse(task.what()), xp, task.type());
    }
}
