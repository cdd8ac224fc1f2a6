package org.dezero;

/** The Gaussian error linear unit in its two forms. */
final class Gelu {
    private static final double SQRT_HALF = Math.sqrt(0.5);
    private static final double SQRT_TWO_OVER_PI = Math.sqrt(2 / Math.PI);

    private Gelu() {}

    static Variable erf(Variable x) {
        return F.mul(F.mul(x, 0.5), F.add(F.erf(F.mul(x, SQRT_HALF)), 1));
    }

    static Variable tanh(Variable x) {
        Variable inner = F.mul(F.add(x, F.mul(F.pow(x, 3), 0.044715)), SQRT_TWO_OVER_PI);
        return F.mul(F.mul(x, 0.5), F.add(F.tanh(inner), 1));
    }
}
