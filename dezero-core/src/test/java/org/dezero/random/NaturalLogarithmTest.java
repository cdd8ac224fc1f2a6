package org.dezero.random;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Random;
import org.junit.jupiter.api.Test;

class NaturalLogarithmTest {
    private static final MathContext DIGITS = new MathContext(45);
    private static final BigDecimal TWO = BigDecimal.valueOf(2);
    private static final BigDecimal LN2 = exactNearOne(TWO);

    @Test
    void isWithinHalfAUnitInTheLastPlace() {
        Random random = new Random(1);
        for (int i = 0; i < 2000; i++) {
            check(random.nextDouble());
            check(Math.scalb(1 + random.nextDouble(), random.nextInt(2046) - 1022));
            check(1 + (random.nextDouble() - 0.5) * Math.scalb(1.0, -random.nextInt(50)));
        }
        for (double x :
                new double[] {0x1p-104, 0x1p-1022, 0.5, 2, Math.sqrt(2), Math.nextUp(Math.sqrt(2)), 1 - 0x1p-53}) {
            check(x);
        }
        assertThat(NaturalLogarithm.of(1)).isZero();
    }

    private static void check(double x) {
        if (x == 1 || x < Double.MIN_NORMAL) {
            return;
        }
        int k = Math.getExponent(x * Math.sqrt(0.5)) + 1;
        BigDecimal power = k < 0 ? BigDecimal.ONE.divide(TWO.pow(-k)) : TWO.pow(k);
        BigDecimal exact =
                exactNearOne(new BigDecimal(x).divide(power, DIGITS)).add(LN2.multiply(BigDecimal.valueOf(k)));
        double actual = NaturalLogarithm.of(x);
        double error = new BigDecimal(actual).subtract(exact).abs().doubleValue() / Math.ulp(actual);
        assertThat(error).as("error at %s", x).isLessThan(0.501);
    }

    /** The series of artanh at 45 digits. */
    private static BigDecimal exactNearOne(BigDecimal m) {
        BigDecimal s = m.subtract(BigDecimal.ONE).divide(m.add(BigDecimal.ONE), DIGITS);
        BigDecimal square = s.multiply(s, DIGITS);
        BigDecimal power = s;
        BigDecimal sum = s;
        for (int n = 3; n < 100; n += 2) {
            power = power.multiply(square, DIGITS);
            sum = sum.add(power.divide(BigDecimal.valueOf(n), DIGITS));
        }
        return sum.multiply(TWO);
    }
}
