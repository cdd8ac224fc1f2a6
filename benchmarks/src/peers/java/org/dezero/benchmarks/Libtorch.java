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
class Libtorch extends Peer {
    private final int threads;

    private final boolean sequence;

    Libtorch() {
        this(false);
    }

    /** With recurrent layers a call for each step, or one for a whole sequence. */
    Libtorch(boolean sequence) {
        this.sequence = sequence;
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
            case "higher-order":
                return higherOrder(task);
            case "training":
                return training(task);
            case "optimizer":
                return new TorchOptimizer(task.what(), task.type());
            default:
                throw unknown(task);
        }
    }

    private Workload training(Task task) {
        TrainingWork work = TrainingWork.parse(task.what());
        Network network = work.network();
        return network == null
                ? new TorchLstm(sequence || work.sequence(), work.training(), task.type())
                : new TorchNetwork(network, work.training(), task.type());
    }

    private Workload higherOrder(Task task) {
        return task.what().equals(HigherOrderBenchmark.HESSIAN_VECTOR)
                ? new TorchHessianVector(task.type())
                : new TorchScalarDerivative(ScalarDerivative.named(task.what()));
    }
}
