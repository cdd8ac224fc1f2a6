package org.dezero.plain;

/** Functions of one number that {@link Math} lacks or defines differently. */
final class SpecialFunctions {
    private static final double TWO_OVER_SQRT_PI = 1.1283791670955126;

    /** {@code 2/sqrt(pi) * (-1)^n / (n! (2n + 1))}: the power series of erf. */
    private static final double[] SERIES = {
        1.1283791670955126,
        -0.37612638903183754,
        0.11283791670955126,
        -0.026866170645131252,
        0.005223977625442188,
        -0.0008548327023450853,
        0.00012055332981789664,
        -1.492565035840625e-05,
        1.6462114365889248e-06,
        -1.6365844691234924e-07,
        1.4807192815879218e-08,
        -1.2290555301717928e-09,
        9.422759064650411e-11,
    };

    /** {@code erf(k / 8)} for k from 0 to 48. */
    private static final double[] EIGHTHS = {
        0.0, 0.1403162048013338, 0.27632639016823696, 0.4041169094348223,
        0.5204998778130465, 0.623240882188418, 0.7111556336535151, 0.7840750610598597,
        0.8427007929497149, 0.8883882317017078, 0.9229001282564583, 0.9481700727820903,
        0.9661051464753108, 0.9784437332399837, 0.9866716712191824, 0.9919900576701199,
        0.9953222650189527, 0.9973459706405177, 0.9985372834133188, 0.9992170617821089,
        0.999593047982555, 0.9997946242638588, 0.9998993780778803, 0.9999521451602562,
        0.9999779095030014, 0.9999901032653747, 0.9999956972205363, 0.9999981847185726,
        0.9999992569016276, 0.9999997048598075, 0.9999998862727434, 0.999999957486056,
        0.9999999845827421, 0.9999999945765992, 0.9999999981494259, 0.9999999993875167,
        0.9999999998033839, 0.9999999999387839, 0.9999999999815149, 0.9999999999945866,
        0.9999999999984626, 0.9999999999995766, 0.9999999999998869, 0.9999999999999707,
        0.9999999999999927, 0.9999999999999982, 0.9999999999999996, 0.9999999999999999,
        1.0,
    };

    /** From here on erf rounds to 1 in double. */
    private static final double ONE_FROM = 5.93;

    /** Enough terms for distances up to 1/16 from a tabulated point. */
    private static final int TERMS = 14;

    private SpecialFunctions() {}

    /** The error function, to about two units in the last place. */
    static double erf(double x) {
        double t = Math.abs(x);
        if (t < 0.5) {
            double s = x * x;
            double p = 0;
            for (int i = SERIES.length - 1; i >= 0; i--) {
                p = p * s + SERIES[i];
            }
            return x * p;
        }
        if (t < ONE_FROM) {
            return Math.copySign(erfNearEighth(t), x);
        }
        return Double.isNaN(t) ? x : Math.copySign(1, x);
    }

    /**
     * With {@code c} the nearest eighth and {@code h = t - c}, erf(t) is erf(c) plus the integral of
     * {@code 2/sqrt(pi) e^(-c^2) f(h)}, {@code f(h) = e^(-2ch - h^2)}. From {@code f' = (-2c - 2h) f} follow the
     * coefficients of f: {@code (n + 1) a[n + 1] = -2c a[n] - 2 a[n - 1]}.
     */
    private static double erfNearEighth(double t) {
        int k = (int) (t * 8 + 0.5);
        double c = k / 8.0;
        double h = t - c;
        double before = 0;
        double a = 1;
        double power = h;
        double sum = 0;
        for (int n = 0; n < TERMS; n++) {
            double share = 1.0 / (n + 1);
            sum += a * power * share;
            double next = -2 * (c * a + before) * share;
            before = a;
            a = next;
            power *= h;
        }
        return EIGHTHS[k] + TWO_OVER_SQRT_PI * Math.exp(-c * c) * sum;
    }

    /** IEEE 754 pow; {@link Math#pow} gives NaN for 1 to the power of NaN and for ±1 to the power of an infinity. */
    static double pow(double a, double b) {
        if (a == 1 || (a == -1 && Double.isInfinite(b))) {
            return 1;
        }
        return Math.pow(a, b);
    }

    /** {@code a^b} modulo 2^64 for {@code b >= 0}. */
    static long pow(long a, long b) {
        long result = 1;
        long square = a;
        for (long e = b; e > 0; e >>= 1) {
            if ((e & 1) == 1) {
                result *= square;
            }
            square *= square;
        }
        return result;
    }
}
