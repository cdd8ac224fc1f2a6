package org.dezero.plain;

import static jdk.incubator.vector.VectorOperators.ASHR;
import static jdk.incubator.vector.VectorOperators.FMA;
import static jdk.incubator.vector.VectorOperators.GE;
import static jdk.incubator.vector.VectorOperators.GT;
import static jdk.incubator.vector.VectorOperators.LE;
import static jdk.incubator.vector.VectorOperators.LSHL;
import static jdk.incubator.vector.VectorOperators.LT;
import static org.dezero.plain.FloatScalarMath.E0;
import static org.dezero.plain.FloatScalarMath.E1;
import static org.dezero.plain.FloatScalarMath.E2;
import static org.dezero.plain.FloatScalarMath.E3;
import static org.dezero.plain.FloatScalarMath.E4;
import static org.dezero.plain.FloatScalarMath.EXPONENT_MASK;
import static org.dezero.plain.FloatScalarMath.EXPONENT_SHIFT;
import static org.dezero.plain.FloatScalarMath.EXP_HIGH;
import static org.dezero.plain.FloatScalarMath.EXP_LOW;
import static org.dezero.plain.FloatScalarMath.EXP_SAFE;
import static org.dezero.plain.FloatScalarMath.L0;
import static org.dezero.plain.FloatScalarMath.L1;
import static org.dezero.plain.FloatScalarMath.L2;
import static org.dezero.plain.FloatScalarMath.L3;
import static org.dezero.plain.FloatScalarMath.L4;
import static org.dezero.plain.FloatScalarMath.L5;
import static org.dezero.plain.FloatScalarMath.L6;
import static org.dezero.plain.FloatScalarMath.L7;
import static org.dezero.plain.FloatScalarMath.L8;
import static org.dezero.plain.FloatScalarMath.LN_2;
import static org.dezero.plain.FloatScalarMath.LN_2_REST;
import static org.dezero.plain.FloatScalarMath.LOG2_E;
import static org.dezero.plain.FloatScalarMath.ONE_BITS;
import static org.dezero.plain.FloatScalarMath.SQRT_HALF_BITS;
import static org.dezero.plain.FloatScalarMath.T0;
import static org.dezero.plain.FloatScalarMath.T1;
import static org.dezero.plain.FloatScalarMath.T2;
import static org.dezero.plain.FloatScalarMath.T3;
import static org.dezero.plain.FloatScalarMath.T4;
import static org.dezero.plain.FloatScalarMath.TANH_HIGH;
import static org.dezero.plain.FloatScalarMath.TANH_LOW;
import static org.dezero.plain.FloatScalarMath.TO_WHOLE;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * {@link FloatScalarMath} over rows, by vectors. The bits of an element depend on the element alone, not on its place or on how
 * many there are. A result may be written over the operand, element by element.
 *
 * <p>What is rare, such as overflow, is found by a test of the whole vector. Each loop is written out in full: a method that
 * takes and returns vectors makes objects of them wherever the JIT compiler happens not to inline it.
 */
final class FloatVectorFunctions {
    private static final VectorSpecies<Float> SPECIES = FloatLanes.SPECIES;
    private static final int LENGTH = FloatLanes.LENGTH;

    // The same in every lane. Where there is much to inline, JDK 17 makes objects of vectors; a constant saves the
    // calls that
    // spread a number, but is loaded each time: polynomials
    // have them only where they need them.
    private static final FloatVector EXP_SAFE_ALL = FloatVector.broadcast(SPECIES, EXP_SAFE);
    private static final FloatVector EXP_HIGH_ALL = FloatVector.broadcast(SPECIES, EXP_HIGH);
    private static final FloatVector EXP_LOW_ALL = FloatVector.broadcast(SPECIES, EXP_LOW);
    private static final FloatVector MIN_NORMAL_ALL = FloatVector.broadcast(SPECIES, Float.MIN_NORMAL);
    private static final FloatVector MAX_VALUE_ALL = FloatVector.broadcast(SPECIES, Float.MAX_VALUE);
    private static final FloatVector TANH_HIGH_ALL = FloatVector.broadcast(SPECIES, TANH_HIGH);
    private static final FloatVector TANH_LOW_ALL = FloatVector.broadcast(SPECIES, TANH_LOW);
    private static final FloatVector MINUS_TWO_ALL = FloatVector.broadcast(SPECIES, -2);
    private static final FloatVector ONE_ALL = FloatVector.broadcast(SPECIES, 1);
    private static final FloatVector T4_ALL = FloatVector.broadcast(SPECIES, T4);
    private static final FloatVector T3_ALL = FloatVector.broadcast(SPECIES, T3);
    private static final FloatVector LOG2_E_ALL = FloatVector.broadcast(SPECIES, LOG2_E);
    private static final FloatVector TO_WHOLE_ALL = FloatVector.broadcast(SPECIES, TO_WHOLE);
    private static final FloatVector E4_ALL = FloatVector.broadcast(SPECIES, E4);
    private static final FloatVector E3_ALL = FloatVector.broadcast(SPECIES, E3);
    private static final FloatVector T2_ALL = FloatVector.broadcast(SPECIES, T2);
    private static final FloatVector T1_ALL = FloatVector.broadcast(SPECIES, T1);
    private static final FloatVector T0_ALL = FloatVector.broadcast(SPECIES, T0);
    private static final FloatVector E2_ALL = FloatVector.broadcast(SPECIES, E2);
    private static final FloatVector E1_ALL = FloatVector.broadcast(SPECIES, E1);
    private static final FloatVector E0_ALL = FloatVector.broadcast(SPECIES, E0);
    private static final FloatVector MINUS_LN_2_REST_ALL = FloatVector.broadcast(SPECIES, -LN_2_REST);
    private static final FloatVector MINUS_LN_2_ALL = FloatVector.broadcast(SPECIES, -LN_2);
    private static final VectorSpecies<Integer> BITS = VectorSpecies.of(int.class, SPECIES.vectorShape());
    private static final IntVector EXPONENT_MASK_ALL = IntVector.broadcast(BITS, EXPONENT_MASK);
    private static final IntVector ONE_BITS_ALL = IntVector.broadcast(BITS, ONE_BITS);
    private static final IntVector SQRT_HALF_BITS_ALL = IntVector.broadcast(BITS, SQRT_HALF_BITS);
    private static final IntVector WHOLE_BITS_ALL = IntVector.broadcast(BITS, Float.floatToRawIntBits(TO_WHOLE));
    private static final IntVector SIGN_ALL = IntVector.broadcast(BITS, Integer.MIN_VALUE);

    private FloatVectorFunctions() {}

    /** {@code out = e^a}. */
    static void exp(float[] a, int ao, float[] out, int oo, int n) {
        int body = SPECIES.loopBound(n);
        expBody(a, ao, out, oo, body);
        if (body > 0 && body < n && a != out) {
            // The last whole vector, a part of it for the second time.
            expBody(a, ao + n - LENGTH, out, oo + n - LENGTH, LENGTH);
            return;
        }
        for (int i = body; i < n; i++) {
            out[oo + i] = FloatScalarMath.exp(a[ao + i]);
        }
    }

    private static void expBody(float[] a, int ao, float[] out, int oo, int n) {
        for (int i = 0; i < n; i += LENGTH) {
            FloatVector x = FloatVector.fromArray(SPECIES, a, ao + i);
            if (!x.abs().compare(LT, EXP_SAFE_ALL).allTrue()) {
                expWide(a, ao + i, out, oo + i);
                continue;
            }
            FloatVector z = x.fma(LOG2_E, TO_WHOLE);
            FloatVector whole = z.sub(TO_WHOLE);
            FloatVector r = whole.lanewise(FMA, -LN_2_REST, whole.lanewise(FMA, -LN_2, x));
            FloatVector q = r.fma(E4, E3);
            q = q.lanewise(FMA, r, E2);
            q = q.lanewise(FMA, r, E1);
            q = q.lanewise(FMA, r, E0);
            FloatVector p = r.mul(r).fma(q, r).add(1);
            IntVector exponent = z.reinterpretAsInts().lanewise(LSHL, EXPONENT_SHIFT);
            p.reinterpretAsInts().add(exponent).reinterpretAsFloats().intoArray(out, oo + i);
        }
    }

    /** One vector, with numbers too large for the short way among them. */
    private static void expWide(float[] a, int ao, float[] out, int oo) {
        FloatVector x = FloatVector.fromArray(SPECIES, a, ao);
        x = x.blend(EXP_HIGH_ALL, x.compare(GT, EXP_HIGH_ALL));
        x = x.blend(EXP_LOW_ALL, x.compare(LT, EXP_LOW_ALL));
        FloatVector z = x.fma(LOG2_E, TO_WHOLE);
        FloatVector whole = z.sub(TO_WHOLE);
        FloatVector r = whole.lanewise(FMA, -LN_2_REST, whole.lanewise(FMA, -LN_2, x));
        FloatVector q = r.fma(E4, E3);
        q = q.lanewise(FMA, r, E2);
        q = q.lanewise(FMA, r, E1);
        q = q.lanewise(FMA, r, E0);
        FloatVector p = r.mul(r).fma(q, r).add(1);
        IntVector exponent = z.reinterpretAsInts().lanewise(LSHL, EXPONENT_SHIFT);
        IntVector half = exponent.lanewise(ASHR, 1).and(EXPONENT_MASK_ALL);
        FloatVector first = half.add(ONE_BITS_ALL).reinterpretAsFloats();
        FloatVector second = exponent.sub(half).add(ONE_BITS_ALL).reinterpretAsFloats();
        p.mul(first).mul(second).intoArray(out, oo);
    }

    /** {@code out = log(a)}. */
    static void log(float[] a, int ao, float[] out, int oo, int n) {
        int body = SPECIES.loopBound(n);
        logBody(a, ao, out, oo, body);
        if (body > 0 && body < n && a != out) {
            logBody(a, ao + n - LENGTH, out, oo + n - LENGTH, LENGTH);
            return;
        }
        for (int i = body; i < n; i++) {
            out[oo + i] = FloatScalarMath.log(a[ao + i]);
        }
    }

    private static void logBody(float[] a, int ao, float[] out, int oo, int n) {
        for (int i = 0; i < n; i += LENGTH) {
            FloatVector x = FloatVector.fromArray(SPECIES, a, ao + i);
            if (!x.compare(GE, MIN_NORMAL_ALL).and(x.compare(LE, MAX_VALUE_ALL)).allTrue()) {
                for (int j = i; j < i + LENGTH; j++) {
                    out[oo + j] = FloatScalarMath.log(a[ao + j]);
                }
                continue;
            }
            IntVector bits = x.reinterpretAsInts();
            IntVector above = bits.sub(SQRT_HALF_BITS_ALL);
            FloatVector e = above.lanewise(ASHR, EXPONENT_SHIFT)
                    .add(WHOLE_BITS_ALL)
                    .reinterpretAsFloats()
                    .sub(TO_WHOLE);
            FloatVector f =
                    bits.sub(above.and(EXPONENT_MASK_ALL)).reinterpretAsFloats().sub(1);
            FloatVector p = f.fma(L8, L7);
            p = p.lanewise(FMA, f, L6);
            p = p.lanewise(FMA, f, L5);
            p = p.lanewise(FMA, f, L4);
            p = p.lanewise(FMA, f, L3);
            p = p.lanewise(FMA, f, L2);
            p = p.lanewise(FMA, f, L1);
            p = p.lanewise(FMA, f, L0);
            FloatVector square = f.mul(f);
            FloatVector y = e.lanewise(FMA, LN_2_REST, square.mul(f).mul(p));
            y = square.lanewise(FMA, -0.5f, y);
            e.lanewise(FMA, LN_2, f.add(y)).intoArray(out, oo + i);
        }
    }

    /** {@code out = tanh(a)}. */
    static void tanh(float[] a, int ao, float[] out, int oo, int n) {
        int body = SPECIES.loopBound(n);
        tanhBody(a, ao, out, oo, body);
        if (body > 0 && body < n && a != out) {
            tanhBody(a, ao + n - LENGTH, out, oo + n - LENGTH, LENGTH);
            return;
        }
        for (int i = body; i < n; i++) {
            out[oo + i] = FloatScalarMath.tanh(a[ao + i]);
        }
    }

    private static void tanhBody(float[] a, int ao, float[] out, int oo, int n) {
        for (int i = 0; i < n; i += LENGTH) {
            FloatVector x = FloatVector.fromArray(SPECIES, a, ao + i);
            FloatVector t = x.abs();
            FloatVector s = t.mul(t);
            FloatVector w = s.fma(T4_ALL, T3_ALL);
            w = w.fma(s, T2_ALL);
            w = w.fma(s, T1_ALL);
            w = w.fma(s, T0_ALL);
            FloatVector near = t.mul(s).fma(w, t);
            FloatVector c = t.blend(TANH_HIGH_ALL, t.compare(GT, TANH_HIGH_ALL));
            c = c.add(c);
            FloatVector z = c.fma(LOG2_E_ALL, TO_WHOLE_ALL);
            FloatVector whole = z.sub(TO_WHOLE_ALL);
            FloatVector r = whole.fma(MINUS_LN_2_REST_ALL, whole.fma(MINUS_LN_2_ALL, c));
            FloatVector q = r.fma(E4_ALL, E3_ALL);
            q = q.fma(r, E2_ALL);
            q = q.fma(r, E1_ALL);
            q = q.fma(r, E0_ALL);
            FloatVector p = r.mul(r).fma(q, r).add(ONE_ALL);
            FloatVector power = z.reinterpretAsInts()
                    .lanewise(LSHL, EXPONENT_SHIFT)
                    .add(ONE_BITS_ALL)
                    .reinterpretAsFloats();
            FloatVector far = MINUS_TWO_ALL.div(p.fma(power, ONE_ALL)).add(ONE_ALL);
            IntVector y = far.blend(near, t.compare(LT, TANH_LOW_ALL)).reinterpretAsInts();
            y.or(x.reinterpretAsInts().and(SIGN_ALL)).reinterpretAsFloats().intoArray(out, oo + i);
        }
    }

    /** {@code out = 1 / (1 + e^-a)}. */
    static void sigmoid(float[] a, int ao, float[] out, int oo, int n) {
        int body = SPECIES.loopBound(n);
        sigmoidBody(a, ao, out, oo, body);
        if (body > 0 && body < n && a != out) {
            sigmoidBody(a, ao + n - LENGTH, out, oo + n - LENGTH, LENGTH);
            return;
        }
        for (int i = body; i < n; i++) {
            out[oo + i] = FloatScalarMath.sigmoid(a[ao + i]);
        }
    }

    private static void sigmoidBody(float[] a, int ao, float[] out, int oo, int n) {
        for (int i = 0; i < n; i += LENGTH) {
            FloatVector x = FloatVector.fromArray(SPECIES, a, ao + i);
            if (!x.abs().compare(LT, EXP_SAFE_ALL).allTrue()) {
                for (int j = i; j < i + LENGTH; j++) {
                    out[oo + j] = FloatScalarMath.sigmoid(a[ao + j]);
                }
                continue;
            }
            FloatVector z = x.fma(-LOG2_E, TO_WHOLE);
            FloatVector whole = z.sub(TO_WHOLE);
            // The negative of what exp has at -x; so is everything up to the last step, without a negation for it.
            FloatVector r = whole.lanewise(FMA, LN_2_REST, whole.lanewise(FMA, LN_2, x));
            FloatVector q = r.fma(-E4, E3);
            q = q.lanewise(FMA, r, -E2);
            q = q.lanewise(FMA, r, E1);
            q = q.lanewise(FMA, r, -E0);
            FloatVector p = ONE_ALL.sub(r.mul(r).fma(q, r));
            IntVector exponent = z.reinterpretAsInts().lanewise(LSHL, EXPONENT_SHIFT);
            FloatVector e = p.reinterpretAsInts().add(exponent).reinterpretAsFloats();
            ONE_ALL.div(e.add(1)).intoArray(out, oo + i);
        }
    }
}
