package org.dezero.optimizers;

import org.dezero.Parameter;
import org.dezero.array.NdArray;

/** AdaGrad (Duchi, Hazan, Singer 2011): {@code h += g^2; p -= lr g / (sqrt(h) + eps)}. */
public final class AdaGrad extends Optimizer {
    private double lr;
    private final double eps;
    private final State squares = new State("sum of squares");

    /** With the learning rate 0.001 and eps 1e-8. */
    public AdaGrad() {
        this(0.001);
    }

    /** With the given learning rate and eps 1e-8. */
    public AdaGrad(double lr) {
        this(lr, 1e-8);
    }

    /** With the given learning rate and eps, which keeps the divisor from 0. */
    public AdaGrad(double lr, double eps) {
        this.lr = lr;
        this.eps = eps;
    }

    /** Changes the learning rate from the next update on; the sum of squares stays. */
    public void setLr(double lr) {
        this.lr = lr;
    }

    @Override
    protected NdArray updated(Parameter parameter, NdArray data, NdArray grad) {
        NdArray sum = Arithmetic.add(squares.of(parameter, data), Arithmetic.mul(grad, grad));
        NdArray h = squares.put(parameter, data, sum);
        NdArray step = Arithmetic.div(Arithmetic.mul(grad, lr), Arithmetic.add(Arithmetic.sqrt(h), eps));
        return Arithmetic.sub(data, step);
    }
}
