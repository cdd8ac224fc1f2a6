package org.dezero.tck;

import java.math.BigDecimal;
import java.math.MathContext;

/** The error function by its Maclaurin series in 45 decimal digits: slow, and right to the last bit of a double. */
final class ErrorFunction {
    private static final MathContext DIGITS = new MathContext(45);
    private static final BigDecimal TWO_OVER_ROOT_PI =
            new BigDecimal("1.128379167095512573896158903121545171688101258658");
    private static final BigDecimal NEGLIGIBLE = new BigDecimal("1e-22");

    private ErrorFunction() {}

    /** {@code 2/sqrt(pi) * sum((-1)^n x^(2n+1) / (n! (2n+1)))}. */
    static double erf(double x) {
        if (Double.isNaN(x) || x == 0) {
            return x;
        }
        // 1 - erf(6) is 2.2e-17, less than half the distance from 1 to the double below it.
        if (Math.abs(x) > 6) {
            return Math.signum(x);
        }
        BigDecimal square = new BigDecimal(x).pow(2, DIGITS);
        BigDecimal power = new BigDecimal(x, DIGITS);
        BigDecimal sum = power;
        for (int n = 1; ; n++) {
            power = power.multiply(square, DIGITS).divide(BigDecimal.valueOf(-n), DIGITS);
            BigDecimal term = power.divide(BigDecimal.valueOf(2L * n + 1), DIGITS);
            sum = sum.add(term, DIGITS);
            // The terms grow until n reaches x^2, so a small one before that says nothing.
            if (n > x * x && term.abs().compareTo(sum.abs().multiply(NEGLIGIBLE, DIGITS)) < 0) {
                return sum.multiply(TWO_OVER_ROOT_PI, DIGITS).doubleValue();
            }
        }
    }
}
