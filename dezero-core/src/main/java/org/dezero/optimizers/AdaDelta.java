package org.dezero.optimizers;

import org.dezero.Parameter;
import org.dezero.array.NdArray;

/**
 * AdaDelta (Zeiler 2012), without a learning rate.
 *
 * <pre>{@code
 * G = rho G + (1 - rho) g^2
 * d = sqrt((D + eps) / (G + eps)) g
 * D = rho D + (1 - rho) d^2
 * p -= d
 * }</pre>
 */
public final class AdaDelta extends Optimizer {
    private final double rho;
    private final double eps;
    private final State gradients = new State("mean of squared gradients");
    private final State steps = new State("mean of squared steps");

    /** With rho 0.95 and eps 1e-6. */
    public AdaDelta() {
        this(0.95, 1e-6);
    }

    /** With the given rho, the share of the past in the means, and eps, which gets the first step going. */
    public AdaDelta(double rho, double eps) {
        this.rho = rho;
        this.eps = eps;
    }

    @Override
    protected NdArray updated(Parameter parameter, NdArray data, NdArray grad) {
        NdArray G = gradients.put(parameter, data, mean(gradients.of(parameter, data), grad));
        NdArray D = steps.of(parameter, data);
        NdArray ratio = Arithmetic.div(Arithmetic.add(D, eps), Arithmetic.add(G, eps));
        NdArray d = Arithmetic.mul(Arithmetic.sqrt(ratio), grad);
        steps.put(parameter, data, mean(D, d));
        return Arithmetic.sub(data, d);
    }

    private NdArray mean(NdArray past, NdArray x) {
        return Arithmetic.add(Arithmetic.mul(past, rho), Arithmetic.mul(Arithmetic.mul(x, 1 - rho), x));
    }
}
