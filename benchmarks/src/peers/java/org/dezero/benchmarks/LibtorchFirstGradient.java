package org.dezero.benchmarks;

import org.bytedeco.pytorch.Tensor;
import org.dezero.array.DType;

/** {@link FirstGradient} with libtorch. */
public final class LibtorchFirstGradient {
    private LibtorchFirstGradient() {}

    /** Prints the gradient and the largest resident size of this process. */
    public static void main(String[] args) {
        Tensor x = Tensors.leaf(new double[] {0.5}, DType.FLOAT64);
        x.square().exp().square().backward();
        FirstGradient.report(x.grad().item_double());
    }
}
