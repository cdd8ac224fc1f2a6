package org.dezero.plain;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * Dot products of float rows, several at once so that what is loaded is used more than once.
 *
 * <p>A dot product has a vector of partial sums in memory: lane {@code q} adds up the products at {@code q} modulo the
 * length of a vector. {@link #total} adds the lanes, in an order of its own. Loaded only where {@link Simd#ON}.
 */
final class FloatVectorDots {
    private static final VectorSpecies<Float> S = FloatLanes.SPECIES;
    private static final int L = FloatLanes.LENGTH;

    private FloatVectorDots() {}

    /** Adds to 16 sums the products of four rows of A and four of B; {@code depth} is a multiple of the vector's length. */
    static void fourByFour(int depth, float[] a, int ao, int ar, float[] b, int bo, int br, float[] sums, int so) {
        FloatVector s00 = FloatVector.fromArray(S, sums, so);
        FloatVector s01 = FloatVector.fromArray(S, sums, so + L);
        FloatVector s02 = FloatVector.fromArray(S, sums, so + 2 * L);
        FloatVector s03 = FloatVector.fromArray(S, sums, so + 3 * L);
        FloatVector s10 = FloatVector.fromArray(S, sums, so + 4 * L);
        FloatVector s11 = FloatVector.fromArray(S, sums, so + 5 * L);
        FloatVector s12 = FloatVector.fromArray(S, sums, so + 6 * L);
        FloatVector s13 = FloatVector.fromArray(S, sums, so + 7 * L);
        FloatVector s20 = FloatVector.fromArray(S, sums, so + 8 * L);
        FloatVector s21 = FloatVector.fromArray(S, sums, so + 9 * L);
        FloatVector s22 = FloatVector.fromArray(S, sums, so + 10 * L);
        FloatVector s23 = FloatVector.fromArray(S, sums, so + 11 * L);
        FloatVector s30 = FloatVector.fromArray(S, sums, so + 12 * L);
        FloatVector s31 = FloatVector.fromArray(S, sums, so + 13 * L);
        FloatVector s32 = FloatVector.fromArray(S, sums, so + 14 * L);
        FloatVector s33 = FloatVector.fromArray(S, sums, so + 15 * L);
        int p1 = ao + ar;
        int p2 = ao + 2 * ar;
        int p3 = ao + 3 * ar;
        int q1 = bo + br;
        int q2 = bo + 2 * br;
        int q3 = bo + 3 * br;
        for (int l = 0; l < depth; l += L) {
            FloatVector a0 = FloatVector.fromArray(S, a, ao + l);
            FloatVector a1 = FloatVector.fromArray(S, a, p1 + l);
            FloatVector a2 = FloatVector.fromArray(S, a, p2 + l);
            FloatVector a3 = FloatVector.fromArray(S, a, p3 + l);
            FloatVector b0 = FloatVector.fromArray(S, b, bo + l);
            s00 = a0.fma(b0, s00);
            s10 = a1.fma(b0, s10);
            s20 = a2.fma(b0, s20);
            s30 = a3.fma(b0, s30);
            FloatVector b1 = FloatVector.fromArray(S, b, q1 + l);
            s01 = a0.fma(b1, s01);
            s11 = a1.fma(b1, s11);
            s21 = a2.fma(b1, s21);
            s31 = a3.fma(b1, s31);
            FloatVector b2 = FloatVector.fromArray(S, b, q2 + l);
            s02 = a0.fma(b2, s02);
            s12 = a1.fma(b2, s12);
            s22 = a2.fma(b2, s22);
            s32 = a3.fma(b2, s32);
            FloatVector b3 = FloatVector.fromArray(S, b, q3 + l);
            s03 = a0.fma(b3, s03);
            s13 = a1.fma(b3, s13);
            s23 = a2.fma(b3, s23);
            s33 = a3.fma(b3, s33);
        }
        s00.intoArray(sums, so);
        s01.intoArray(sums, so + L);
        s02.intoArray(sums, so + 2 * L);
        s03.intoArray(sums, so + 3 * L);
        s10.intoArray(sums, so + 4 * L);
        s11.intoArray(sums, so + 5 * L);
        s12.intoArray(sums, so + 6 * L);
        s13.intoArray(sums, so + 7 * L);
        s20.intoArray(sums, so + 8 * L);
        s21.intoArray(sums, so + 9 * L);
        s22.intoArray(sums, so + 10 * L);
        s23.intoArray(sums, so + 11 * L);
        s30.intoArray(sums, so + 12 * L);
        s31.intoArray(sums, so + 13 * L);
        s32.intoArray(sums, so + 14 * L);
        s33.intoArray(sums, so + 15 * L);
    }

    /** Adds to 8 sums the products of a row of A and eight of B. */
    static void oneByEight(int depth, float[] a, int ao, float[] b, int bo, int br, float[] sums, int so) {
        FloatVector s00 = FloatVector.fromArray(S, sums, so);
        FloatVector s01 = FloatVector.fromArray(S, sums, so + L);
        FloatVector s02 = FloatVector.fromArray(S, sums, so + 2 * L);
        FloatVector s03 = FloatVector.fromArray(S, sums, so + 3 * L);
        FloatVector s04 = FloatVector.fromArray(S, sums, so + 4 * L);
        FloatVector s05 = FloatVector.fromArray(S, sums, so + 5 * L);
        FloatVector s06 = FloatVector.fromArray(S, sums, so + 6 * L);
        FloatVector s07 = FloatVector.fromArray(S, sums, so + 7 * L);
        int q1 = bo + br;
        int q2 = bo + 2 * br;
        int q3 = bo + 3 * br;
        int q4 = bo + 4 * br;
        int q5 = bo + 5 * br;
        int q6 = bo + 6 * br;
        int q7 = bo + 7 * br;
        for (int l = 0; l < depth; l += L) {
            FloatVector a0 = FloatVector.fromArray(S, a, ao + l);
            FloatVector b0 = FloatVector.fromArray(S, b, bo + l);
            s00 = a0.fma(b0, s00);
            FloatVector b1 = FloatVector.fromArray(S, b, q1 + l);
            s01 = a0.fma(b1, s01);
            FloatVector b2 = FloatVector.fromArray(S, b, q2 + l);
            s02 = a0.fma(b2, s02);
            FloatVector b3 = FloatVector.fromArray(S, b, q3 + l);
            s03 = a0.fma(b3, s03);
            FloatVector b4 = FloatVector.fromArray(S, b, q4 + l);
            s04 = a0.fma(b4, s04);
            FloatVector b5 = FloatVector.fromArray(S, b, q5 + l);
            s05 = a0.fma(b5, s05);
            FloatVector b6 = FloatVector.fromArray(S, b, q6 + l);
            s06 = a0.fma(b6, s06);
            FloatVector b7 = FloatVector.fromArray(S, b, q7 + l);
            s07 = a0.fma(b7, s07);
        }
        s00.intoArray(sums, so);
        s01.intoArray(sums, so + L);
        s02.intoArray(sums, so + 2 * L);
        s03.intoArray(sums, so + 3 * L);
        s04.intoArray(sums, so + 4 * L);
        s05.intoArray(sums, so + 5 * L);
        s06.intoArray(sums, so + 6 * L);
        s07.intoArray(sums, so + 7 * L);
    }

    /** Adds to a sum the products of a row of A and one of B. */
    static void one(int depth, float[] a, int ao, float[] b, int bo, float[] sums, int so) {
        FloatVector s00 = FloatVector.fromArray(S, sums, so);
        for (int l = 0; l < depth; l += L) {
            FloatVector a0 = FloatVector.fromArray(S, a, ao + l);
            FloatVector b0 = FloatVector.fromArray(S, b, bo + l);
            s00 = a0.fma(b0, s00);
        }
        s00.intoArray(sums, so);
    }

    /** The sum of a vector's lanes. */
    static float total(float[] sums, int at) {
        float s0 = sums[at];
        float s1 = sums[at + 1];
        if (L == 2) {
            return s0 + s1;
        }
        float s2 = sums[at + 2];
        float s3 = sums[at + 3];
        for (int q = at + 4; q < at + L; q += 4) {
            s0 += sums[q];
            s1 += sums[q + 1];
            s2 += sums[q + 2];
            s3 += sums[q + 3];
        }
        return (s0 + s1) + (s2 + s3);
    }
}
