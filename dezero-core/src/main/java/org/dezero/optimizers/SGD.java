package org.dezero.optimizers;

import org.dezero.Parameter;
import org.dezero.array.NdArray;

/** Stochastic gradient descent: {@code p -= lr g}. */
public final class SGD extends Optimizer {
    private double lr;

    /** With the learning rate 0.01. */
    public SGD() {
        this(0.01);
    }

    /** With the given learning rate. */
    public SGD(double lr) {
        this.lr = lr;
    }

    /** Changes the learning rate from the next update on, as a schedule does. */
    public void setLr(double lr) {
        this.lr = lr;
    }

    @Override
    protected NdArray updated(Parameter parameter, NdArray data, NdArray grad) {
        return Arithmetic.combine(1, data, -lr, grad);
    }
}
