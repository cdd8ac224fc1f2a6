package org.dezero.plain;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * Tiles of a product of double matrices: {@code C = D + A B} for a few rows and one or two vectors of columns.
 *
 * <p>Every tile sums the same way, {@code fma(a[i, l], b[l, j], sum)} for {@code l} from 0 up, then adds D, so that an
 * element of a product does not depend on the tile that it falls into. Each tile is spelled out without a branch: the
 * JIT compiler keeps vectors in registers only as local variables, and few branches are enough for it to give up.
 * Loaded only where {@link Simd#ON}.
 *
 * <p>In all methods A is given from {@code ao} on, and so are B, C and D; the rows of B are {@code br} apart, those of C
 * {@code cr} and those of D {@code dr}, which is 0 where one row stands for all. D may be C itself.
 */
final class DoubleVectorTiles {
    private static final VectorSpecies<Double> S = DoubleLanes.SPECIES;
    private static final int L = DoubleLanes.LENGTH;

    private DoubleVectorTiles() {}

    /**
     * A tile of a packed A: its columns follow each other, {@code height} elements each.
     *
     * @param height the rows: 1, 3, 4, 5 or 10
     * @param pair whether two vectors of columns, else one
     * @param depth the columns of A and rows of B
     */
    static void packed(
            int height,
            boolean pair,
            int depth,
            double[] a,
            int ao,
            double[] b,
            int bo,
            int br,
            double[] d,
            int d0,
            int dr,
            double[] c,
            int co,
            int cr) {
        switch (pair ? height : -height) {
            case 10:
                packed10x2(depth, a, ao, b, bo, br, d, d0, dr, c, co, cr);
                break;
            case 5:
                packed5x2(depth, a, ao, b, bo, br, d, d0, dr, c, co, cr);
                break;
            case 4:
                packed4x2(depth, a, ao, b, bo, br, d, d0, dr, c, co, cr);
                break;
            case 3:
                packed3x2(depth, a, ao, b, bo, br, d, d0, dr, c, co, cr);
                break;
            case 1:
                packed1x2(depth, a, ao, b, bo, br, d, d0, c, co);
                break;
            case -10:
                packed10x1(depth, a, ao, b, bo, br, d, d0, dr, c, co, cr);
                break;
            case -5:
                packed5x1(depth, a, ao, b, bo, br, d, d0, dr, c, co, cr);
                break;
            case -4:
                packed4x1(depth, a, ao, b, bo, br, d, d0, dr, c, co, cr);
                break;
            case -3:
                packed3x1(depth, a, ao, b, bo, br, d, d0, dr, c, co, cr);
                break;
            default:
                packed1x1(depth, a, ao, b, bo, br, d, d0, c, co);
        }
    }

    /**
     * A tile of an A whose rows lie together, {@code ar} apart.
     *
     * @param height the rows: 1, 3, 4, 5 or 10
     * @param pair whether two vectors of columns, else one
     * @param depth the columns of A and rows of B
     */
    static void rows(
            int height,
            boolean pair,
            int depth,
            double[] a,
            int ao,
            int ar,
            double[] b,
            int bo,
            int br,
            double[] d,
            int d0,
            int dr,
            double[] c,
            int co,
            int cr) {
        switch (pair ? height : -height) {
            case 10:
                rows10x2(depth, a, ao, ar, b, bo, br, d, d0, dr, c, co, cr);
                break;
            case 5:
                rows5x2(depth, a, ao, ar, b, bo, br, d, d0, dr, c, co, cr);
                break;
            case 4:
                rows4x2(depth, a, ao, ar, b, bo, br, d, d0, dr, c, co, cr);
                break;
            case 3:
                rows3x2(depth, a, ao, ar, b, bo, br, d, d0, dr, c, co, cr);
                break;
            case 1:
                rows1x2(depth, a, ao, b, bo, br, d, d0, c, co);
                break;
            case -10:
                rows10x1(depth, a, ao, ar, b, bo, br, d, d0, dr, c, co, cr);
                break;
            case -5:
                rows5x1(depth, a, ao, ar, b, bo, br, d, d0, dr, c, co, cr);
                break;
            case -4:
                rows4x1(depth, a, ao, ar, b, bo, br, d, d0, dr, c, co, cr);
                break;
            case -3:
                rows3x1(depth, a, ao, ar, b, bo, br, d, d0, dr, c, co, cr);
                break;
            default:
                rows1x1(depth, a, ao, b, bo, br, d, d0, c, co);
        }
    }

    private static void packed10x2(
            int depth,
            double[] a,
            int ao,
            double[] b,
            int bo,
            int br,
            double[] d,
            int d0,
            int dr,
            double[] c,
            int co,
            int cr) {
        DoubleVector c00 = DoubleVector.zero(S);
        DoubleVector c01 = DoubleVector.zero(S);
        DoubleVector c10 = DoubleVector.zero(S);
        DoubleVector c11 = DoubleVector.zero(S);
        DoubleVector c20 = DoubleVector.zero(S);
        DoubleVector c21 = DoubleVector.zero(S);
        DoubleVector c30 = DoubleVector.zero(S);
        DoubleVector c31 = DoubleVector.zero(S);
        DoubleVector c40 = DoubleVector.zero(S);
        DoubleVector c41 = DoubleVector.zero(S);
        DoubleVector c50 = DoubleVector.zero(S);
        DoubleVector c51 = DoubleVector.zero(S);
        DoubleVector c60 = DoubleVector.zero(S);
        DoubleVector c61 = DoubleVector.zero(S);
        DoubleVector c70 = DoubleVector.zero(S);
        DoubleVector c71 = DoubleVector.zero(S);
        DoubleVector c80 = DoubleVector.zero(S);
        DoubleVector c81 = DoubleVector.zero(S);
        DoubleVector c90 = DoubleVector.zero(S);
        DoubleVector c91 = DoubleVector.zero(S);
        int q = bo;
        for (int l = 0; l < depth; l++) {
            DoubleVector b0 = DoubleVector.fromArray(S, b, q);
            DoubleVector b1 = DoubleVector.fromArray(S, b, q + L);
            DoubleVector a0 = DoubleVector.broadcast(S, a[ao + l * 10]);
            c00 = a0.fma(b0, c00);
            c01 = a0.fma(b1, c01);
            DoubleVector a1 = DoubleVector.broadcast(S, a[ao + l * 10 + 1]);
            c10 = a1.fma(b0, c10);
            c11 = a1.fma(b1, c11);
            DoubleVector a2 = DoubleVector.broadcast(S, a[ao + l * 10 + 2]);
            c20 = a2.fma(b0, c20);
            c21 = a2.fma(b1, c21);
            DoubleVector a3 = DoubleVector.broadcast(S, a[ao + l * 10 + 3]);
            c30 = a3.fma(b0, c30);
            c31 = a3.fma(b1, c31);
            DoubleVector a4 = DoubleVector.broadcast(S, a[ao + l * 10 + 4]);
            c40 = a4.fma(b0, c40);
            c41 = a4.fma(b1, c41);
            DoubleVector a5 = DoubleVector.broadcast(S, a[ao + l * 10 + 5]);
            c50 = a5.fma(b0, c50);
            c51 = a5.fma(b1, c51);
            DoubleVector a6 = DoubleVector.broadcast(S, a[ao + l * 10 + 6]);
            c60 = a6.fma(b0, c60);
            c61 = a6.fma(b1, c61);
            DoubleVector a7 = DoubleVector.broadcast(S, a[ao + l * 10 + 7]);
            c70 = a7.fma(b0, c70);
            c71 = a7.fma(b1, c71);
            DoubleVector a8 = DoubleVector.broadcast(S, a[ao + l * 10 + 8]);
            c80 = a8.fma(b0, c80);
            c81 = a8.fma(b1, c81);
            DoubleVector a9 = DoubleVector.broadcast(S, a[ao + l * 10 + 9]);
            c90 = a9.fma(b0, c90);
            c91 = a9.fma(b1, c91);
            q += br;
        }
        DoubleVector.fromArray(S, d, d0).add(c00).intoArray(c, co);
        DoubleVector.fromArray(S, d, d0 + L).add(c01).intoArray(c, co + L);
        DoubleVector.fromArray(S, d, d0 + dr).add(c10).intoArray(c, co + cr);
        DoubleVector.fromArray(S, d, d0 + dr + L).add(c11).intoArray(c, co + cr + L);
        DoubleVector.fromArray(S, d, d0 + 2 * dr).add(c20).intoArray(c, co + 2 * cr);
        DoubleVector.fromArray(S, d, d0 + 2 * dr + L).add(c21).intoArray(c, co + 2 * cr + L);
        DoubleVector.fromArray(S, d, d0 + 3 * dr).add(c30).intoArray(c, co + 3 * cr);
        DoubleVector.fromArray(S, d, d0 + 3 * dr + L).add(c31).intoArray(c, co + 3 * cr + L);
        DoubleVector.fromArray(S, d, d0 + 4 * dr).add(c40).intoArray(c, co + 4 * cr);
        DoubleVector.fromArray(S, d, d0 + 4 * dr + L).add(c41).intoArray(c, co + 4 * cr + L);
        DoubleVector.fromArray(S, d, d0 + 5 * dr).add(c50).intoArray(c, co + 5 * cr);
        DoubleVector.fromArray(S, d, d0 + 5 * dr + L).add(c51).intoArray(c, co + 5 * cr + L);
        DoubleVector.fromArray(S, d, d0 + 6 * dr).add(c60).intoArray(c, co + 6 * cr);
        DoubleVector.fromArray(S, d, d0 + 6 * dr + L).add(c61).intoArray(c, co + 6 * cr + L);
        DoubleVector.fromArray(S, d, d0 + 7 * dr).add(c70).intoArray(c, co + 7 * cr);
        DoubleVector.fromArray(S, d, d0 + 7 * dr + L).add(c71).intoArray(c, co + 7 * cr + L);
        DoubleVector.fromArray(S, d, d0 + 8 * dr).add(c80).intoArray(c, co + 8 * cr);
        DoubleVector.fromArray(S, d, d0 + 8 * dr + L).add(c81).intoArray(c, co + 8 * cr + L);
        DoubleVector.fromArray(S, d, d0 + 9 * dr).add(c90).intoArray(c, co + 9 * cr);
        DoubleVector.fromArray(S, d, d0 + 9 * dr + L).add(c91).intoArray(c, co + 9 * cr + L);
    }

    private static void packed5x2(
            int depth,
            double[] a,
            int ao,
            double[] b,
            int bo,
            int br,
            double[] d,
            int d0,
            int dr,
            double[] c,
            int co,
            int cr) {
        DoubleVector c00 = DoubleVector.zero(S);
        DoubleVector c01 = DoubleVector.zero(S);
        DoubleVector c10 = DoubleVector.zero(S);
        DoubleVector c11 = DoubleVector.zero(S);
        DoubleVector c20 = DoubleVector.zero(S);
        DoubleVector c21 = DoubleVector.zero(S);
        DoubleVector c30 = DoubleVector.zero(S);
        DoubleVector c31 = DoubleVector.zero(S);
        DoubleVector c40 = DoubleVector.zero(S);
        DoubleVector c41 = DoubleVector.zero(S);
        int q = bo;
        for (int l = 0; l < depth; l++) {
            DoubleVector b0 = DoubleVector.fromArray(S, b, q);
            DoubleVector b1 = DoubleVector.fromArray(S, b, q + L);
            DoubleVector a0 = DoubleVector.broadcast(S, a[ao + l * 5]);
            c00 = a0.fma(b0, c00);
            c01 = a0.fma(b1, c01);
            DoubleVector a1 = DoubleVector.broadcast(S, a[ao + l * 5 + 1]);
            c10 = a1.fma(b0, c10);
            c11 = a1.fma(b1, c11);
            DoubleVector a2 = DoubleVector.broadcast(S, a[ao + l * 5 + 2]);
            c20 = a2.fma(b0, c20);
            c21 = a2.fma(b1, c21);
            DoubleVector a3 = DoubleVector.broadcast(S, a[ao + l * 5 + 3]);
            c30 = a3.fma(b0, c30);
            c31 = a3.fma(b1, c31);
            DoubleVector a4 = DoubleVector.broadcast(S, a[ao + l * 5 + 4]);
            c40 = a4.fma(b0, c40);
            c41 = a4.fma(b1, c41);
            q += br;
        }
        DoubleVector.fromArray(S, d, d0).add(c00).intoArray(c, co);
        DoubleVector.fromArray(S, d, d0 + L).add(c01).intoArray(c, co + L);
        DoubleVector.fromArray(S, d, d0 + dr).add(c10).intoArray(c, co + cr);
        DoubleVector.fromArray(S, d, d0 + dr + L).add(c11).intoArray(c, co + cr + L);
        DoubleVector.fromArray(S, d, d0 + 2 * dr).add(c20).intoArray(c, co + 2 * cr);
        DoubleVector.fromArray(S, d, d0 + 2 * dr + L).add(c21).intoArray(c, co + 2 * cr + L);
        DoubleVector.fromArray(S, d, d0 + 3 * dr).add(c30).intoArray(c, co + 3 * cr);
        DoubleVector.fromArray(S, d, d0 + 3 * dr + L).add(c31).intoArray(c, co + 3 * cr + L);
        DoubleVector.fromArray(S, d, d0 + 4 * dr).add(c40).intoArray(c, co + 4 * cr);
        DoubleVector.fromArray(S, d, d0 + 4 * dr + L).add(c41).intoArray(c, co + 4 * cr + L);
    }

    private static void packed4x2(
            int depth,
            double[] a,
            int ao,
            double[] b,
            int bo,
            int br,
            double[] d,
            int d0,
            int dr,
            double[] c,
            int co,
            int cr) {
        DoubleVector c00 = DoubleVector.zero(S);
        DoubleVector c01 = DoubleVector.zero(S);
        DoubleVector c10 = DoubleVector.zero(S);
        DoubleVector c11 = DoubleVector.zero(S);
        DoubleVector c20 = DoubleVector.zero(S);
        DoubleVector c21 = DoubleVector.zero(S);
        DoubleVector c30 = DoubleVector.zero(S);
        DoubleVector c31 = DoubleVector.zero(S);
        int q = bo;
        for (int l = 0; l < depth; l++) {
            DoubleVector b0 = DoubleVector.fromArray(S, b, q);
            DoubleVector b1 = DoubleVector.fromArray(S, b, q + L);
            DoubleVector a0 = DoubleVector.broadcast(S, a[ao + l * 4]);
            c00 = a0.fma(b0, c00);
            c01 = a0.fma(b1, c01);
            DoubleVector a1 = DoubleVector.broadcast(S, a[ao + l * 4 + 1]);
            c10 = a1.fma(b0, c10);
            c11 = a1.fma(b1, c11);
            DoubleVector a2 = DoubleVector.broadcast(S, a[ao + l * 4 + 2]);
            c20 = a2.fma(b0, c20);
            c21 = a2.fma(b1, c21);
            DoubleVector a3 = DoubleVector.broadcast(S, a[ao + l * 4 + 3]);
            c30 = a3.fma(b0, c30);
            c31 = a3.fma(b1, c31);
            q += br;
        }
        DoubleVector.fromArray(S, d, d0).add(c00).intoArray(c, co);
        DoubleVector.fromArray(S, d, d0 + L).add(c01).intoArray(c, co + L);
        DoubleVector.fromArray(S, d, d0 + dr).add(c10).intoArray(c, co + cr);
        DoubleVector.fromArray(S, d, d0 + dr + L).add(c11).intoArray(c, co + cr + L);
        DoubleVector.fromArray(S, d, d0 + 2 * dr).add(c20).intoArray(c, co + 2 * cr);
        DoubleVector.fromArray(S, d, d0 + 2 * dr + L).add(c21).intoArray(c, co + 2 * cr + L);
        DoubleVector.fromArray(S, d, d0 + 3 * dr).add(c30).intoArray(c, co + 3 * cr);
        DoubleVector.fromArray(S, d, d0 + 3 * dr + L).add(c31).intoArray(c, co + 3 * cr + L);
    }

    private static void packed3x2(
            int depth,
            double[] a,
            int ao,
            double[] b,
            int bo,
            int br,
            double[] d,
            int d0,
            int dr,
            double[] c,
            int co,
            int cr) {
        DoubleVector c00 = DoubleVector.zero(S);
        DoubleVector c01 = DoubleVector.zero(S);
        DoubleVector c10 = DoubleVector.zero(S);
        DoubleVector c11 = DoubleVector.zero(S);
        DoubleVector c20 = DoubleVector.zero(S);
        DoubleVector c21 = DoubleVector.zero(S);
        int q = bo;
        for (int l = 0; l < depth; l++) {
            DoubleVector b0 = DoubleVector.fromArray(S, b, q);
            DoubleVector b1 = DoubleVector.fromArray(S, b, q + L);
            DoubleVector a0 = DoubleVector.broadcast(S, a[ao + l * 3]);
            c00 = a0.fma(b0, c00);
            c01 = a0.fma(b1, c01);
            DoubleVector a1 = DoubleVector.broadcast(S, a[ao + l * 3 + 1]);
            c10 = a1.fma(b0, c10);
            c11 = a1.fma(b1, c11);
            DoubleVector a2 = DoubleVector.broadcast(S, a[ao + l * 3 + 2]);
            c20 = a2.fma(b0, c20);
            c21 = a2.fma(b1, c21);
            q += br;
        }
        DoubleVector.fromArray(S, d, d0).add(c00).intoArray(c, co);
        DoubleVector.fromArray(S, d, d0 + L).add(c01).intoArray(c, co + L);
        DoubleVector.fromArray(S, d, d0 + dr).add(c10).intoArray(c, co + cr);
        DoubleVector.fromArray(S, d, d0 + dr + L).add(c11).intoArray(c, co + cr + L);
        DoubleVector.fromArray(S, d, d0 + 2 * dr).add(c20).intoArray(c, co + 2 * cr);
        DoubleVector.fromArray(S, d, d0 + 2 * dr + L).add(c21).intoArray(c, co + 2 * cr + L);
    }

    private static void packed1x2(
            int depth, double[] a, int ao, double[] b, int bo, int br, double[] d, int d0, double[] c, int co) {
        DoubleVector c00 = DoubleVector.zero(S);
        DoubleVector c01 = DoubleVector.zero(S);
        int q = bo;
        for (int l = 0; l < depth; l++) {
            DoubleVector b0 = DoubleVector.fromArray(S, b, q);
            DoubleVector b1 = DoubleVector.fromArray(S, b, q + L);
            DoubleVector a0 = DoubleVector.broadcast(S, a[ao + l]);
            c00 = a0.fma(b0, c00);
            c01 = a0.fma(b1, c01);
            q += br;
        }
        DoubleVector.fromArray(S, d, d0).add(c00).intoArray(c, co);
        DoubleVector.fromArray(S, d, d0 + L).add(c01).intoArray(c, co + L);
    }

    private static void packed10x1(
            int depth,
            double[] a,
            int ao,
            double[] b,
            int bo,
            int br,
            double[] d,
            int d0,
            int dr,
            double[] c,
            int co,
            int cr) {
        DoubleVector c00 = DoubleVector.zero(S);
        DoubleVector c10 = DoubleVector.zero(S);
        DoubleVector c20 = DoubleVector.zero(S);
        DoubleVector c30 = DoubleVector.zero(S);
        DoubleVector c40 = DoubleVector.zero(S);
        DoubleVector c50 = DoubleVector.zero(S);
        DoubleVector c60 = DoubleVector.zero(S);
        DoubleVector c70 = DoubleVector.zero(S);
        DoubleVector c80 = DoubleVector.zero(S);
        DoubleVector c90 = DoubleVector.zero(S);
        int q = bo;
        for (int l = 0; l < depth; l++) {
            DoubleVector b0 = DoubleVector.fromArray(S, b, q);
            DoubleVector a0 = DoubleVector.broadcast(S, a[ao + l * 10]);
            c00 = a0.fma(b0, c00);
            DoubleVector a1 = DoubleVector.broadcast(S, a[ao + l * 10 + 1]);
            c10 = a1.fma(b0, c10);
            DoubleVector a2 = DoubleVector.broadcast(S, a[ao + l * 10 + 2]);
            c20 = a2.fma(b0, c20);
            DoubleVector a3 = DoubleVector.broadcast(S, a[ao + l * 10 + 3]);
            c30 = a3.fma(b0, c30);
            DoubleVector a4 = DoubleVector.broadcast(S, a[ao + l * 10 + 4]);
            c40 = a4.fma(b0, c40);
            DoubleVector a5 = DoubleVector.broadcast(S, a[ao + l * 10 + 5]);
            c50 = a5.fma(b0, c50);
            DoubleVector a6 = DoubleVector.broadcast(S, a[ao + l * 10 + 6]);
            c60 = a6.fma(b0, c60);
            DoubleVector a7 = DoubleVector.broadcast(S, a[ao + l * 10 + 7]);
            c70 = a7.fma(b0, c70);
            DoubleVector a8 = DoubleVector.broadcast(S, a[ao + l * 10 + 8]);
            c80 = a8.fma(b0, c80);
            DoubleVector a9 = DoubleVector.broadcast(S, a[ao + l * 10 + 9]);
            c90 = a9.fma(b0, c90);
            q += br;
        }
        DoubleVector.fromArray(S, d, d0).add(c00).intoArray(c, co);
        DoubleVector.fromArray(S, d, d0 + dr).add(c10).intoArray(c, co + cr);
        DoubleVector.fromArray(S, d, d0 + 2 * dr).add(c20).intoArray(c, co + 2 * cr);
        DoubleVector.fromArray(S, d, d0 + 3 * dr).add(c30).intoArray(c, co + 3 * cr);
        DoubleVector.fromArray(S, d, d0 + 4 * dr).add(c40).intoArray(c, co + 4 * cr);
        DoubleVector.fromArray(S, d, d0 + 5 * dr).add(c50).intoArray(c, co + 5 * cr);
        DoubleVector.fromArray(S, d, d0 + 6 * dr).add(c60).intoArray(c, co + 6 * cr);
        DoubleVector.fromArray(S, d, d0 + 7 * dr).add(c70).intoArray(c, co + 7 * cr);
        DoubleVector.fromArray(S, d, d0 + 8 * dr).add(c80).intoArray(c, co + 8 * cr);
        DoubleVector.fromArray(S, d, d0 + 9 * dr).add(c90).intoArray(c, co + 9 * cr);
    }

    private static void packed5x1(
            int depth,
            double[] a,
            int ao,
            double[] b,
            int bo,
            int br,
            double[] d,
            int d0,
            int dr,
            double[] c,
            int co,
            int cr) {
        DoubleVector c00 = DoubleVector.zero(S);
        DoubleVector c10 = DoubleVector.zero(S);
        DoubleVector c20 = DoubleVector.zero(S);
        DoubleVector c30 = DoubleVector.zero(S);
        DoubleVector c40 = DoubleVector.zero(S);
        int q = bo;
        for (int l = 0; l < depth; l++) {
            DoubleVector b0 = DoubleVector.fromArray(S, b, q);
            DoubleVector a0 = DoubleVector.broadcast(S, a[ao + l * 5]);
            c00 = a0.fma(b0, c00);
            DoubleVector a1 = DoubleVector.broadcast(S, a[ao + l * 5 + 1]);
            c10 = a1.fma(b0, c10);
            DoubleVector a2 = DoubleVector.broadcast(S, a[ao + l * 5 + 2]);
            c20 = a2.fma(b0, c20);
            DoubleVector a3 = DoubleVector.broadcast(S, a[ao + l * 5 + 3]);
            c30 = a3.fma(b0, c30);
            DoubleVector a4 = DoubleVector.broadcast(S, a[ao + l * 5 + 4]);
            c40 = a4.fma(b0, c40);
            q += br;
        }
        DoubleVector.fromArray(S, d, d0).add(c00).intoArray(c, co);
        DoubleVector.fromArray(S, d, d0 + dr).add(c10).intoArray(c, co + cr);
        DoubleVector.fromArray(S, d, d0 + 2 * dr).add(c20).intoArray(c, co + 2 * cr);
        DoubleVector.fromArray(S, d, d0 + 3 * dr).add(c30).intoArray(c, co + 3 * cr);
        DoubleVector.fromArray(S, d, d0 + 4 * dr).add(c40).intoArray(c, co + 4 * cr);
    }

    private static void packed4x1(
            int depth,
            double[] a,
            int ao,
            double[] b,
            int bo,
            int br,
            double[] d,
            int d0,
            int dr,
            double[] c,
            int co,
            int cr) {
        DoubleVector c00 = DoubleVector.zero(S);
        DoubleVector c10 = DoubleVector.zero(S);
        DoubleVector c20 = DoubleVector.zero(S);
        DoubleVector c30 = DoubleVector.zero(S);
        int q = bo;
        for (int l = 0; l < depth; l++) {
            DoubleVector b0 = DoubleVector.fromArray(S, b, q);
            DoubleVector a0 = DoubleVector.broadcast(S, a[ao + l * 4]);
            c00 = a0.fma(b0, c00);
            DoubleVector a1 = DoubleVector.broadcast(S, a[ao + l * 4 + 1]);
            c10 = a1.fma(b0, c10);
            DoubleVector a2 = DoubleVector.broadcast(S, a[ao + l * 4 + 2]);
            c20 = a2.fma(b0, c20);
            DoubleVector a3 = DoubleVector.broadcast(S, a[ao + l * 4 + 3]);
            c30 = a3.fma(b0, c30);
            q += br;
        }
        DoubleVector.fromArray(S, d, d0).add(c00).intoArray(c, co);
        DoubleVector.fromArray(S, d, d0 + dr).add(c10).intoArray(c, co + cr);
        DoubleVector.fromArray(S, d, d0 + 2 * dr).add(c20).intoArray(c, co + 2 * cr);
        DoubleVector.fromArray(S, d, d0 + 3 * dr).add(c30).intoArray(c, co + 3 * cr);
    }

    private static void packed3x1(
            int depth,
            double[] a,
            int ao,
            double[] b,
            int bo,
            int br,
            double[] d,
            int d0,
            int dr,
            double[] c,
            int co,
            int cr) {
        DoubleVector c00 = DoubleVector.zero(S);
        DoubleVector c10 = DoubleVector.zero(S);
        DoubleVector c20 = DoubleVector.zero(S);
        int q = bo;
        for (int l = 0; l < depth; l++) {
            DoubleVector b0 = DoubleVector.fromArray(S, b, q);
            DoubleVector a0 = DoubleVector.broadcast(S, a[ao + l * 3]);
            c00 = a0.fma(b0, c00);
            DoubleVector a1 = DoubleVector.broadcast(S, a[ao + l * 3 + 1]);
            c10 = a1.fma(b0, c10);
            DoubleVector a2 = DoubleVector.broadcast(S, a[ao + l * 3 + 2]);
            c20 = a2.fma(b0, c20);
            q += br;
        }
        DoubleVector.fromArray(S, d, d0).add(c00).intoArray(c, co);
        DoubleVector.fromArray(S, d, d0 + dr).add(c10).intoArray(c, co + cr);
        DoubleVector.fromArray(S, d, d0 + 2 * dr).add(c20).intoArray(c, co + 2 * cr);
    }

    private static void packed1x1(
            int depth, double[] a, int ao, double[] b, int bo, int br, double[] d, int d0, double[] c, int co) {
        DoubleVector c00 = DoubleVector.zero(S);
        int q = bo;
        for (int l = 0; l < depth; l++) {
            DoubleVector b0 = DoubleVector.fromArray(S, b, q);
            DoubleVector a0 = DoubleVector.broadcast(S, a[ao + l]);
            c00 = a0.fma(b0, c00);
            q += br;
        }
        DoubleVector.fromArray(S, d, d0).add(c00).intoArray(c, co);
    }

    private static void rows10x2(
            int depth,
            double[] a,
            int ao,
            int ar,
            double[] b,
            int bo,
            int br,
            double[] d,
            int d0,
            int dr,
            double[] c,
            int co,
            int cr) {
        DoubleVector c00 = DoubleVector.zero(S);
        DoubleVector c01 = DoubleVector.zero(S);
        DoubleVector c10 = DoubleVector.zero(S);
        DoubleVector c11 = DoubleVector.zero(S);
        DoubleVector c20 = DoubleVector.zero(S);
        DoubleVector c21 = DoubleVector.zero(S);
        DoubleVector c30 = DoubleVector.zero(S);
        DoubleVector c31 = DoubleVector.zero(S);
        DoubleVector c40 = DoubleVector.zero(S);
        DoubleVector c41 = DoubleVector.zero(S);
        DoubleVector c50 = DoubleVector.zero(S);
        DoubleVector c51 = DoubleVector.zero(S);
        DoubleVector c60 = DoubleVector.zero(S);
        DoubleVector c61 = DoubleVector.zero(S);
        DoubleVector c70 = DoubleVector.zero(S);
        DoubleVector c71 = DoubleVector.zero(S);
        DoubleVector c80 = DoubleVector.zero(S);
        DoubleVector c81 = DoubleVector.zero(S);
        DoubleVector c90 = DoubleVector.zero(S);
        DoubleVector c91 = DoubleVector.zero(S);
        int p1 = ao + ar;
        int p2 = ao + 2 * ar;
        int p3 = ao + 3 * ar;
        int p4 = ao + 4 * ar;
        int p5 = ao + 5 * ar;
        int p6 = ao + 6 * ar;
        int p7 = ao + 7 * ar;
        int p8 = ao + 8 * ar;
        int p9 = ao + 9 * ar;
        int q = bo;
        for (int l = 0; l < depth; l++) {
            DoubleVector b0 = DoubleVector.fromArray(S, b, q);
            DoubleVector b1 = DoubleVector.fromArray(S, b, q + L);
            DoubleVector a0 = DoubleVector.broadcast(S, a[ao + l]);
            c00 = a0.fma(b0, c00);
            c01 = a0.fma(b1, c01);
            DoubleVector a1 = DoubleVector.broadcast(S, a[p1 + l]);
            c10 = a1.fma(b0, c10);
            c11 = a1.fma(b1, c11);
            DoubleVector a2 = DoubleVector.broadcast(S, a[p2 + l]);
            c20 = a2.fma(b0, c20);
            c21 = a2.fma(b1, c21);
            DoubleVector a3 = DoubleVector.broadcast(S, a[p3 + l]);
            c30 = a3.fma(b0, c30);
            c31 = a3.fma(b1, c31);
            DoubleVector a4 = DoubleVector.broadcast(S, a[p4 + l]);
            c40 = a4.fma(b0, c40);
            c41 = a4.fma(b1, c41);
            DoubleVector a5 = DoubleVector.broadcast(S, a[p5 + l]);
            c50 = a5.fma(b0, c50);
            c51 = a5.fma(b1, c51);
            DoubleVector a6 = DoubleVector.broadcast(S, a[p6 + l]);
            c60 = a6.fma(b0, c60);
            c61 = a6.fma(b1, c61);
            DoubleVector a7 = DoubleVector.broadcast(S, a[p7 + l]);
            c70 = a7.fma(b0, c70);
            c71 = a7.fma(b1, c71);
            DoubleVector a8 = DoubleVector.broadcast(S, a[p8 + l]);
            c80 = a8.fma(b0, c80);
            c81 = a8.fma(b1, c81);
            DoubleVector a9 = DoubleVector.broadcast(S, a[p9 + l]);
            c90 = a9.fma(b0, c90);
            c91 = a9.fma(b1, c91);
            q += br;
        }
        DoubleVector.fromArray(S, d, d0).add(c00).intoArray(c, co);
        DoubleVector.fromArray(S, d, d0 + L).add(c01).intoArray(c, co + L);
        DoubleVector.fromArray(S, d, d0 + dr).add(c10).intoArray(c, co + cr);
        DoubleVector.fromArray(S, d, d0 + dr + L).add(c11).intoArray(c, co + cr + L);
        DoubleVector.fromArray(S, d, d0 + 2 * dr).add(c20).intoArray(c, co + 2 * cr);
        DoubleVector.fromArray(S, d, d0 + 2 * dr + L).add(c21).intoArray(c, co + 2 * cr + L);
        DoubleVector.fromArray(S, d, d0 + 3 * dr).add(c30).intoArray(c, co + 3 * cr);
        DoubleVector.fromArray(S, d, d0 + 3 * dr + L).add(c31).intoArray(c, co + 3 * cr + L);
        DoubleVector.fromArray(S, d, d0 + 4 * dr).add(c40).intoArray(c, co + 4 * cr);
        DoubleVector.fromArray(S, d, d0 + 4 * dr + L).add(c41).intoArray(c, co + 4 * cr + L);
        DoubleVector.fromArray(S, d, d0 + 5 * dr).add(c50).intoArray(c, co + 5 * cr);
        DoubleVector.fromArray(S, d, d0 + 5 * dr + L).add(c51).intoArray(c, co + 5 * cr + L);
        DoubleVector.fromArray(S, d, d0 + 6 * dr).add(c60).intoArray(c, co + 6 * cr);
        DoubleVector.fromArray(S, d, d0 + 6 * dr + L).add(c61).intoArray(c, co + 6 * cr + L);
        DoubleVector.fromArray(S, d, d0 + 7 * dr).add(c70).intoArray(c, co + 7 * cr);
        DoubleVector.fromArray(S, d, d0 + 7 * dr + L).add(c71).intoArray(c, co + 7 * cr + L);
        DoubleVector.fromArray(S, d, d0 + 8 * dr).add(c80).intoArray(c, co + 8 * cr);
        DoubleVector.fromArray(S, d, d0 + 8 * dr + L).add(c81).intoArray(c, co + 8 * cr + L);
        DoubleVector.fromArray(S, d, d0 + 9 * dr).add(c90).intoArray(c, co + 9 * cr);
        DoubleVector.fromArray(S, d, d0 + 9 * dr + L).add(c91).intoArray(c, co + 9 * cr + L);
    }

    private static void rows5x2(
            int depth,
            double[] a,
            int ao,
            int ar,
            double[] b,
            int bo,
            int br,
            double[] d,
            int d0,
            int dr,
            double[] c,
            int co,
            int cr) {
        DoubleVector c00 = DoubleVector.zero(S);
        DoubleVector c01 = DoubleVector.zero(S);
        DoubleVector c10 = DoubleVector.zero(S);
        DoubleVector c11 = DoubleVector.zero(S);
        DoubleVector c20 = DoubleVector.zero(S);
        DoubleVector c21 = DoubleVector.zero(S);
        DoubleVector c30 = DoubleVector.zero(S);
        DoubleVector c31 = DoubleVector.zero(S);
        DoubleVector c40 = DoubleVector.zero(S);
        DoubleVector c41 = DoubleVector.zero(S);
        int p1 = ao + ar;
        int p2 = ao + 2 * ar;
        int p3 = ao + 3 * ar;
        int p4 = ao + 4 * ar;
        int q = bo;
        for (int l = 0; l < depth; l++) {
            DoubleVector b0 = DoubleVector.fromArray(S, b, q);
            DoubleVector b1 = DoubleVector.fromArray(S, b, q + L);
            DoubleVector a0 = DoubleVector.broadcast(S, a[ao + l]);
            c00 = a0.fma(b0, c00);
            c01 = a0.fma(b1, c01);
            DoubleVector a1 = DoubleVector.broadcast(S, a[p1 + l]);
            c10 = a1.fma(b0, c10);
            c11 = a1.fma(b1, c11);
            DoubleVector a2 = DoubleVector.broadcast(S, a[p2 + l]);
            c20 = a2.fma(b0, c20);
            c21 = a2.fma(b1, c21);
            DoubleVector a3 = DoubleVector.broadcast(S, a[p3 + l]);
            c30 = a3.fma(b0, c30);
            c31 = a3.fma(b1, c31);
            DoubleVector a4 = DoubleVector.broadcast(S, a[p4 + l]);
            c40 = a4.fma(b0, c40);
            c41 = a4.fma(b1, c41);
            q += br;
        }
        DoubleVector.fromArray(S, d, d0).add(c00).intoArray(c, co);
        DoubleVector.fromArray(S, d, d0 + L).add(c01).intoArray(c, co + L);
        DoubleVector.fromArray(S, d, d0 + dr).add(c10).intoArray(c, co + cr);
        DoubleVector.fromArray(S, d, d0 + dr + L).add(c11).intoArray(c, co + cr + L);
        DoubleVector.fromArray(S, d, d0 + 2 * dr).add(c20).intoArray(c, co + 2 * cr);
        DoubleVector.fromArray(S, d, d0 + 2 * dr + L).add(c21).intoArray(c, co + 2 * cr + L);
        DoubleVector.fromArray(S, d, d0 + 3 * dr).add(c30).intoArray(c, co + 3 * cr);
        DoubleVector.fromArray(S, d, d0 + 3 * dr + L).add(c31).intoArray(c, co + 3 * cr + L);
        DoubleVector.fromArray(S, d, d0 + 4 * dr).add(c40).intoArray(c, co + 4 * cr);
        DoubleVector.fromArray(S, d, d0 + 4 * dr + L).add(c41).intoArray(c, co + 4 * cr + L);
    }

    private static void rows4x2(
            int depth,
            double[] a,
            int ao,
            int ar,
            double[] b,
            int bo,
            int br,
            double[] d,
            int d0,
            int dr,
            double[] c,
            int co,
            int cr) {
        DoubleVector c00 = DoubleVector.zero(S);
        DoubleVector c01 = DoubleVector.zero(S);
        DoubleVector c10 = DoubleVector.zero(S);
        DoubleVector c11 = DoubleVector.zero(S);
        DoubleVector c20 = DoubleVector.zero(S);
        DoubleVector c21 = DoubleVector.zero(S);
        DoubleVector c30 = DoubleVector.zero(S);
        DoubleVector c31 = DoubleVector.zero(S);
        int p1 = ao + ar;
        int p2 = ao + 2 * ar;
        int p3 = ao + 3 * ar;
        int q = bo;
        for (int l = 0; l < depth; l++) {
            DoubleVector b0 = DoubleVector.fromArray(S, b, q);
            DoubleVector b1 = DoubleVector.fromArray(S, b, q + L);
            DoubleVector a0 = DoubleVector.broadcast(S, a[ao + l]);
            c00 = a0.fma(b0, c00);
            c01 = a0.fma(b1, c01);
            DoubleVector a1 = DoubleVector.broadcast(S, a[p1 + l]);
            c10 = a1.fma(b0, c10);
            c11 = a1.fma(b1, c11);
            DoubleVector a2 = DoubleVector.broadcast(S, a[p2 + l]);
            c20 = a2.fma(b0, c20);
            c21 = a2.fma(b1, c21);
            DoubleVector a3 = DoubleVector.broadcast(S, a[p3 + l]);
            c30 = a3.fma(b0, c30);
            c31 = a3.fma(b1, c31);
            q += br;
        }
        DoubleVector.fromArray(S, d, d0).add(c00).intoArray(c, co);
        DoubleVector.fromArray(S, d, d0 + L).add(c01).intoArray(c, co + L);
        DoubleVector.fromArray(S, d, d0 + dr).add(c10).intoArray(c, co + cr);
        DoubleVector.fromArray(S, d, d0 + dr + L).add(c11).intoArray(c, co + cr + L);
        DoubleVector.fromArray(S, d, d0 + 2 * dr).add(c20).intoArray(c, co + 2 * cr);
        DoubleVector.fromArray(S, d, d0 + 2 * dr + L).add(c21).intoArray(c, co + 2 * cr + L);
        DoubleVector.fromArray(S, d, d0 + 3 * dr).add(c30).intoArray(c, co + 3 * cr);
        DoubleVector.fromArray(S, d, d0 + 3 * dr + L).add(c31).intoArray(c, co + 3 * cr + L);
    }

    private static void rows3x2(
            int depth,
            double[] a,
            int ao,
            int ar,
            double[] b,
            int bo,
            int br,
            double[] d,
            int d0,
            int dr,
            double[] c,
            int co,
            int cr) {
        DoubleVector c00 = DoubleVector.zero(S);
        DoubleVector c01 = DoubleVector.zero(S);
        DoubleVector c10 = DoubleVector.zero(S);
        DoubleVector c11 = DoubleVector.zero(S);
        DoubleVector c20 = DoubleVector.zero(S);
        DoubleVector c21 = DoubleVector.zero(S);
        int p1 = ao + ar;
        int p2 = ao + 2 * ar;
        int q = bo;
        for (int l = 0; l < depth; l++) {
            DoubleVector b0 = DoubleVector.fromArray(S, b, q);
            DoubleVector b1 = DoubleVector.fromArray(S, b, q + L);
            DoubleVector a0 = DoubleVector.broadcast(S, a[ao + l]);
            c00 = a0.fma(b0, c00);
            c01 = a0.fma(b1, c01);
            DoubleVector a1 = DoubleVector.broadcast(S, a[p1 + l]);
            c10 = a1.fma(b0, c10);
            c11 = a1.fma(b1, c11);
            DoubleVector a2 = DoubleVector.broadcast(S, a[p2 + l]);
            c20 = a2.fma(b0, c20);
            c21 = a2.fma(b1, c21);
            q += br;
        }
        DoubleVector.fromArray(S, d, d0).add(c00).intoArray(c, co);
        DoubleVector.fromArray(S, d, d0 + L).add(c01).intoArray(c, co + L);
        DoubleVector.fromArray(S, d, d0 + dr).add(c10).intoArray(c, co + cr);
        DoubleVector.fromArray(S, d, d0 + dr + L).add(c11).intoArray(c, co + cr + L);
        DoubleVector.fromArray(S, d, d0 + 2 * dr).add(c20).intoArray(c, co + 2 * cr);
        DoubleVector.fromArray(S, d, d0 + 2 * dr + L).add(c21).intoArray(c, co + 2 * cr + L);
    }

    private static void rows1x2(
            int depth, double[] a, int ao, double[] b, int bo, int br, double[] d, int d0, double[] c, int co) {
        DoubleVector c00 = DoubleVector.zero(S);
        DoubleVector c01 = DoubleVector.zero(S);
        int q = bo;
        for (int l = 0; l < depth; l++) {
            DoubleVector b0 = DoubleVector.fromArray(S, b, q);
            DoubleVector b1 = DoubleVector.fromArray(S, b, q + L);
            DoubleVector a0 = DoubleVector.broadcast(S, a[ao + l]);
            c00 = a0.fma(b0, c00);
            c01 = a0.fma(b1, c01);
            q += br;
        }
        DoubleVector.fromArray(S, d, d0).add(c00).intoArray(c, co);
        DoubleVector.fromArray(S, d, d0 + L).add(c01).intoArray(c, co + L);
    }

    private static void rows10x1(
            int depth,
            double[] a,
            int ao,
            int ar,
            double[] b,
            int bo,
            int br,
            double[] d,
            int d0,
            int dr,
            double[] c,
            int co,
            int cr) {
        DoubleVector c00 = DoubleVector.zero(S);
        DoubleVector c10 = DoubleVector.zero(S);
        DoubleVector c20 = DoubleVector.zero(S);
        DoubleVector c30 = DoubleVector.zero(S);
        DoubleVector c40 = DoubleVector.zero(S);
        DoubleVector c50 = DoubleVector.zero(S);
        DoubleVector c60 = DoubleVector.zero(S);
        DoubleVector c70 = DoubleVector.zero(S);
        DoubleVector c80 = DoubleVector.zero(S);
        DoubleVector c90 = DoubleVector.zero(S);
        int p1 = ao + ar;
        int p2 = ao + 2 * ar;
        int p3 = ao + 3 * ar;
        int p4 = ao + 4 * ar;
        int p5 = ao + 5 * ar;
        int p6 = ao + 6 * ar;
        int p7 = ao + 7 * ar;
        int p8 = ao + 8 * ar;
        int p9 = ao + 9 * ar;
        int q = bo;
        for (int l = 0; l < depth; l++) {
            DoubleVector b0 = DoubleVector.fromArray(S, b, q);
            DoubleVector a0 = DoubleVector.broadcast(S, a[ao + l]);
            c00 = a0.fma(b0, c00);
            DoubleVector a1 = DoubleVector.broadcast(S, a[p1 + l]);
            c10 = a1.fma(b0, c10);
            DoubleVector a2 = DoubleVector.broadcast(S, a[p2 + l]);
            c20 = a2.fma(b0, c20);
            DoubleVector a3 = DoubleVector.broadcast(S, a[p3 + l]);
            c30 = a3.fma(b0, c30);
            DoubleVector a4 = DoubleVector.broadcast(S, a[p4 + l]);
            c40 = a4.fma(b0, c40);
            DoubleVector a5 = DoubleVector.broadcast(S, a[p5 + l]);
            c50 = a5.fma(b0, c50);
            DoubleVector a6 = DoubleVector.broadcast(S, a[p6 + l]);
            c60 = a6.fma(b0, c60);
            DoubleVector a7 = DoubleVector.broadcast(S, a[p7 + l]);
            c70 = a7.fma(b0, c70);
            DoubleVector a8 = DoubleVector.broadcast(S, a[p8 + l]);
            c80 = a8.fma(b0, c80);
            DoubleVector a9 = DoubleVector.broadcast(S, a[p9 + l]);
            c90 = a9.fma(b0, c90);
            q += br;
        }
        DoubleVector.fromArray(S, d, d0).add(c00).intoArray(c, co);
        DoubleVector.fromArray(S, d, d0 + dr).add(c10).intoArray(c, co + cr);
        DoubleVector.fromArray(S, d, d0 + 2 * dr).add(c20).intoArray(c, co + 2 * cr);
        DoubleVector.fromArray(S, d, d0 + 3 * dr).add(c30).intoArray(c, co + 3 * cr);
        DoubleVector.fromArray(S, d, d0 + 4 * dr).add(c40).intoArray(c, co + 4 * cr);
        DoubleVector.fromArray(S, d, d0 + 5 * dr).add(c50).intoArray(c, co + 5 * cr);
        DoubleVector.fromArray(S, d, d0 + 6 * dr).add(c60).intoArray(c, co + 6 * cr);
        DoubleVector.fromArray(S, d, d0 + 7 * dr).add(c70).intoArray(c, co + 7 * cr);
        DoubleVector.fromArray(S, d, d0 + 8 * dr).add(c80).intoArray(c, co + 8 * cr);
        DoubleVector.fromArray(S, d, d0 + 9 * dr).add(c90).intoArray(c, co + 9 * cr);
    }

    private static void rows5x1(
            int depth,
            double[] a,
            int ao,
            int ar,
            double[] b,
            int bo,
            int br,
            double[] d,
            int d0,
            int dr,
            double[] c,
            int co,
            int cr) {
        DoubleVector c00 = DoubleVector.zero(S);
        DoubleVector c10 = DoubleVector.zero(S);
        DoubleVector c20 = DoubleVector.zero(S);
        DoubleVector c30 = DoubleVector.zero(S);
        DoubleVector c40 = DoubleVector.zero(S);
        int p1 = ao + ar;
        int p2 = ao + 2 * ar;
        int p3 = ao + 3 * ar;
        int p4 = ao + 4 * ar;
        int q = bo;
        for (int l = 0; l < depth; l++) {
            DoubleVector b0 = DoubleVector.fromArray(S, b, q);
            DoubleVector a0 = DoubleVector.broadcast(S, a[ao + l]);
            c00 = a0.fma(b0, c00);
            DoubleVector a1 = DoubleVector.broadcast(S, a[p1 + l]);
            c10 = a1.fma(b0, c10);
            DoubleVector a2 = DoubleVector.broadcast(S, a[p2 + l]);
            c20 = a2.fma(b0, c20);
            DoubleVector a3 = DoubleVector.broadcast(S, a[p3 + l]);
            c30 = a3.fma(b0, c30);
            DoubleVector a4 = DoubleVector.broadcast(S, a[p4 + l]);
            c40 = a4.fma(b0, c40);
            q += br;
        }
        DoubleVector.fromArray(S, d, d0).add(c00).intoArray(c, co);
        DoubleVector.fromArray(S, d, d0 + dr).add(c10).intoArray(c, co + cr);
        DoubleVector.fromArray(S, d, d0 + 2 * dr).add(c20).intoArray(c, co + 2 * cr);
        DoubleVector.fromArray(S, d, d0 + 3 * dr).add(c30).intoArray(c, co + 3 * cr);
        DoubleVector.fromArray(S, d, d0 + 4 * dr).add(c40).intoArray(c, co + 4 * cr);
    }

    private static void rows4x1(
            int depth,
            double[] a,
            int ao,
            int ar,
            double[] b,
            int bo,
            int br,
            double[] d,
            int d0,
            int dr,
            double[] c,
            int co,
            int cr) {
        DoubleVector c00 = DoubleVector.zero(S);
        DoubleVector c10 = DoubleVector.zero(S);
        DoubleVector c20 = DoubleVector.zero(S);
        DoubleVector c30 = DoubleVector.zero(S);
        int p1 = ao + ar;
        int p2 = ao + 2 * ar;
        int p3 = ao + 3 * ar;
        int q = bo;
        for (int l = 0; l < depth; l++) {
            DoubleVector b0 = DoubleVector.fromArray(S, b, q);
            DoubleVector a0 = DoubleVector.broadcast(S, a[ao + l]);
            c00 = a0.fma(b0, c00);
            DoubleVector a1 = DoubleVector.broadcast(S, a[p1 + l]);
            c10 = a1.fma(b0, c10);
            DoubleVector a2 = DoubleVector.broadcast(S, a[p2 + l]);
            c20 = a2.fma(b0, c20);
            DoubleVector a3 = DoubleVector.broadcast(S, a[p3 + l]);
            c30 = a3.fma(b0, c30);
            q += br;
        }
        DoubleVector.fromArray(S, d, d0).add(c00).intoArray(c, co);
        DoubleVector.fromArray(S, d, d0 + dr).add(c10).intoArray(c, co + cr);
        DoubleVector.fromArray(S, d, d0 + 2 * dr).add(c20).intoArray(c, co + 2 * cr);
        DoubleVector.fromArray(S, d, d0 + 3 * dr).add(c30).intoArray(c, co + 3 * cr);
    }

    private static void rows3x1(
            int depth,
            double[] a,
            int ao,
            int ar,
            double[] b,
            int bo,
            int br,
            double[] d,
            int d0,
            int dr,
            double[] c,
            int co,
            int cr) {
        DoubleVector c00 = DoubleVector.zero(S);
        DoubleVector c10 = DoubleVector.zero(S);
        DoubleVector c20 = DoubleVector.zero(S);
        int p1 = ao + ar;
        int p2 = ao + 2 * ar;
        int q = bo;
        for (int l = 0; l < depth; l++) {
            DoubleVector b0 = DoubleVector.fromArray(S, b, q);
            DoubleVector a0 = DoubleVector.broadcast(S, a[ao + l]);
            c00 = a0.fma(b0, c00);
            DoubleVector a1 = DoubleVector.broadcast(S, a[p1 + l]);
            c10 = a1.fma(b0, c10);
            DoubleVector a2 = DoubleVector.broadcast(S, a[p2 + l]);
            c20 = a2.fma(b0, c20);
            q += br;
        }
        DoubleVector.fromArray(S, d, d0).add(c00).intoArray(c, co);
        DoubleVector.fromArray(S, d, d0 + dr).add(c10).intoArray(c, co + cr);
        DoubleVector.fromArray(S, d, d0 + 2 * dr).add(c20).intoArray(c, co + 2 * cr);
    }

    private static void rows1x1(
            int depth, double[] a, int ao, double[] b, int bo, int br, double[] d, int d0, double[] c, int co) {
        DoubleVector c00 = DoubleVector.zero(S);
        int q = bo;
        for (int l = 0; l < depth; l++) {
            DoubleVector b0 = DoubleVector.fromArray(S, b, q);
            DoubleVector a0 = DoubleVector.broadcast(S, a[ao + l]);
            c00 = a0.fma(b0, c00);
            q += br;
        }
        DoubleVector.fromArray(S, d, d0).add(c00).intoArray(c, co);
    }
}
