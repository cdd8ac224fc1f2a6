package org.dezero.benchmarks;

import org.dezero.array.ArrayBackend;
import org.dezero.array.DType;
import org.openjdk.jmh.annotations.Param;

/** Products of square matrices. */
public class MatmulBenchmark extends WorkloadBenchmark {
    /** The number of rows and columns. */
    @Param({"64", "128", "256", "512"})
    public int size = 64;

    /** Called by JMH. */
    public MatmulBenchmark() {}

    @Override
    Workload control(DType type) {
        return type == DType.FLOAT32 ? new FloatMatmulControl(size) : new DoubleMatmulControl(size);
    }

    @Override
    Workload on(ArrayBackend xp, DType type) {
        return new Matmul(xp, type, size);
    }
}
