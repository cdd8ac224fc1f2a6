package org.dezero.benchmarks;

import java.util.Map;

/** Derivatives of higher order as formulas. */
final class ScalarDerivativeControl implements Workload {
    private final ScalarDerivative which;

    ScalarDerivativeControl(ScalarDerivative which) {
        this.which = which;
    }

    @Override
    public Object step() {
        return which.byHand();
    }

    @Override
    public Map<String, double[]> results() {
        return Map.of("y", new double[] {which.byHand()});
    }
}
