package org.dezero.plain;

import static jdk.incubator.vector.VectorOperators.FMA;
import static jdk.incubator.vector.VectorOperators.GE;
import static jdk.incubator.vector.VectorOperators.GT;
import static jdk.incubator.vector.VectorOperators.LE;
import static jdk.incubator.vector.VectorOperators.LSHL;
import static jdk.incubator.vector.VectorOperators.LSHR;
import static jdk.incubator.vector.VectorOperators.LT;
import static org.dezero.plain.DoubleScalarMath.E0;
import static org.dezero.plain.DoubleScalarMath.E1;
import static org.dezero.plain.DoubleScalarMath.E2;
import static org.dezero.plain.DoubleScalarMath.E3;
import static org.dezero.plain.DoubleScalarMath.E4;
import static org.dezero.plain.DoubleScalarMath.E5;
import static org.dezero.plain.DoubleScalarMath.E6;
import static org.dezero.plain.DoubleScalarMath.E7;
import static org.dezero.plain.DoubleScalarMath.E8;
import static org.dezero.plain.DoubleScalarMath.E9;
import static org.dezero.plain.DoubleScalarMath.EXPONENT_MASK;
import static org.dezero.plain.DoubleScalarMath.EXPONENT_SHIFT;
import static org.dezero.plain.DoubleScalarMath.EXP_HIGH;
import static org.dezero.plain.DoubleScalarMath.EXP_LOW;
import static org.dezero.plain.DoubleScalarMath.EXP_SAFE;
import static org.dezero.plain.DoubleScalarMath.L0;
import static org.dezero.plain.DoubleScalarMath.L1;
import static org.dezero.plain.DoubleScalarMath.L2;
import static org.dezero.plain.DoubleScalarMath.L3;
import static org.dezero.plain.DoubleScalarMath.L4;
import static org.dezero.plain.DoubleScalarMath.L5;
import static org.dezero.plain.DoubleScalarMath.L6;
import static org.dezero.plain.DoubleScalarMath.LN_2;
import static org.dezero.plain.DoubleScalarMath.LN_2_REST;
import static org.dezero.plain.DoubleScalarMath.LOG2_E;
import static org.dezero.plain.DoubleScalarMath.ONE_BITS;
import static org.dezero.plain.DoubleScalarMath.SQRT_HALF_BITS;
import static org.dezero.plain.DoubleScalarMath.T0;
import static org.dezero.plain.DoubleScalarMath.T1;
import static org.dezero.plain.DoubleScalarMath.T10;
import static org.dezero.plain.DoubleScalarMath.T2;
import static org.dezero.plain.DoubleScalarMath.T3;
import static org.dezero.plain.DoubleScalarMath.T4;
import static org.dezero.plain.DoubleScalarMath.T5;
import static org.dezero.plain.DoubleScalarMath.T6;
import static org.dezero.plain.DoubleScalarMath.T7;
import static org.dezero.plain.DoubleScalarMath.T8;
import static org.dezero.plain.DoubleScalarMath.T9;
import static org.dezero.plain.DoubleScalarMath.TANH_HIGH;
import static org.dezero.plain.DoubleScalarMath.TANH_LOW;
import static org.dezero.plain.DoubleScalarMath.TO_WHOLE;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorSpecies;

/**
 * {@link DoubleScalarMath} over rows, by vectors. The bits of an element depend on the element alone, not on its place or on how
 * many there are. A result may be written over the operand, element by element.
 *
 * <p>What is rare, such as overflow, is found by a test of the whole vector. Each loop is written out in full: a method that
 * takes and returns vectors makes objects of them wherever the JIT compiler happens not to inline it.
 */
final class DoubleVectorFunctions {
    private static final VectorSpecies<Double> SPECIES = DoubleLanes.SPECIES;
    private static final int LENGTH = DoubleLanes.LENGTH;

    // The same in every lane. Where there is much to inline, JDK 17 makes objects of vectors; a constant saves the
    // calls that
    // spread a number, but is loaded each time: polynomials
    // have them only where they need them.
    private static final DoubleVector EXP_SAFE_ALL = DoubleVector.broadcast(SPECIES, EXP_SAFE);
    private static final DoubleVector EXP_HIGH_ALL = DoubleVector.broadcast(SPECIES, EXP_HIGH);
    private static final DoubleVector EXP_LOW_ALL = DoubleVector.broadcast(SPECIES, EXP_LOW);
    private static final DoubleVector MIN_NORMAL_ALL = DoubleVector.broadcast(SPECIES, Double.MIN_NORMAL);
    private static final DoubleVector MAX_VALUE_ALL = DoubleVector.broadcast(SPECIES, Double.MAX_VALUE);
    private static final DoubleVector TANH_HIGH_ALL = DoubleVector.broadcast(SPECIES, TANH_HIGH);
    private static final DoubleVector TANH_LOW_ALL = DoubleVector.broadcast(SPECIES, TANH_LOW);
    private static final DoubleVector ZERO_ALL = DoubleVector.broadcast(SPECIES, 0.0);
    private static final DoubleVector MINUS_TWO_ALL = DoubleVector.broadcast(SPECIES, -2);
    private static final DoubleVector ONE_ALL = DoubleVector.broadcast(SPECIES, 1);
    private static final DoubleVector T10_ALL = DoubleVector.broadcast(SPECIES, T10);
    private static final DoubleVector T9_ALL = DoubleVector.broadcast(SPECIES, T9);
    private static final DoubleVector LOG2_E_ALL = DoubleVector.broadcast(SPECIES, LOG2_E);
    private static final DoubleVector TO_WHOLE_ALL = DoubleVector.broadcast(SPECIES, TO_WHOLE);
    private static final DoubleVector E9_ALL = DoubleVector.broadcast(SPECIES, E9);
    private static final DoubleVector E8_ALL = DoubleVector.broadcast(SPECIES, E8);
    private static final DoubleVector T8_ALL = DoubleVector.broadcast(SPECIES, T8);
    private static final DoubleVector T7_ALL = DoubleVector.broadcast(SPECIES, T7);
    private static final DoubleVector T6_ALL = DoubleVector.broadcast(SPECIES, T6);
    private static final DoubleVector T5_ALL = DoubleVector.broadcast(SPECIES, T5);
    private static final DoubleVector T4_ALL = DoubleVector.broadcast(SPECIES, T4);
    private static final DoubleVector T3_ALL = DoubleVector.broadcast(SPECIES, T3);
    private static final DoubleVector T2_ALL = DoubleVector.broadcast(SPECIES, T2);
    private static final DoubleVector T1_ALL = DoubleVector.broadcast(SPECIES, T1);
    private static final DoubleVector T0_ALL = DoubleVector.broadcast(SPECIES, T0);
    private static final DoubleVector E7_ALL = DoubleVector.broadcast(SPECIES, E7);
    private static final DoubleVector E6_ALL = DoubleVector.broadcast(SPECIES, E6);
    private static final DoubleVector E5_ALL = DoubleVector.broadcast(SPECIES, E5);
    private static final DoubleVector E4_ALL = DoubleVector.broadcast(SPECIES, E4);
    private static final DoubleVector E3_ALL = DoubleVector.broadcast(SPECIES, E3);
    private static final DoubleVector E2_ALL = DoubleVector.broadcast(SPECIES, E2);
    private static final DoubleVector E1_ALL = DoubleVector.broadcast(SPECIES, E1);
    private static final DoubleVector E0_ALL = DoubleVector.broadcast(SPECIES, E0);
    private static final DoubleVector MINUS_LN_2_REST_ALL = DoubleVector.broadcast(SPECIES, -LN_2_REST);
    private static final DoubleVector MINUS_LN_2_ALL = DoubleVector.broadcast(SPECIES, -LN_2);
    private static final DoubleVector MINUS_LOG2_E_ALL = DoubleVector.broadcast(SPECIES, -LOG2_E);
    private static final VectorSpecies<Long> BITS = VectorSpecies.of(long.class, SPECIES.vectorShape());
    private static final LongVector ONE_BITS_ALL = LongVector.broadcast(BITS, ONE_BITS);
    private static final LongVector SQRT_HALF_BITS_ALL = LongVector.broadcast(BITS, SQRT_HALF_BITS);
    private static final LongVector RAISED_ALL = LongVector.broadcast(BITS, 1024L << EXPONENT_SHIFT);
    private static final LongVector WHOLE_BITS_ALL = LongVector.broadcast(BITS, Double.doubleToRawLongBits(TO_WHOLE));
    private static final LongVector EXPONENT_MASK_ALL = LongVector.broadcast(BITS, EXPONENT_MASK);
    private static final LongVector SIGN_ALL = LongVector.broadcast(BITS, Long.MIN_VALUE);

    private DoubleVectorFunctions() {}

    /** {@code out = e^a}. */
    static void exp(double[] a, int ao, double[] out, int oo, int n) {
        int body = SPECIES.loopBound(n);
        expBody(a, ao, out, oo, body);
        if (body > 0 && body < n && a != out) {
            // The last whole vector, a part of it for the second time.
            expBody(a, ao + n - LENGTH, out, oo + n - LENGTH, LENGTH);
            return;
        }
        for (int i = body; i < n; i++) {
            out[oo + i] = DoubleScalarMath.exp(a[ao + i]);
        }
    }

    private static void expBody(double[] a, int ao, double[] out, int oo, int n) {
        for (int i = 0; i < n; i += LENGTH) {
            DoubleVector x = DoubleVector.fromArray(SPECIES, a, ao + i);
            if (!x.abs().compare(LT, EXP_SAFE_ALL).allTrue()) {
                expWide(a, ao + i, out, oo + i);
                continue;
            }
            DoubleVector z = x.fma(LOG2_E, TO_WHOLE);
            DoubleVector whole = z.sub(TO_WHOLE);
            DoubleVector high = whole.lanewise(FMA, -LN_2, x);
            DoubleVector r = whole.lanewise(FMA, -LN_2_REST, high);
            DoubleVector lost = whole.lanewise(FMA, -LN_2_REST, high.sub(r));
            DoubleVector q = r.fma(E9, E8);
            q = q.lanewise(FMA, r, E7);
            q = q.lanewise(FMA, r, E6);
            q = q.lanewise(FMA, r, E5);
            q = q.lanewise(FMA, r, E4);
            q = q.lanewise(FMA, r, E3);
            q = q.lanewise(FMA, r, E2);
            q = q.lanewise(FMA, r, E1);
            q = q.lanewise(FMA, r, E0);
            DoubleVector s = r.add(1);
            DoubleVector p = s.add(r.sub(s.sub(1)).add(r.mul(r).fma(q, lost)));
            LongVector exponent = z.reinterpretAsLongs().lanewise(LSHL, EXPONENT_SHIFT);
            p.reinterpretAsLongs().add(exponent).reinterpretAsDoubles().intoArray(out, oo + i);
        }
    }

    /** One vector, with numbers too large for the short way among them. */
    private static void expWide(double[] a, int ao, double[] out, int oo) {
        DoubleVector x = DoubleVector.fromArray(SPECIES, a, ao);
        x = x.blend(EXP_HIGH_ALL, x.compare(GT, EXP_HIGH_ALL));
        x = x.blend(EXP_LOW_ALL, x.compare(LT, EXP_LOW_ALL));
        DoubleVector z = x.fma(LOG2_E, TO_WHOLE);
        DoubleVector whole = z.sub(TO_WHOLE);
        DoubleVector high = whole.lanewise(FMA, -LN_2, x);
        DoubleVector r = whole.lanewise(FMA, -LN_2_REST, high);
        DoubleVector lost = whole.lanewise(FMA, -LN_2_REST, high.sub(r));
        DoubleVector q = r.fma(E9, E8);
        q = q.lanewise(FMA, r, E7);
        q = q.lanewise(FMA, r, E6);
        q = q.lanewise(FMA, r, E5);
        q = q.lanewise(FMA, r, E4);
        q = q.lanewise(FMA, r, E3);
        q = q.lanewise(FMA, r, E2);
        q = q.lanewise(FMA, r, E1);
        q = q.lanewise(FMA, r, E0);
        DoubleVector s = r.add(1);
        DoubleVector p = s.add(r.sub(s.sub(1)).add(r.mul(r).fma(q, lost)));
        DoubleVector half = whole.fma(0.5, TO_WHOLE);
        DoubleVector rest = whole.sub(half.sub(TO_WHOLE)).add(TO_WHOLE);
        DoubleVector first = half.reinterpretAsLongs()
                .lanewise(LSHL, EXPONENT_SHIFT)
                .add(ONE_BITS_ALL)
                .reinterpretAsDoubles();
        DoubleVector second = rest.reinterpretAsLongs()
                .lanewise(LSHL, EXPONENT_SHIFT)
                .add(ONE_BITS_ALL)
                .reinterpretAsDoubles();
        p.mul(first).mul(second).intoArray(out, oo);
    }

    /** {@code out = log(a)}. */
    static void log(double[] a, int ao, double[] out, int oo, int n) {
        int body = SPECIES.loopBound(n);
        logBody(a, ao, out, oo, body);
        if (body > 0 && body < n && a != out) {
            logBody(a, ao + n - LENGTH, out, oo + n - LENGTH, LENGTH);
            return;
        }
        for (int i = body; i < n; i++) {
            out[oo + i] = DoubleScalarMath.log(a[ao + i]);
        }
    }

    private static void logBody(double[] a, int ao, double[] out, int oo, int n) {
        for (int i = 0; i < n; i += LENGTH) {
            DoubleVector x = DoubleVector.fromArray(SPECIES, a, ao + i);
            if (!x.compare(GE, MIN_NORMAL_ALL).and(x.compare(LE, MAX_VALUE_ALL)).allTrue()) {
                for (int j = i; j < i + LENGTH; j++) {
                    out[oo + j] = DoubleScalarMath.log(a[ao + j]);
                }
                continue;
            }
            LongVector bits = x.reinterpretAsLongs();
            LongVector above = bits.sub(SQRT_HALF_BITS_ALL);
            // The exponent raised by 1024 for the time of the shift, which then needs no sign.
            DoubleVector e = above.add(RAISED_ALL)
                    .lanewise(LSHR, EXPONENT_SHIFT)
                    .add(WHOLE_BITS_ALL)
                    .reinterpretAsDoubles()
                    .sub(TO_WHOLE + 1024);
            DoubleVector f = bits.sub(above.and(EXPONENT_MASK_ALL))
                    .reinterpretAsDoubles()
                    .sub(1);
            DoubleVector s = f.div(f.add(2));
            DoubleVector z = s.mul(s);
            DoubleVector p = z.fma(L6, L5);
            p = p.lanewise(FMA, z, L4);
            p = p.lanewise(FMA, z, L3);
            p = p.lanewise(FMA, z, L2);
            p = p.lanewise(FMA, z, L1);
            p = p.lanewise(FMA, z, L0);
            DoubleVector square = f.mul(f).mul(0.5);
            DoubleVector y = s.fma(p.fma(z, square), e.mul(LN_2_REST));
            e.lanewise(FMA, LN_2, f.sub(square.sub(y))).intoArray(out, oo + i);
        }
    }

    /** {@code out = tanh(a)}. */
    static void tanh(double[] a, int ao, double[] out, int oo, int n) {
        int body = SPECIES.loopBound(n);
        tanhBody(a, ao, out, oo, body);
        if (body > 0 && body < n && a != out) {
            tanhBody(a, ao + n - LENGTH, out, oo + n - LENGTH, LENGTH);
            return;
        }
        for (int i = body; i < n; i++) {
            out[oo + i] = DoubleScalarMath.tanh(a[ao + i]);
        }
    }

    private static void tanhBody(double[] a, int ao, double[] out, int oo, int n) {
        for (int i = 0; i < n; i += LENGTH) {
            DoubleVector x = DoubleVector.fromArray(SPECIES, a, ao + i);
            DoubleVector t = x.abs();
            DoubleVector s = t.mul(t);
            DoubleVector w = s.fma(T10_ALL, T9_ALL);
            w = w.fma(s, T8_ALL);
            w = w.fma(s, T7_ALL);
            w = w.fma(s, T6_ALL);
            w = w.fma(s, T5_ALL);
            w = w.fma(s, T4_ALL);
            w = w.fma(s, T3_ALL);
            w = w.fma(s, T2_ALL);
            w = w.fma(s, T1_ALL);
            w = w.fma(s, T0_ALL);
            DoubleVector near = t.mul(s).fma(w, t);
            DoubleVector c = t.blend(TANH_HIGH_ALL, t.compare(GT, TANH_HIGH_ALL));
            c = c.add(c);
            DoubleVector z = c.fma(LOG2_E_ALL, TO_WHOLE_ALL);
            DoubleVector whole = z.sub(TO_WHOLE_ALL);
            DoubleVector r = whole.fma(MINUS_LN_2_REST_ALL, whole.fma(MINUS_LN_2_ALL, c));
            DoubleVector q = r.fma(E9_ALL, E8_ALL);
            q = q.fma(r, E7_ALL);
            q = q.fma(r, E6_ALL);
            q = q.fma(r, E5_ALL);
            q = q.fma(r, E4_ALL);
            q = q.fma(r, E3_ALL);
            q = q.fma(r, E2_ALL);
            q = q.fma(r, E1_ALL);
            q = q.fma(r, E0_ALL);
            DoubleVector p = r.mul(r).fma(q, r).add(ONE_ALL);
            DoubleVector power = z.reinterpretAsLongs()
                    .lanewise(LSHL, EXPONENT_SHIFT)
                    .add(ONE_BITS_ALL)
                    .reinterpretAsDoubles();
            DoubleVector far = MINUS_TWO_ALL.div(p.fma(power, ONE_ALL)).add(ONE_ALL);
            LongVector y = far.blend(near, t.compare(LT, TANH_LOW_ALL)).reinterpretAsLongs();
            y.or(x.reinterpretAsLongs().and(SIGN_ALL)).reinterpretAsDoubles().intoArray(out, oo + i);
        }
    }

    /** {@code out = 1 / (1 + e^-a)}. */
    static void sigmoid(double[] a, int ao, double[] out, int oo, int n) {
        int body = SPECIES.loopBound(n);
        sigmoidBody(a, ao, out, oo, body);
        if (body > 0 && body < n && a != out) {
            sigmoidBody(a, ao + n - LENGTH, out, oo + n - LENGTH, LENGTH);
            return;
        }
        for (int i = body; i < n; i++) {
            out[oo + i] = DoubleScalarMath.sigmoid(a[ao + i]);
        }
    }

    private static void sigmoidBody(double[] a, int ao, double[] out, int oo, int n) {
        for (int i = 0; i < n; i += LENGTH) {
            DoubleVector x = DoubleVector.fromArray(SPECIES, a, ao + i);
            DoubleVector t = x.abs();
            if (!t.compare(LT, EXP_SAFE_ALL).allTrue()) {
                for (int j = i; j < i + LENGTH; j++) {
                    out[oo + j] = DoubleScalarMath.sigmoid(a[ao + j]);
                }
                continue;
            }
            DoubleVector z = t.fma(MINUS_LOG2_E_ALL, TO_WHOLE_ALL);
            DoubleVector whole = z.sub(TO_WHOLE_ALL);
            DoubleVector high = whole.fma(MINUS_LN_2_ALL, t.neg());
            DoubleVector r = whole.fma(MINUS_LN_2_REST_ALL, high);
            DoubleVector lost = whole.fma(MINUS_LN_2_REST_ALL, high.sub(r));
            DoubleVector q = r.fma(E9_ALL, E8_ALL);
            q = q.fma(r, E7_ALL);
            q = q.fma(r, E6_ALL);
            q = q.fma(r, E5_ALL);
            q = q.fma(r, E4_ALL);
            q = q.fma(r, E3_ALL);
            q = q.fma(r, E2_ALL);
            q = q.fma(r, E1_ALL);
            q = q.fma(r, E0_ALL);
            DoubleVector s = r.add(ONE_ALL);
            DoubleVector p = s.add(r.sub(s.sub(ONE_ALL)).add(r.mul(r).fma(q, lost)));
            LongVector exponent = z.reinterpretAsLongs().lanewise(LSHL, EXPONENT_SHIFT);
            DoubleVector e = p.reinterpretAsLongs().add(exponent).reinterpretAsDoubles();
            VectorMask<Double> negative = x.compare(LT, ZERO_ALL);
            ONE_ALL.blend(e, negative).div(e.add(ONE_ALL)).intoArray(out, oo + i);
        }
    }
}
