package org.dezero.optimizers;

import java.util.List;
import org.dezero.Parameter;

/** Adds {@code rate p} to every gradient, which keeps its dtype. */
public final class WeightDecay implements Hook {
    private final double rate;

    /** With the given rate. */
    public WeightDecay(double rate) {
        this.rate = rate;
    }

    @Override
    public void run(List<Parameter> parameters) {
        for (Parameter p : parameters) {
            p.updateGrad((data, g) -> Arithmetic.round(Arithmetic.add(g, Arithmetic.mul(data, rate)), g));
        }
    }
}
