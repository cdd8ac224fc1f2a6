package org.dezero.optimizers;

import java.util.List;
import org.dezero.Parameter;
import org.dezero.array.NdArray;
import org.dezero.array.ReduceOp;

/**
 * Scales all gradients by {@code maxNorm / (n + 1e-6)} where that is below 1; n is the Euclidean norm of all of them
 * together.
 */
public final class ClipGrad implements Hook {
    private final double maxNorm;

    /** With the given largest norm. */
    public ClipGrad(double maxNorm) {
        this.maxNorm = maxNorm;
    }

    @Override
    public void run(List<Parameter> parameters) {
        double squares = 0;
        for (Parameter p : parameters) {
            NdArray g = p.grad().data();
            NdArray square = Arithmetic.mul(g, g);
            squares += square.backend()
                    .reduce(ReduceOp.SUM, square, square.shape().axes(null, "ClipGrad"), false)
                    .item();
        }
        double rate = maxNorm / (Math.sqrt(squares) + 1e-6);
        if (rate < 1) {
            for (Parameter p : parameters) {
                p.updateGrad((data, g) -> Arithmetic.mul(g, rate));
            }
        }
    }
}
