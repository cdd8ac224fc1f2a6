package org.dezero.plain;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * Dot products of double rows, several at once so that what is loaded is used more than once.
 *
 * <p>A dot product has a vector of partial sums in memory: lane {@code q} adds up the products at {@code q} modulo the
 * length of a vector. {@link #total} adds the lanes, in an order of its own. Loaded only where {@link Simd#ON}.
 */
final class DoubleVectorDots {
    private static final VectorSpecies<Double> S = DoubleLanes.SPECIES;
    private static final int L = DoubleLanes.LENGTH;

    private DoubleVectorDots() {}

    /** Adds to 16 sums the products of four rows of A and four of B; {@code depth} is a multiple of the vector's length. */
    static void fourByFour(int depth, double[] a, int ao, int ar, double[] b, int bo, int br, double[] sums, int so) {
        DoubleVector s00 = DoubleVector.fromArray(S, sums, so);
        DoubleVector s01 = DoubleVector.fromArray(S, sums, so + L);
        DoubleVector s02 = DoubleVector.fromArray(S, sums, so + 2 * L);
        DoubleVector s03 = DoubleVector.fromArray(S, sums, so + 3 * L);
        DoubleVector s10 = DoubleVector.fromArray(S, sums, so + 4 * L);
        DoubleVector s11 = DoubleVector.fromArray(S, sums, so + 5 * L);
        DoubleVector s12 = DoubleVector.fromArray(S, sums, so + 6 * L);
        DoubleVector s13 = DoubleVector.fromArray(S, sums, so + 7 * L);
        DoubleVector s20 = DoubleVector.fromArray(S, sums, so + 8 * L);
        DoubleVector s21 = DoubleVector.fromArray(S, sums, so + 9 * L);
        DoubleVector s22 = DoubleVector.fromArray(S, sums, so + 10 * L);
        DoubleVector s23 = DoubleVector.fromArray(S, sums, so + 11 * L);
        DoubleVector s30 = DoubleVector.fromArray(S, sums, so + 12 * L);
        DoubleVector s31 = DoubleVector.fromArray(S, sums, so + 13 * L);
        DoubleVector s32 = DoubleVector.fromArray(S, sums, so + 14 * L);
        DoubleVector s33 = DoubleVector.fromArray(S, sums, so + 15 * L);
        int p1 = ao + ar;
        int p2 = ao + 2 * ar;
        int p3 = ao + 3 * ar;
        int q1 = bo + br;
        int q2 = bo + 2 * br;
        int q3 = bo + 3 * br;
        for (int l = 0; l < depth; l += L) {
            DoubleVector a0 = DoubleVector.fromArray(S, a, ao + l);
            DoubleVector a1 = DoubleVector.fromArray(S, a, p1 + l);
            DoubleVector a2 = DoubleVector.fromArray(S, a, p2 + l);
            DoubleVector a3 = DoubleVector.fromArray(S, a, p3 + l);
            DoubleVector b0 = DoubleVector.fromArray(S, b, bo + l);
            s00 = a0.fma(b0, s00);
            s10 = a1.fma(b0, s10);
            s20 = a2.fma(b0, s20);
            s30 = a3.fma(b0, s30);
            DoubleVector b1 = DoubleVector.fromArray(S, b, q1 + l);
            s01 = a0.fma(b1, s01);
            s11 = a1.fma(b1, s11);
            s21 = a2.fma(b1, s21);
            s31 = a3.fma(b1, s31);
            DoubleVector b2 = DoubleVector.fromArray(S, b, q2 + l);
            s02 = a0.fma(b2, s02);
            s12 = a1.fma(b2, s12);
            s22 = a2.fma(b2, s22);
            s32 = a3.fma(b2, s32);
            DoubleVector b3 = DoubleVector.fromArray(S, b, q3 + l);
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
    static void oneByEight(int depth, double[] a, int ao, double[] b, int bo, int br, double[] sums, int so) {
        DoubleVector s00 = DoubleVector.fromArray(S, sums, so);
        DoubleVector s01 = DoubleVector.fromArray(S, sums, so + L);
        DoubleVector s02 = DoubleVector.fromArray(S, sums, so + 2 * L);
        DoubleVector s03 = DoubleVector.fromArray(S, sums, so + 3 * L);
        DoubleVector s04 = DoubleVector.fromArray(S, sums, so + 4 * L);
        DoubleVector s05 = DoubleVector.fromArray(S, sums, so + 5 * L);
        DoubleVector s06 = DoubleVector.fromArray(S, sums, so + 6 * L);
        DoubleVector s07 = DoubleVector.fromArray(S, sums, so + 7 * L);
        int q1 = bo + br;
        int q2 = bo + 2 * br;
        int q3 = bo + 3 * br;
        int q4 = bo + 4 * br;
        int q5 = bo + 5 * br;
        int q6 = bo + 6 * br;
        int q7 = bo + 7 * br;
        for (int l = 0; l < depth; l += L) {
            DoubleVector a0 = DoubleVector.fromArray(S, a, ao + l);
            DoubleVector b0 = DoubleVector.fromArray(S, b, bo + l);
            s00 = a0.fma(b0, s00);
            DoubleVector b1 = DoubleVector.fromArray(S, b, q1 + l);
            s01 = a0.fma(b1, s01);
            DoubleVector b2 = DoubleVector.fromArray(S, b, q2 + l);
            s02 = a0.fma(b2, s02);
            DoubleVector b3 = DoubleVector.fromArray(S, b, q3 + l);
            s03 = a0.fma(b3, s03);
            DoubleVector b4 = DoubleVector.fromArray(S, b, q4 + l);
            s04 = a0.fma(b4, s04);
            DoubleVector b5 = DoubleVector.fromArray(S, b, q5 + l);
            s05 = a0.fma(b5, s05);
            DoubleVector b6 = DoubleVector.fromArray(S, b, q6 + l);
            s06 = a0.fma(b6, s06);
            DoubleVector b7 = DoubleVector.fromArray(S, b, q7 + l);
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
    static void one(int depth, double[] a, int ao, double[] b, int bo, double[] sums, int so) {
        DoubleVector s00 = DoubleVector.fromArray(S, sums, so);
        for (int l = 0; l < depth; l += L) {
            DoubleVector a0 = DoubleVector.fromArray(S, a, ao + l);
            DoubleVector b0 = DoubleVector.fromArray(S, b, bo + l);
            s00 = a0.fma(b0, s00);
        }
        s00.intoArray(sums, so);
    }

    /** The sum of a vector's lanes. */
    static double total(double[] sums, int at) {
        double s0 = sums[at];
        double s1 = sums[at + 1];
        if (L == 2) {
            return s0 + s1;
        }
        double s2 = sums[at + 2];
        double s3 = sums[at + 3];
        for (int q = at + 4; q < at + L; q += 4) {
            s0 += sums[q];
            s1 += sums[q + 1];
            s2 += sums[q + 2];
            s3 += sums[q + 3];
        }
        return (s0 + s1) + (s2 + s3);
    }
}
