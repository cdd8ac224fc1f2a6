package org.dezero.benchmarks;

import org.dezero.array.ArrayBackend;
import org.dezero.array.DType;
import org.openjdk.jmh.annotations.Param;

/** The roofline: bandwidth and multiplications of this machine. */
public class MachineBenchmark extends WorkloadBenchmark {
    /** {@value Machine#STREAM} or {@value Machine#FMA}. */
    @Param({Machine.STREAM, Machine.FMA})
    public String what = Machine.STREAM;

    /** The number of elements of {@value Machine#STREAM}. */
    @Param({"1000", "100000", "1000000", "10000000"})
    public int size = 1000;

    /** The number of threads. */
    @Param({"1", "2"})
    public int threads = 1;

    /** Called by JMH. */
    public MachineBenchmark() {}

    @Override
    Task task(DType type) {
        return new Task("machine", what, size, type);
    }

    @Override
    Workload control(Task task) {
        return new Machine(task.what(), task.size(), threads);
    }

    @Override
    Workload on(ArrayBackend xp, Task task) {
        throw new IllegalArgumentException("machine: a backend has nothing to do here");
    }
}
