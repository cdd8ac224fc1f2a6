package org.dezero.optimizers;

import org.dezero.Parameter;
import org.dezero.array.NdArray;

/**
 * Adam (Kingma, Ba 2015), in the form in which eps stands outside of the bias correction.
 *
 * <pre>{@code
 * t += 1                      once for each update
 * m += (1 - beta1) (g - m)
 * v += (1 - beta2) (g^2 - v)
 * p -= lr m / (sqrt(v) + eps)      with lr = alpha sqrt(1 - beta2^t) / (1 - beta1^t)
 * }</pre>
 */
public final class Adam extends Optimizer {
    private double alpha;
    private final double beta1;
    private final double beta2;
    private final double eps;
    private final State means = new State("mean of gradients");
    private final State squares = new State("mean of squared gradients");
    private int t;

    /** With alpha 0.001, beta1 0.9, beta2 0.999 and eps 1e-8. */
    public Adam() {
        this(0.001);
    }

    /** With the given alpha, beta1 0.9, beta2 0.999 and eps 1e-8. */
    public Adam(double alpha) {
        this(alpha, 0.9, 0.999, 1e-8);
    }

    /** With the given step size, shares of the past in the two means, and eps. */
    public Adam(double alpha, double beta1, double beta2, double eps) {
        this.alpha = alpha;
        this.beta1 = beta1;
        this.beta2 = beta2;
        this.eps = eps;
    }

    /** Changes the step size from the next update on, as a schedule does; the means and the number of updates stay. */
    public void setAlpha(double alpha) {
        this.alpha = alpha;
    }

    /**
     * The bias-corrected step size of the last update.
     *
     * @throws IllegalStateException before the first update, for which there is none
     */
    public double lr() {
        if (t == 0) {
            throw new IllegalStateException(
                    "lr: there was no update yet; it depends on their number, call update first");
        }
        return alpha * Math.sqrt(1 - Math.pow(beta2, t)) / (1 - Math.pow(beta1, t));
    }

    @Override
    protected void begin() {
        t++;
    }

    @Override
    protected NdArray updated(Parameter parameter, NdArray data, NdArray grad) {
        NdArray m = means.of(parameter, data);
        NdArray v = squares.of(parameter, data);
        if (grad.dtype() == data.dtype()) {
            NdArray[] next = data.backend().adam(data, m, v, grad, 1 - beta1, 1 - beta2, lr(), eps);
            means.put(parameter, data, next[1]);
            squares.put(parameter, data, next[2]);
            return next[0];
        }
        m = means.put(parameter, data, towards(m, 1 - beta1, grad));
        v = squares.put(parameter, data, towards(v, 1 - beta2, Arithmetic.mul(grad, grad)));
        NdArray step = Arithmetic.div(Arithmetic.mul(m, lr()), Arithmetic.add(Arithmetic.sqrt(v), eps));
        return Arithmetic.sub(data, step);
    }

    /** For a gradient of another dtype than the parameter, with which it meets in the wider one. */
    private static NdArray towards(NdArray mean, double share, NdArray x) {
        return Arithmetic.add(mean, Arithmetic.mul(Arithmetic.sub(x, mean), share));
    }
}
