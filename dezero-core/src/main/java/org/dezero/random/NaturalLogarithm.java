package org.dezero.random;

/**
 * The natural logarithm, within 0.501 units in the last place and the same on every machine.
 *
 * <p>{@link Math#log} may give different results on different machines, and {@link StrictMath#log} is the same
 * everywhere but often not the nearest double. This one is the nearest in all but fewer than one of ten thousand cases,
 * so that normal variates agree with those of a C library whose logarithm is as good.
 */
final class NaturalLogarithm {
    /** ln 2 in two parts; the first ends in 17 zero bits, so that its product with an exponent is exact. */
    private static final double LN2_HIGH = 0x1.62e42fefap-1;

    private static final double LN2_LOW = 0x1.cf79abc9e3b3ap-40;

    /** The bits of the smallest m, next above the double nearest to sqrt(1/2); the largest is the one nearest to sqrt(2). */
    private static final long SMALLEST_M = 0x3FE6A09E667F3BCEL;

    /** 2^27 + 1: splits a double into two halves whose products are exact. */
    private static final double SPLITTER = 0x8000001p0;

    private NaturalLogarithm() {}

    /**
     * The logarithm of a number.
     *
     * @param x positive, finite and normal
     */
    static double of(double x) {
        // x = 2^k m with m around 1, and ln m = 2 artanh s = 2 (s + s^3/3 + s^5/5 + ...) with s = (m - 1) / (m + 1).
        // Without a branch: which m comes is a matter of chance, so a processor would often guess wrong.
        long bits = Double.doubleToRawLongBits(x);
        long k = (bits - SMALLEST_M) >> 52;
        double m = Double.longBitsToDouble(bits - (k << 52));

        // Names in pairs: a number is the unevaluated sum of sHigh and sLow.
        double n = m - 1;
        double dHigh = m + 1;
        double dLow = m - (dHigh - 1);
        double sHigh = n / dHigh;
        double p = sHigh * dHigh;
        double sLow = (n - p - productError(sHigh, dHigh, p) - sHigh * dLow) / dHigh;

        double qHigh = sHigh * sHigh;
        double qLow = productError(sHigh, sHigh, qHigh) + 2 * sHigh * sLow;
        double thirdHigh = qHigh / 3;
        double thirdLow = (qHigh - 2 * thirdHigh - thirdHigh + qLow) / 3;
        double tail = qHigh * qHigh * series(qHigh);
        double rHigh = thirdHigh + tail;
        double rLow = thirdHigh - rHigh + tail + thirdLow;
        double tHigh = sHigh * rHigh;
        double tLow = productError(sHigh, rHigh, tHigh) + sHigh * rLow + sLow * rHigh;

        double uHigh = sHigh + tHigh;
        double uLow = sHigh - uHigh + tHigh + (tLow + sLow);
        // |k ln 2| is 0 or at least twice |ln m|.
        double base = k * LN2_HIGH;
        double sum = base + 2 * uHigh;
        double rest = base - sum + 2 * uHigh + (k * LN2_LOW + 2 * uLow);
        return sum + rest;
    }

    /** 1/5 + q/7 + q^2/9 + ... for q up to 0.0295. */
    private static double series(double q) {
        double sum = 1.0 / 25;
        for (int n = 23; n >= 5; n -= 2) {
            sum = sum * q + 1.0 / n;
        }
        return sum;
    }

    /** The exact {@code a * b - product} for the rounded product, after Dekker (1971). */
    private static double productError(double a, double b, double product) {
        double t = SPLITTER * a;
        double aHigh = t - (t - a);
        double aLow = a - aHigh;
        t = SPLITTER * b;
        double bHigh = t - (t - b);
        double bLow = b - bHigh;
        return aLow * bLow - (product - aHigh * bHigh - aLow * bHigh - aHigh * bLow);
    }
}
