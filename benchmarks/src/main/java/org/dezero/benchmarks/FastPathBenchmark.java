package org.dezero.benchmarks;

import org.dezero.array.ArrayBackend;
import org.dezero.array.ArrayBackends;
import org.dezero.array.DType;
import org.dezero.tck.PrimitivesOnly;
import org.openjdk.jmh.annotations.Param;

/** What a backend does itself, beside the default that it could have had for nothing. */
public class FastPathBenchmark extends WorkloadBenchmark {
    /** See {@link FastPath}. */
    @Param({
        "binary-number",
        "sum-to",
        "one-hot",
        "batch-matmul",
        "linear",
        "sigmoid",
        "log-sum-exp",
        "softmax",
        "log-softmax",
        "softmax-cross-entropy",
        "im2col",
        "col2im",
        "conv2d",
        "conv2d-input-grad",
        "conv2d-weight-grad",
        "max-pool2d",
        "window-take",
        "window-scatter",
        "relu-grad",
        "tanh-grad",
        "sigmoid-grad",
        "softmax-cross-entropy-grad",
        "combine",
        "adam",
        "matmul-grads",
        "matmul-grads-sum",
        "lstm-cell",
        "lstm-cell-grad",
        "lstm",
        "lstm-grad",
        "batch-norm",
        "batch-norm-grad",
        "compare-number",
        "accumulate"
    })
    public String path = "linear";

    /** Called by JMH. */
    public FastPathBenchmark() {}

    @Override
    Task task(DType type) {
        return new Task("fast-path", path, type);
    }

    /** The default. */
    @Override
    Workload control(Task task) {
        return on(new PrimitivesOnly(ArrayBackends.get("plain")), task);
    }

    @Override
    Workload on(ArrayBackend xp, Task task) {
        return new FastPathRun(FastPath.named(task.what()), xp, task.type());
    }
}
