package org.dezero.optimizers;

import org.dezero.Parameter;
import org.dezero.array.NdArray;

/** Gradient descent with momentum: {@code v = momentum v - lr g; p += v}. */
public final class MomentumSGD extends Optimizer {
    private double lr;
    private final double momentum;
    private final State velocity = new State("velocity");

    /** With the learning rate 0.01 and the momentum 0.9. */
    public MomentumSGD() {
        this(0.01);
    }

    /** With the given learning rate and the momentum 0.9. */
    public MomentumSGD(double lr) {
        this(lr, 0.9);
    }

    /** With the given learning rate and momentum. */
    public MomentumSGD(double lr, double momentum) {
        this.lr = lr;
        this.momentum = momentum;
    }

    /** Changes the learning rate from the next update on, as a schedule does; the velocity stays. */
    public void setLr(double lr) {
        this.lr = lr;
    }

    @Override
    protected NdArray updated(Parameter parameter, NdArray data, NdArray grad) {
        NdArray next = Arithmetic.combine(momentum, velocity.of(parameter, data), -lr, grad);
        NdArray v = velocity.put(parameter, data, next);
        return Arithmetic.add(data, v);
    }
}
