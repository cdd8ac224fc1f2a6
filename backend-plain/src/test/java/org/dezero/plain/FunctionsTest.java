package org.dezero.plain;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import java.util.function.UnaryOperator;
import org.dezero.array.UnaryOp;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Accuracy and special values of e^x and its relatives, and that an element's bits depend on the element alone. */
class FunctionsTest {
    private static final double NAN = Double.NaN;
    private static final double INF = Double.POSITIVE_INFINITY;

    enum Of {
        EXP(1.01, 0.67, StrictMath::exp, BigFunctions::exp),
        LOG(1.01, 1.01, StrictMath::log, BigFunctions::log),
        TANH(1.6, 1.6, StrictMath::tanh, BigFunctions::tanh),
        SIGMOID(2.5, 2, Of::sigmoid, BigFunctions::sigmoid);

        final double ulps;
        final double doubleUlps;
        final DoubleUnaryOperator reference;
        final UnaryOperator<BigDecimal> exact;

        Of(double ulps, double doubleUlps, DoubleUnaryOperator reference, UnaryOperator<BigDecimal> exact) {
            this.ulps = ulps;
            this.doubleUlps = doubleUlps;
            this.reference = reference;
            this.exact = exact;
        }

        private static double sigmoid(double x) {
            double e = StrictMath.exp(-Math.abs(x));
            return x < 0 ? e / (1 + e) : 1 / (1 + e);
        }

        void run(float[] a, int ao, float[] out, int oo, int n) {
            if (this == SIGMOID) {
                FloatElementwise.sigmoid(a, ao, out, oo, n);
            } else {
                FloatElementwise.unary(UnaryOp.valueOf(name()), a, ao, out, oo, n);
            }
        }

        void run(double[] a, int ao, double[] out, int oo, int n) {
            if (this == SIGMOID) {
                DoubleElementwise.sigmoid(a, ao, out, oo, n);
            } else {
                DoubleElementwise.unary(UnaryOp.valueOf(name()), a, ao, out, oo, n);
            }
        }

        float one(float x) {
            switch (this) {
                case EXP:
                    return FloatScalarMath.exp(x);
                case LOG:
                    return FloatScalarMath.log(x);
                case TANH:
                    return FloatScalarMath.tanh(x);
                default:
                    return FloatScalarMath.sigmoid(x);
            }
        }

        double one(double x) {
            switch (this) {
                case EXP:
                    return DoubleScalarMath.exp(x);
                case LOG:
                    return DoubleScalarMath.log(x);
                case TANH:
                    return DoubleScalarMath.tanh(x);
                default:
                    return DoubleScalarMath.sigmoid(x);
            }
        }
    }

    /** Every sign and exponent with many fractions, NaN of many kinds among them; then numbers around 0 and 1. */
    private static float[] floats() {
        int n = 1 << 18;
        float[] out = new float[n + n / 2];
        for (int i = 0; i < n; i++) {
            out[i] = Float.intBitsToFloat(i * 16381);
        }
        Random random = new Random(7);
        for (int i = n; i < out.length; i++) {
            double x = random.nextGaussian() * (i % 2 == 0 ? 3 : 30);
            out[i] = (float) (i % 3 == 0 ? 1 + x / 50 : x);
        }
        return out;
    }

    private static double[] doubles(int n) {
        double[] out = new double[n];
        Random random = new Random(8);
        for (int i = 0; i < n; i++) {
            double x = random.nextGaussian();
            switch (i % 5) {
                case 0:
                    out[i] = Double.longBitsToDouble(random.nextLong());
                    break;
                case 1:
                    out[i] = x * 300;
                    break;
                case 2:
                    out[i] = x * 4;
                    break;
                case 3:
                    out[i] = 1 + x / 20;
                    break;
                default:
                    out[i] = x * Math.pow(10, random.nextInt(8) - 8);
            }
        }
        return out;
    }

    private static void assertClose(float actual, double exact, double ulps, String what) {
        float rounded = (float) exact;
        if (Float.isNaN(rounded) || Float.isInfinite(rounded) || Float.isInfinite(actual)) {
            assertThat(Float.compare(actual, rounded)).as(what + ": " + actual).isZero();
            return;
        }
        double unit = Math.ulp(Math.max(Math.abs(rounded), Float.MIN_NORMAL));
        if (!(Math.abs(actual - exact) <= ulps * unit)) {
            throw new AssertionError(what + ": " + actual + " instead of " + exact);
        }
    }

    @ParameterizedTest
    @EnumSource(Of.class)
    void floatsAreAsNearAsTheySay(Of f) {
        float[] x = floats();
        float[] out = new float[x.length];
        f.run(x, 0, out, 0, x.length);
        for (int i = 0; i < x.length; i++) {
            double exact = f.reference.applyAsDouble(x[i]);
            // The scalar sigmoid is right to units of 1.
            double size = f == Of.SIGMOID && !Simd.ON ? Math.max(1, 1 / Math.max(exact, 1e-40)) : 1;
            assertClose(out[i], exact, f.ulps * size, f + " float " + x[i]);
            assertClose(f.one(x[i]), exact, f.ulps, f + " one float " + x[i]);
        }
    }

    @ParameterizedTest
    @EnumSource(Of.class)
    void doublesAreAsNearAsTheySay(Of f) {
        double[] x = doubles(3000);
        for (double v : x) {
            double actual = f.one(v);
            double about = f.reference.applyAsDouble(v);
            if (!Double.isFinite(about) || about == 0 || Math.abs(v) < 1e-40 || (Math.abs(v) > 800 && f != Of.LOG)) {
                assertThat(Double.compare(actual, about)).as(f + " of " + v).isZero();
            } else {
                double ulps = BigFunctions.ulps(actual, f.exact.apply(new BigDecimal(v)));
                assertThat(ulps).as(f + " of " + v).isLessThan(f.doubleUlps);
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Of.class)
    void doublesOfEveryExponentAreNearTheStrictOnes(Of f) {
        double[] x = doubles(200_000);
        double[] out = new double[x.length];
        f.run(x, 0, out, 0, x.length);
        for (int i = 0; i < x.length; i++) {
            double strict = f.reference.applyAsDouble(x[i]);
            if (!Double.isFinite(strict) || !Double.isFinite(out[i])) {
                assertThat(Double.compare(out[i], strict)).as(f + " of " + x[i]).isZero();
                continue;
            }
            // Both may be off, to different sides.
            double unit = Math.ulp(Math.max(f == Of.SIGMOID && !Simd.ON ? 1 : Math.abs(strict), Double.MIN_NORMAL));
            if (!(Math.abs(out[i] - strict) <= (f.ulps + 2.5) * unit)) {
                throw new AssertionError(f + " of " + x[i] + ": " + out[i] + " instead of " + strict);
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Of.class)
    void anElementHasTheSameBitsAtEveryPlaceAndLength(Of f) {
        float[] floats = Arrays.copyOf(floats(), 3000);
        double[] doubles = doubles(3000);
        float[] wholeF = new float[3000];
        double[] wholeD = new double[3000];
        f.run(floats, 0, wholeF, 0, 3000);
        f.run(doubles, 0, wholeD, 0, 3000);
        Random random = new Random(9);
        for (int trial = 0; trial < 400; trial++) {
            int n = trial < 80 ? trial : random.nextInt(300);
            int from = random.nextInt(3000 - n);
            int to = random.nextInt(5);
            float[] outF = filled(n + 7, 5f);
            f.run(floats, from, outF, to, n);
            float[] inPlaceF = Arrays.copyOfRange(floats, from, from + n);
            f.run(inPlaceF, 0, inPlaceF, 0, n);
            double[] outD = new double[n + 7];
            Arrays.fill(outD, 5);
            f.run(doubles, from, outD, to, n);
            double[] inPlaceD = Arrays.copyOfRange(doubles, from, from + n);
            f.run(inPlaceD, 0, inPlaceD, 0, n);
            for (int i = 0; i < n; i++) {
                assertSameBits(outF[to + i], wholeF[from + i], f);
                assertSameBits(inPlaceF[i], wholeF[from + i], f);
                assertSameBits(outD[to + i], wholeD[from + i], f);
                assertSameBits(inPlaceD[i], wholeD[from + i], f);
            }
            assertThat(Arrays.copyOf(outF, to)).isEqualTo(filled(to, 5f));
            assertThat(Arrays.copyOfRange(outF, to + n, n + 7)).containsOnly(5f);
        }
        if (Simd.ON) {
            for (int i = 0; i < 3000; i++) {
                assertSameBits(f.one(floats[i]), wholeF[i], f);
                assertSameBits(f.one(doubles[i]), wholeD[i], f);
            }
        }
    }

    private static float[] filled(int n, float value) {
        float[] out = new float[n];
        Arrays.fill(out, value);
        return out;
    }

    private static void assertSameBits(float actual, float expected, Of f) {
        if (Float.floatToIntBits(actual) != Float.floatToIntBits(expected)) {
            throw new AssertionError(f + ": " + actual + " and " + expected);
        }
    }

    private static void assertSameBits(double actual, double expected, Of f) {
        if (Double.doubleToLongBits(actual) != Double.doubleToLongBits(expected)) {
            throw new AssertionError(f + ": " + actual + " and " + expected);
        }
    }

    private static void assertTable(Of f, double[]... pairs) {
        for (double[] pair : pairs) {
            double[] x = new double[37];
            Arrays.fill(x, 0.25);
            for (int at = 0; at < x.length; at += 4) {
                x[at] = pair[0];
                double[] out = new double[37];
                f.run(x, 0, out, 0, 37);
                assertSameBits(out[at], pair[1], f);
                assertSameBits(f.one(pair[0]), pair[1], f);
                float[] y = new float[37];
                Arrays.fill(y, 0.25f);
                y[at] = (float) pair[0];
                float[] outF = new float[37];
                f.run(y, 0, outF, 0, 37);
                assertSameBits(outF[at], (float) pair[1], f);
                assertSameBits(f.one((float) pair[0]), (float) pair[1], f);
            }
        }
    }

    @Test
    void specialValues() {
        assertTable(Of.EXP, pairs(0, 1, -0.0, 1, INF, INF, -INF, 0, NAN, NAN, 1000, INF, -1000, 0, 1e300, INF));
        assertTable(Of.LOG, pairs(1, 0, 0, -INF, -0.0, -INF, INF, INF, -1, NAN, -INF, NAN, NAN, NAN, -1e300, NAN));
        assertTable(Of.TANH, pairs(0, 0, -0.0, -0.0, INF, 1, -INF, -1, NAN, NAN, 30, 1, -30, -1, 1e300, 1));
        assertTable(Of.SIGMOID, pairs(0, 0.5, -0.0, 0.5, INF, 1, -INF, 0, NAN, NAN, 1000, 1, -1000, 0, -1e300, 0));
    }

    private static double[][] pairs(double... values) {
        double[][] out = new double[values.length / 2][];
        for (int i = 0; i < out.length; i++) {
            out[i] = new double[] {values[2 * i], values[2 * i + 1]};
        }
        return out;
    }

    @Test
    void smallestAndLargestResults() {
        assertThat(FloatScalarMath.exp(88.72f)).isEqualTo((float) StrictMath.exp(88.72f));
        assertThat(FloatScalarMath.exp(88.73f)).isEqualTo(Float.POSITIVE_INFINITY);
        assertThat(FloatScalarMath.exp(-103.9f)).isEqualTo(Float.MIN_VALUE);
        assertThat(FloatScalarMath.exp(-104f)).isZero();
        assertThat(FloatScalarMath.exp(-95f)).isEqualTo((float) StrictMath.exp(-95f));
        assertThat(DoubleScalarMath.exp(709.78)).isEqualTo(StrictMath.exp(709.78));
        assertThat(DoubleScalarMath.exp(709.79)).isEqualTo(INF);
        assertThat(DoubleScalarMath.exp(-745)).isEqualTo(Double.MIN_VALUE);
        assertThat(DoubleScalarMath.exp(-746)).isZero();
        assertThat(FloatScalarMath.log(Float.MIN_VALUE)).isEqualTo((float) StrictMath.log(Float.MIN_VALUE));
        assertThat(DoubleScalarMath.log(Double.MIN_VALUE)).isEqualTo(StrictMath.log(Double.MIN_VALUE));
        assertThat(FloatScalarMath.tanh(Float.MIN_VALUE)).isEqualTo(Float.MIN_VALUE);
        assertThat(DoubleScalarMath.tanh(-Double.MIN_VALUE)).isEqualTo(-Double.MIN_VALUE);
        assertThat(FloatScalarMath.sigmoid(-90f)).isEqualTo((float) StrictMath.exp(-90));
        assertThat(DoubleScalarMath.sigmoid(-720)).isEqualTo(StrictMath.exp(-720));
    }
}
