package org.dezero.plain;

import java.math.BigDecimal;
import java.math.MathContext;

/** Functions of a double to some fifty digits, slowly: what the loops are measured against. */
final class BigFunctions {
    private static final MathContext DIGITS = new MathContext(60);
    private static final BigDecimal ONE = BigDecimal.ONE;
    private static final BigDecimal TWO = new BigDecimal(2);

    private BigFunctions() {}

    static BigDecimal exp(BigDecimal x) {
        int halvings = 0;
        BigDecimal r = x;
        while (r.abs().compareTo(new BigDecimal("0.01")) > 0) {
            r = r.divide(TWO, DIGITS);
            halvings++;
        }
        BigDecimal term = ONE;
        BigDecimal sum = ONE;
        for (int n = 1; n < 30; n++) {
            term = term.multiply(r, DIGITS).divide(new BigDecimal(n), DIGITS);
            sum = sum.add(term, DIGITS);
        }
        for (int i = 0; i < halvings; i++) {
            sum = sum.multiply(sum, DIGITS);
        }
        return sum;
    }

    /** By Newton's method on e^y = x. */
    static BigDecimal log(BigDecimal x) {
        BigDecimal y = new BigDecimal(StrictMath.log(x.doubleValue()));
        for (int i = 0; i < 3; i++) {
            y = y.add(x.multiply(exp(y.negate()), DIGITS).subtract(ONE), DIGITS);
        }
        return y;
    }

    static BigDecimal sigmoid(BigDecimal x) {
        return ONE.divide(ONE.add(exp(x.negate()), DIGITS), DIGITS);
    }

    static BigDecimal tanh(BigDecimal x) {
        BigDecimal e = exp(x.multiply(TWO));
        return e.subtract(ONE, DIGITS).divide(e.add(ONE, DIGITS), DIGITS);
    }

    /** The distance of a double from the exact value, in units in the last place of the latter. */
    static double ulps(double actual, BigDecimal exact) {
        double unit = Math.ulp(Math.max(Math.abs(exact.doubleValue()), Double.MIN_NORMAL));
        return new BigDecimal(actual)
                .subtract(exact)
                .abs()
                .divide(new BigDecimal(unit), DIGITS)
                .doubleValue();
    }
}
