package org.dezero.plain;

/**
 * Functions of one double in arithmetic that IEEE 754 rounds correctly at every step. {@link DoubleVectorFunctions} does the very
 * same steps on vectors, so that an element has the same bits in the body of a vector loop and in what is left over, and
 * interpreted or compiled.
 *
 * <p>The polynomials are those of least relative error, with coefficients rounded to double one after the other.
 */
final class DoubleScalarMath {
    /** Added to a number below 2^51, leaves its nearest whole number in the lowest bits. */
    static final double TO_WHOLE = 0x1.8p52;

    static final double LOG2_E = 1.4426950408889634;
    static final double LN_2 = 0.6931471805599453;
    /** What {@link #LN_2} lacks. */
    static final double LN_2_REST = 2.3190468138462996e-17;

    /** {@code (e^r - 1 - r) / r^2} for r up to ln(2) / 2 either way, to 2^-57 of e^r. */
    static final double E0 = 0.5000000000000011;

    static final double E1 = 0.16666666666666433;
    static final double E2 = 0.041666666666527026;
    static final double E3 = 0.008333333333482015;
    static final double E4 = 0.0013888888944318517;
    static final double E5 = 0.00019841269532882454;
    static final double E6 = 2.480149248023975e-05;
    static final double E7 = 2.755756334177025e-06;
    static final double E8 = 2.763044432447738e-07;
    static final double E9 = 2.5007229309120208e-08;

    /** Below this, either way, e^x neither overflows nor loses digits. */
    static final double EXP_SAFE = 708;
    /** From here on e^x is infinite. */
    static final double EXP_HIGH = 710;
    /** From here on down e^x is zero. */
    static final double EXP_LOW = -746;

    /** Up to here tanh is a polynomial. */
    static final double TANH_LOW = 0.55;
    /** From here on tanh rounds to 1. */
    static final double TANH_HIGH = 19.1;

    /** {@code (tanh(x) / x - 1) / x^2} by powers of x^2, for x up to {@link #TANH_LOW}, to 2^-60 of tanh. */
    static final double T0 = -0.333333333333333;

    static final double T1 = 0.13333333333326586;
    static final double T2 = -0.05396825396374159;
    static final double T3 = 0.02186948838532915;
    static final double T4 = -0.008863232592938265;
    static final double T5 = 0.003592091944880658;
    static final double T6 = -0.001455542293288988;
    static final double T7 = 0.000588442196782111;
    static final double T8 = -0.00023337568100518111;
    static final double T9 = 8.330791145046856e-05;
    static final double T10 = -1.948934719135792e-05;

    /** {@code (log(1 + f) / s - 2) / s^2} with {@code s = f / (2 + f)}, by powers of s^2, to 2^-59 of log(1 + f). */
    static final double L0 = 0.6666666666666735;

    static final double L1 = 0.39999999999410446;
    static final double L2 = 0.2857142874327352;
    static final double L3 = 0.22222198485097636;
    static final double L4 = 0.18183568836188907;
    static final double L5 = 0.15313935715180083;
    static final double L6 = 0.14797100703501542;

    static final int EXPONENT_SHIFT = 52;
    static final long EXPONENT_MASK = 0xfff0000000000000L;
    static final long ONE_BITS = 0x3ff0000000000000L;
    static final long SQRT_HALF_BITS = 0x3fe6a09e667f3bcdL;

    private DoubleScalarMath() {}

    /** {@code e^x}, to two thirds of a unit in the last place: r and 1 + r are kept with what their rounding loses. */
    static double exp(double x) {
        double c = x > EXP_HIGH ? EXP_HIGH : x < EXP_LOW ? EXP_LOW : x;
        double z = Math.fma(c, LOG2_E, TO_WHOLE);
        double n = z - TO_WHOLE;
        double high = Math.fma(n, -LN_2, c);
        double r = Math.fma(n, -LN_2_REST, high);
        double lost = Math.fma(n, -LN_2_REST, high - r);
        double q = Math.fma(r, E9, E8);
        q = Math.fma(q, r, E7);
        q = Math.fma(q, r, E6);
        q = Math.fma(q, r, E5);
        q = Math.fma(q, r, E4);
        q = Math.fma(q, r, E3);
        q = Math.fma(q, r, E2);
        q = Math.fma(q, r, E1);
        q = Math.fma(q, r, E0);
        double s = r + 1;
        double p = s + (r - (s - 1) + Math.fma(r * r, q, lost));
        // In two steps, as 2^n itself may not be a double; halved without a shift of signed numbers, which AVX2 lacks.
        double half = Math.fma(n, 0.5, TO_WHOLE);
        double rest = n - (half - TO_WHOLE) + TO_WHOLE;
        double first = Double.longBitsToDouble((Double.doubleToRawLongBits(half) << EXPONENT_SHIFT) + ONE_BITS);
        double second = Double.longBitsToDouble((Double.doubleToRawLongBits(rest) << EXPONENT_SHIFT) + ONE_BITS);
        return p * first * second;
    }

    /** {@code log(x)}, to one unit in the last place. */
    static double log(double x) {
        if (x >= Double.MIN_NORMAL && x <= Double.MAX_VALUE) {
            return logNormal(x, 0);
        }
        if (x > 0 && x < Double.MIN_NORMAL) {
            return logNormal(x * 0x1p52, -52);
        }
        return x == 0 ? Double.NEGATIVE_INFINITY : x > 0 ? x : Double.NaN;
    }

    private static double logNormal(double x, int scale) {
        long bits = Double.doubleToRawLongBits(x);
        long above = bits - SQRT_HALF_BITS;
        double e = (int) (above >> EXPONENT_SHIFT) + scale;
        double f = Double.longBitsToDouble(bits - (above & EXPONENT_MASK)) - 1;
        double s = f / (f + 2);
        double z = s * s;
        double p = Math.fma(z, L6, L5);
        p = Math.fma(p, z, L4);
        p = Math.fma(p, z, L3);
        p = Math.fma(p, z, L2);
        p = Math.fma(p, z, L1);
        p = Math.fma(p, z, L0);
        // log(1 + f) is f - f^2 / 2 and what is small beside them.
        double square = f * f * 0.5;
        double y = Math.fma(s, Math.fma(p, z, square), e * LN_2_REST);
        return Math.fma(e, LN_2, f - (square - y));
    }

    /** {@code tanh(x)}, to 1.5 units in the last place: a polynomial near 0, else {@code 1 - 2 / (e^(2|x|) + 1)}. */
    static double tanh(double x) {
        double t = Math.abs(x);
        if (t < TANH_LOW) {
            double s = t * t;
            double q = Math.fma(s, T10, T9);
            q = Math.fma(q, s, T8);
            q = Math.fma(q, s, T7);
            q = Math.fma(q, s, T6);
            q = Math.fma(q, s, T5);
            q = Math.fma(q, s, T4);
            q = Math.fma(q, s, T3);
            q = Math.fma(q, s, T2);
            q = Math.fma(q, s, T1);
            q = Math.fma(q, s, T0);
            return Math.copySign(Math.fma(t * s, q, t), x);
        }
        double c = t > TANH_HIGH ? TANH_HIGH : t;
        c = c + c;
        double z = Math.fma(c, LOG2_E, TO_WHOLE);
        double n = z - TO_WHOLE;
        double r = Math.fma(n, -LN_2_REST, Math.fma(n, -LN_2, c));
        double q = Math.fma(r, E9, E8);
        q = Math.fma(q, r, E7);
        q = Math.fma(q, r, E6);
        q = Math.fma(q, r, E5);
        q = Math.fma(q, r, E4);
        q = Math.fma(q, r, E3);
        q = Math.fma(q, r, E2);
        q = Math.fma(q, r, E1);
        q = Math.fma(q, r, E0);
        double p = Math.fma(r * r, q, r) + 1;
        double power = Double.longBitsToDouble((Double.doubleToRawLongBits(z) << EXPONENT_SHIFT) + ONE_BITS);
        return Math.copySign(1 - 2 / Math.fma(p, power, 1.0), x);
    }

    /** {@code 1 / (1 + e^-x)}, to two units in the last place, also where it is small. */
    static double sigmoid(double x) {
        double e = exp(-Math.abs(x));
        return (x < 0 ? e : 1) / (e + 1);
    }
}
