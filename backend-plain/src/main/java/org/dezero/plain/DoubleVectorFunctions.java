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
            if (!x.abs().compare(LT, EXP_SAFE).allTrue()) {
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
        x = x.blend(EXP_HIGH, x.compare(GT, EXP_HIGH));
        x = x.blend(EXP_LOW, x.compare(LT, EXP_LOW));
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
                .add(ONE_BITS)
                .reinterpretAsDoubles();
        DoubleVector second = rest.reinterpretAsLongs()
                .lanewise(LSHL, EXPONENT_SHIFT)
                .add(ONE_BITS)
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
            if (!x.compare(GE, Double.MIN_NORMAL)
                    .and(x.compare(LE, Double.MAX_VALUE))
                    .allTrue()) {
                for (int j = i; j < i + LENGTH; j++) {
                    out[oo + j] = DoubleScalarMath.log(a[ao + j]);
                }
                continue;
            }
            LongVector bits = x.reinterpretAsLongs();
            LongVector above = bits.sub(SQRT_HALF_BITS);
            // The exponent raised by 1024 for the time of the shift, which then needs no sign.
            DoubleVector e = above.add(1024L << EXPONENT_SHIFT)
                    .lanewise(LSHR, EXPONENT_SHIFT)
                    .add(Double.doubleToRawLongBits(TO_WHOLE))
                    .reinterpretAsDoubles()
                    .sub(TO_WHOLE + 1024);
            DoubleVector f =
                    bits.sub(above.and(EXPONENT_MASK)).reinterpretAsDoubles().sub(1);
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
            DoubleVector w = s.fma(T10, T9);
            w = w.lanewise(FMA, s, T8);
            w = w.lanewise(FMA, s, T7);
            w = w.lanewise(FMA, s, T6);
            w = w.lanewise(FMA, s, T5);
            w = w.lanewise(FMA, s, T4);
            w = w.lanewise(FMA, s, T3);
            w = w.lanewise(FMA, s, T2);
            w = w.lanewise(FMA, s, T1);
            w = w.lanewise(FMA, s, T0);
            DoubleVector near = t.mul(s).fma(w, t);
            DoubleVector c = t.blend(TANH_HIGH, t.compare(GT, TANH_HIGH));
            c = c.add(c);
            DoubleVector z = c.fma(LOG2_E, TO_WHOLE);
            DoubleVector whole = z.sub(TO_WHOLE);
            DoubleVector r = whole.lanewise(FMA, -LN_2_REST, whole.lanewise(FMA, -LN_2, c));
            DoubleVector q = r.fma(E9, E8);
            q = q.lanewise(FMA, r, E7);
            q = q.lanewise(FMA, r, E6);
            q = q.lanewise(FMA, r, E5);
            q = q.lanewise(FMA, r, E4);
            q = q.lanewise(FMA, r, E3);
            q = q.lanewise(FMA, r, E2);
            q = q.lanewise(FMA, r, E1);
            q = q.lanewise(FMA, r, E0);
            DoubleVector p = r.mul(r).fma(q, r).add(1);
            DoubleVector power = z.reinterpretAsLongs()
                    .lanewise(LSHL, EXPONENT_SHIFT)
                    .add(ONE_BITS)
                    .reinterpretAsDoubles();
            DoubleVector far = DoubleVector.broadcast(SPECIES, -2)
                    .div(p.lanewise(FMA, power, 1.0))
                    .add(1);
            LongVector y = far.blend(near, t.compare(LT, TANH_LOW)).reinterpretAsLongs();
            y.or(x.reinterpretAsLongs().and(Long.MIN_VALUE))
                    .reinterpretAsDoubles()
                    .intoArray(out, oo + i);
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
            if (!t.compare(LT, EXP_SAFE).allTrue()) {
                for (int j = i; j < i + LENGTH; j++) {
                    out[oo + j] = DoubleScalarMath.sigmoid(a[ao + j]);
                }
                continue;
            }
            DoubleVector z = t.fma(-LOG2_E, TO_WHOLE);
            DoubleVector whole = z.sub(TO_WHOLE);
            DoubleVector high = whole.lanewise(FMA, -LN_2, t.neg());
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
            DoubleVector e = p.reinterpretAsLongs().add(exponent).reinterpretAsDoubles();
            VectorMask<Double> negative = x.compare(LT, 0.0);
            DoubleVector.broadcast(SPECIES, 1).blend(e, negative).div(e.add(1)).intoArray(out, oo + i);
        }
    }
}
