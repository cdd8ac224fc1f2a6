package org.dezero.benchmarks;

import java.io.IOException;
import org.bytedeco.javacpp.Loader;
import org.bytedeco.pytorch.global.torch;

/**
 * libtorch through {@code org.bytedeco:pytorch}.
 *
 * <p>Every step has a {@code PointerScope} of its own, so that its tensors are freed at its end and not when the garbage
 * collector finds their handles: that is libtorch at its fastest from Java. The two thread pools it has are sized by the
 * environment, {@code OMP_NUM_THREADS} and {@code OPENBLAS_NUM_THREADS}.
 */
final class Libtorch extends Peer {
    private final int threads;

    Libtorch() {
        String given = System.getenv("OMP_NUM_THREADS");
        threads = given == null ? Runtime.getRuntime().availableProcessors() : Integer.parseInt(given);
        torch.set_num_threads(threads);
    }

    @Override
    String description() {
        return "libtorch " + version() + ", " + torch.get_num_threads() + " OpenMP, "
                + System.getenv("OPENBLAS_NUM_THREADS") + " OpenBLAS threads";
    }

    private static String version() {
        try {
            return Loader.getVersion("org.bytedeco", "pytorch");
        } catch (IOException e) {
            return "of unknown version";
        }
    }

    @Override
    Workload workload(Task task) {
        switch (task.suite()) {
            case "scalar":
                return new TorchScalarGraph(ScalarExpression.named(task.what()));
            case "elementwise":
                return new TorchElementwise(ElementwiseOp.named(task.what()), task);
            case "matmul":
                return new TorchMatmul(MatrixShape.parse(task.what()), task.type());
            case "training":
                return training(task);
            default:
                throw unknown(task);
        }
    }

    private Workload training(Task task) {
        switch (task.what()) {
            case "mlp-step":
                return new TorchMlp(task.type());
            default:
                throw unknown(task);
        }
    }
}
