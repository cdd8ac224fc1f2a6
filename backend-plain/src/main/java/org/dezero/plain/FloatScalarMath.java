package org.dezero.plain;

/**
 * Functions of one float in arithmetic that IEEE 754 rounds correctly at every step. {@link FloatVectorFunctions} does the very
 * same steps on vectors, so that an element has the same bits in the body of a vector loop and in what is left over, and
 * interpreted or compiled.
 *
 * <p>The polynomials are those of least relative error, with coefficients rounded to float one after the other.
 */
final class FloatScalarMath {
    /** Added to a number below 2^22, leaves its nearest whole number in the lowest bits. */
    static final float TO_WHOLE = 0x1.8p23f;

    static final float LOG2_E = 0x1.715476p0f;
    static final float LN_2 = 0x1.62e43p-1f;
    /** What {@link #LN_2} lacks. */
    static final float LN_2_REST = -0x1.05c61p-29f;

    /** {@code (e^r - 1 - r) / r^2} for r up to ln(2) / 2 either way, to 2^-28 of e^r. */
    static final float E0 = 0x1.fffffcp-2f;

    static final float E1 = 0x1.555492p-3f;
    static final float E2 = 0x1.5558aap-5f;
    static final float E3 = 0x1.123984p-7f;
    static final float E4 = 0x1.6a53fep-10f;

    /** Below this, either way, e^x neither overflows nor loses digits. */
    static final float EXP_SAFE = 87;
    /** From here on e^x is infinite. */
    static final float EXP_HIGH = 89;
    /** From here on down e^x is zero. */
    static final float EXP_LOW = -104;

    /** Up to here tanh is a polynomial. */
    static final float TANH_LOW = 0.55f;
    /** From here on tanh rounds to 1. */
    static final float TANH_HIGH = 9.2f;

    /** {@code (tanh(x) / x - 1) / x^2} by powers of x^2, for x up to {@link #TANH_LOW}, to 2^-29 of tanh. */
    static final float T0 = -0x1.55554ap-2f;

    static final float T1 = 0x1.110cfep-3f;
    static final float T2 = -0x1.b922dep-5f;
    static final float T3 = 0x1.591410p-6f;
    static final float T4 = -0x1.9a5da2p-8f;

    /** {@code (log(1 + f) - f + f^2 / 2) / f^3} for 1 + f from sqrt(1/2) to sqrt(2), to 2^-30 of log(1 + f). */
    static final float L0 = 0x1.555548p-2f;

    static final float L1 = -0x1.000008p-2f;
    static final float L2 = 0x1.99a478p-3f;
    static final float L3 = -0x1.555b9p-3f;
    static final float L4 = 0x1.233afap-3f;
    static final float L5 = -0x1.fc3d6p-4f;
    static final float L6 = 0x1.e6dbe2p-4f;
    static final float L7 = -0x1.dd9ee4p-4f;
    static final float L8 = 0x1.13c8bcp-4f;

    static final int EXPONENT_SHIFT = 23;
    static final int EXPONENT_MASK = 0xff800000;
    static final int ONE_BITS = 0x3f800000;
    static final int SQRT_HALF_BITS = 0x3f3504f3;

    private FloatScalarMath() {}

    /** {@code e^x}, to one unit in the last place. */
    static float exp(float x) {
        float c = x > EXP_HIGH ? EXP_HIGH : x < EXP_LOW ? EXP_LOW : x;
        float z = Math.fma(c, LOG2_E, TO_WHOLE);
        float n = z - TO_WHOLE;
        float r = Math.fma(n, -LN_2_REST, Math.fma(n, -LN_2, c));
        float q = Math.fma(r, E4, E3);
        q = Math.fma(q, r, E2);
        q = Math.fma(q, r, E1);
        q = Math.fma(q, r, E0);
        float p = Math.fma(r * r, q, r) + 1;
        // In two steps, as 2^n itself may not be a float.
        int exponent = Float.floatToRawIntBits(z) << EXPONENT_SHIFT;
        int half = (exponent >> 1) & EXPONENT_MASK;
        return p * Float.intBitsToFloat(half + ONE_BITS) * Float.intBitsToFloat(exponent - half + ONE_BITS);
    }

    /** {@code log(x)}, to one unit in the last place. */
    static float log(float x) {
        if (x >= Float.MIN_NORMAL && x <= Float.MAX_VALUE) {
            return logNormal(x, 0);
        }
        if (x > 0 && x < Float.MIN_NORMAL) {
            return logNormal(x * 0x1p23f, -23);
        }
        return x == 0 ? Float.NEGATIVE_INFINITY : x > 0 ? x : Float.NaN;
    }

    private static float logNormal(float x, int scale) {
        int bits = Float.floatToRawIntBits(x);
        int above = bits - SQRT_HALF_BITS;
        float e = (above >> EXPONENT_SHIFT) + scale;
        float f = Float.intBitsToFloat(bits - (above & EXPONENT_MASK)) - 1;
        float p = Math.fma(f, L8, L7);
        p = Math.fma(p, f, L6);
        p = Math.fma(p, f, L5);
        p = Math.fma(p, f, L4);
        p = Math.fma(p, f, L3);
        p = Math.fma(p, f, L2);
        p = Math.fma(p, f, L1);
        p = Math.fma(p, f, L0);
        float square = f * f;
        float y = Math.fma(e, LN_2_REST, square * f * p);
        y = Math.fma(square, -0.5f, y);
        return Math.fma(e, LN_2, f + y);
    }

    /** {@code tanh(x)}, to 1.5 units in the last place: a polynomial near 0, else {@code 1 - 2 / (e^(2|x|) + 1)}. */
    static float tanh(float x) {
        float t = Math.abs(x);
        if (t < TANH_LOW) {
            float s = t * t;
            float q = Math.fma(s, T4, T3);
            q = Math.fma(q, s, T2);
            q = Math.fma(q, s, T1);
            q = Math.fma(q, s, T0);
            return Math.copySign(Math.fma(t * s, q, t), x);
        }
        float c = t > TANH_HIGH ? TANH_HIGH : t;
        c = c + c;
        float z = Math.fma(c, LOG2_E, TO_WHOLE);
        float n = z - TO_WHOLE;
        float r = Math.fma(n, -LN_2_REST, Math.fma(n, -LN_2, c));
        float q = Math.fma(r, E4, E3);
        q = Math.fma(q, r, E2);
        q = Math.fma(q, r, E1);
        q = Math.fma(q, r, E0);
        float p = Math.fma(r * r, q, r) + 1;
        float power = Float.intBitsToFloat((Float.floatToRawIntBits(z) << EXPONENT_SHIFT) + ONE_BITS);
        return Math.copySign(1 - 2 / Math.fma(p, power, 1f), x);
    }

    /** {@code 1 / (1 + e^-x)}, to two and a half units in the last place, also where it is small. */
    static float sigmoid(float x) {
        float t = Math.abs(x);
        if (t < EXP_SAFE) {
            return 1 / (exp(-x) + 1);
        }
        float e = exp(-t);
        return (x < 0 ? e : 1) / (e + 1);
    }
}
