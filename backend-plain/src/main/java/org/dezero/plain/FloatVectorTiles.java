package org.dezero.plain;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * Tiles of a product of float matrices: {@code C = D + A B} for a few rows and one or two vectors of columns.
 *
 * <p>Every tile sums the same way, {@code fma(a[i, l], b[l, j], sum)} for {@code l} from 0 up, then adds D, so that an
 * element of a product does not depend on the tile that it falls into. Each tile is spelled out without a branch: the
 * JIT compiler keeps vectors in registers only as local variables, and few branches are enough for it to give up.
 * Loaded only where {@link Simd#ON}.
 *
 * <p>In all methods A is given from {@code ao} on, and so are B, C and D; the rows of B are {@code br} apart, those of C
 * {@code cr} and those of D {@code dr}, which is 0 where one row stands for all. D may be C itself.
 */
final class FloatVectorTiles {
    private static final VectorSpecies<Float> S = FloatLanes.SPECIES;
    private static final int L = FloatLanes.LENGTH;

    private FloatVectorTiles() {}

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
            float[] a,
            int ao,
            float[] b,
            int bo,
            int br,
            float[] d,
            int d0,
            int dr,
            float[] c,
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
            float[] a,
            int ao,
            int ar,
            float[] b,
            int bo,
            int br,
            float[] d,
            int d0,
            int dr,
            float[] c,
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
            float[] a,
            int ao,
            float[] b,
            int bo,
            int br,
            float[] d,
            int d0,
            int dr,
            float[] c,
            int co,
            int cr) {
        FloatVector c00 = FloatVector.zero(S);
        FloatVector c01 = FloatVector.zero(S);
        FloatVector c10 = FloatVector.zero(S);
        FloatVector c11 = FloatVector.zero(S);
        FloatVector c20 = FloatVector.zero(S);
        FloatVector c21 = FloatVector.zero(S);
        FloatVector c30 = FloatVector.zero(S);
        FloatVector c31 = FloatVector.zero(S);
        FloatVector c40 = FloatVector.zero(S);
        FloatVector c41 = FloatVector.zero(S);
        FloatVector c50 = FloatVector.zero(S);
        FloatVector c51 = FloatVector.zero(S);
        FloatVector c60 = FloatVector.zero(S);
        FloatVector c61 = FloatVector.zero(S);
        FloatVector c70 = FloatVector.zero(S);
        FloatVector c71 = FloatVector.zero(S);
        FloatVector c80 = FloatVector.zero(S);
        FloatVector c81 = FloatVector.zero(S);
        FloatVector c90 = FloatVector.zero(S);
        FloatVector c91 = FloatVector.zero(S);
        int q = bo;
        for (int l = 0; l < depth; l++) {
            FloatVector b0 = FloatVector.fromArray(S, b, q);
            FloatVector b1 = FloatVector.fromArray(S, b, q + L);
            FloatVector a0 = FloatVector.broadcast(S, a[ao + l * 10]);
            c00 = a0.fma(b0, c00);
            c01 = a0.fma(b1, c01);
            FloatVector a1 = FloatVector.broadcast(S, a[ao + l * 10 + 1]);
            c10 = a1.fma(b0, c10);
            c11 = a1.fma(b1, c11);
            FloatVector a2 = FloatVector.broadcast(S, a[ao + l * 10 + 2]);
            c20 = a2.fma(b0, c20);
            c21 = a2.fma(b1, c21);
            FloatVector a3 = FloatVector.broadcast(S, a[ao + l * 10 + 3]);
            c30 = a3.fma(b0, c30);
            c31 = a3.fma(b1, c31);
            FloatVector a4 = FloatVector.broadcast(S, a[ao + l * 10 + 4]);
            c40 = a4.fma(b0, c40);
            c41 = a4.fma(b1, c41);
            FloatVector a5 = FloatVector.broadcast(S, a[ao + l * 10 + 5]);
            c50 = a5.fma(b0, c50);
            c51 = a5.fma(b1, c51);
            FloatVector a6 = FloatVector.broadcast(S, a[ao + l * 10 + 6]);
            c60 = a6.fma(b0, c60);
            c61 = a6.fma(b1, c61);
            FloatVector a7 = FloatVector.broadcast(S, a[ao + l * 10 + 7]);
            c70 = a7.fma(b0, c70);
            c71 = a7.fma(b1, c71);
            FloatVector a8 = FloatVector.broadcast(S, a[ao + l * 10 + 8]);
            c80 = a8.fma(b0, c80);
            c81 = a8.fma(b1, c81);
            FloatVector a9 = FloatVector.broadcast(S, a[ao + l * 10 + 9]);
            c90 = a9.fma(b0, c90);
            c91 = a9.fma(b1, c91);
            q += br;
        }
        FloatVector.fromArray(S, d, d0).add(c00).intoArray(c, co);
        FloatVector.fromArray(S, d, d0 + L).add(c01).intoArray(c, co + L);
        FloatVector.fromArray(S, d, d0 + dr).add(c10).intoArray(c, co + cr);
        FloatVector.fromArray(S, d, d0 + dr + L).add(c11).intoArray(c, co + cr + L);
        FloatVector.fromArray(S, d, d0 + 2 * dr).add(c20).intoArray(c, co + 2 * cr);
        FloatVector.fromArray(S, d, d0 + 2 * dr + L).add(c21).intoArray(c, co + 2 * cr + L);
        FloatVector.fromArray(S, d, d0 + 3 * dr).add(c30).intoArray(c, co + 3 * cr);
        FloatVector.fromArray(S, d, d0 + 3 * dr + L).add(c31).intoArray(c, co + 3 * cr + L);
        FloatVector.fromArray(S, d, d0 + 4 * dr).add(c40).intoArray(c, co + 4 * cr);
        FloatVector.fromArray(S, d, d0 + 4 * dr + L).add(c41).intoArray(c, co + 4 * cr + L);
        FloatVector.fromArray(S, d, d0 + 5 * dr).add(c50).intoArray(c, co + 5 * cr);
        FloatVector.fromArray(S, d, d0 + 5 * dr + L).add(c51).intoArray(c, co + 5 * cr + L);
        FloatVector.fromArray(S, d, d0 + 6 * dr).add(c60).intoArray(c, co + 6 * cr);
        FloatVector.fromArray(S, d, d0 + 6 * dr + L).add(c61).intoArray(c, co + 6 * cr + L);
        FloatVector.fromArray(S, d, d0 + 7 * dr).add(c70).intoArray(c, co + 7 * cr);
        FloatVector.fromArray(S, d, d0 + 7 * dr + L).add(c71).intoArray(c, co + 7 * cr + L);
        FloatVector.fromArray(S, d, d0 + 8 * dr).add(c80).intoArray(c, co + 8 * cr);
        FloatVector.fromArray(S, d, d0 + 8 * dr + L).add(c81).intoArray(c, co + 8 * cr + L);
        FloatVector.fromArray(S, d, d0 + 9 * dr).add(c90).intoArray(c, co + 9 * cr);
        FloatVector.fromArray(S, d, d0 + 9 * dr + L).add(c91).intoArray(c, co + 9 * cr + L);
    }

    private static void packed5x2(
            int depth,
            float[] a,
            int ao,
            float[] b,
            int bo,
            int br,
            float[] d,
            int d0,
            int dr,
            float[] c,
            int co,
            int cr) {
        FloatVector c00 = FloatVector.zero(S);
        FloatVector c01 = FloatVector.zero(S);
        FloatVector c10 = FloatVector.zero(S);
        FloatVector c11 = FloatVector.zero(S);
        FloatVector c20 = FloatVector.zero(S);
        FloatVector c21 = FloatVector.zero(S);
        FloatVector c30 = FloatVector.zero(S);
        FloatVector c31 = FloatVector.zero(S);
        FloatVector c40 = FloatVector.zero(S);
        FloatVector c41 = FloatVector.zero(S);
        int q = bo;
        for (int l = 0; l < depth; l++) {
            FloatVector b0 = FloatVector.fromArray(S, b, q);
            FloatVector b1 = FloatVector.fromArray(S, b, q + L);
            FloatVector a0 = FloatVector.broadcast(S, a[ao + l * 5]);
            c00 = a0.fma(b0, c00);
            c01 = a0.fma(b1, c01);
            FloatVector a1 = FloatVector.broadcast(S, a[ao + l * 5 + 1]);
            c10 = a1.fma(b0, c10);
            c11 = a1.fma(b1, c11);
            FloatVector a2 = FloatVector.broadcast(S, a[ao + l * 5 + 2]);
            c20 = a2.fma(b0, c20);
            c21 = a2.fma(b1, c21);
            FloatVector a3 = FloatVector.broadcast(S, a[ao + l * 5 + 3]);
            c30 = a3.fma(b0, c30);
            c31 = a3.fma(b1, c31);
            FloatVector a4 = FloatVector.broadcast(S, a[ao + l * 5 + 4]);
            c40 = a4.fma(b0, c40);
            c41 = a4.fma(b1, c41);
            q += br;
        }
        FloatVector.fromArray(S, d, d0).add(c00).intoArray(c, co);
        FloatVector.fromArray(S, d, d0 + L).add(c01).intoArray(c, co + L);
        FloatVector.fromArray(S, d, d0 + dr).add(c10).intoArray(c, co + cr);
        FloatVector.fromArray(S, d, d0 + dr + L).add(c11).intoArray(c, co + cr + L);
        FloatVector.fromArray(S, d, d0 + 2 * dr).add(c20).intoArray(c, co + 2 * cr);
        FloatVector.fromArray(S, d, d0 + 2 * dr + L).add(c21).intoArray(c, co + 2 * cr + L);
        FloatVector.fromArray(S, d, d0 + 3 * dr).add(c30).intoArray(c, co + 3 * cr);
        FloatVector.fromArray(S, d, d0 + 3 * dr + L).add(c31).intoArray(c, co + 3 * cr + L);
        FloatVector.fromArray(S, d, d0 + 4 * dr).add(c40).intoArray(c, co + 4 * cr);
        FloatVector.fromArray(S, d, d0 + 4 * dr + L).add(c41).intoArray(c, co + 4 * cr + L);
    }

    private static void packed4x2(
            int depth,
            float[] a,
            int ao,
            float[] b,
            int bo,
            int br,
            float[] d,
            int d0,
            int dr,
            float[] c,
            int co,
            int cr) {
        FloatVector c00 = FloatVector.zero(S);
        FloatVector c01 = FloatVector.zero(S);
        FloatVector c10 = FloatVector.zero(S);
        FloatVector c11 = FloatVector.zero(S);
        FloatVector c20 = FloatVector.zero(S);
        FloatVector c21 = FloatVector.zero(S);
        FloatVector c30 = FloatVector.zero(S);
        FloatVector c31 = FloatVector.zero(S);
        int q = bo;
        for (int l = 0; l < depth; l++) {
            FloatVector b0 = FloatVector.fromArray(S, b, q);
            FloatVector b1 = FloatVector.fromArray(S, b, q + L);
            FloatVector a0 = FloatVector.broadcast(S, a[ao + l * 4]);
            c00 = a0.fma(b0, c00);
            c01 = a0.fma(b1, c01);
            FloatVector a1 = FloatVector.broadcast(S, a[ao + l * 4 + 1]);
            c10 = a1.fma(b0, c10);
            c11 = a1.fma(b1, c11);
            FloatVector a2 = FloatVector.broadcast(S, a[ao + l * 4 + 2]);
            c20 = a2.fma(b0, c20);
            c21 = a2.fma(b1, c21);
            FloatVector a3 = FloatVector.broadcast(S, a[ao + l * 4 + 3]);
            c30 = a3.fma(b0, c30);
            c31 = a3.fma(b1, c31);
            q += br;
        }
        FloatVector.fromArray(S, d, d0).add(c00).intoArray(c, co);
        FloatVector.fromArray(S, d, d0 + L).add(c01).intoArray(c, co + L);
        FloatVector.fromArray(S, d, d0 + dr).add(c10).intoArray(c, co + cr);
        FloatVector.fromArray(S, d, d0 + dr + L).add(c11).intoArray(c, co + cr + L);
        FloatVector.fromArray(S, d, d0 + 2 * dr).add(c20).intoArray(c, co + 2 * cr);
        FloatVector.fromArray(S, d, d0 + 2 * dr + L).add(c21).intoArray(c, co + 2 * cr + L);
        FloatVector.fromArray(S, d, d0 + 3 * dr).add(c30).intoArray(c, co + 3 * cr);
        FloatVector.fromArray(S, d, d0 + 3 * dr + L).add(c31).intoArray(c, co + 3 * cr + L);
    }

    private static void packed3x2(
            int depth,
            float[] a,
            int ao,
            float[] b,
            int bo,
            int br,
            float[] d,
            int d0,
            int dr,
            float[] c,
            int co,
            int cr) {
        FloatVector c00 = FloatVector.zero(S);
        FloatVector c01 = FloatVector.zero(S);
        FloatVector c10 = FloatVector.zero(S);
        FloatVector c11 = FloatVector.zero(S);
        FloatVector c20 = FloatVector.zero(S);
        FloatVector c21 = FloatVector.zero(S);
        int q = bo;
        for (int l = 0; l < depth; l++) {
            FloatVector b0 = FloatVector.fromArray(S, b, q);
            FloatVector b1 = FloatVector.fromArray(S, b, q + L);
            FloatVector a0 = FloatVector.broadcast(S, a[ao + l * 3]);
            c00 = a0.fma(b0, c00);
            c01 = a0.fma(b1, c01);
            FloatVector a1 = FloatVector.broadcast(S, a[ao + l * 3 + 1]);
            c10 = a1.fma(b0, c10);
            c11 = a1.fma(b1, c11);
            FloatVector a2 = FloatVector.broadcast(S, a[ao + l * 3 + 2]);
            c20 = a2.fma(b0, c20);
            c21 = a2.fma(b1, c21);
            q += br;
        }
        FloatVector.fromArray(S, d, d0).add(c00).intoArray(c, co);
        FloatVector.fromArray(S, d, d0 + L).add(c01).intoArray(c, co + L);
        FloatVector.fromArray(S, d, d0 + dr).add(c10).intoArray(c, co + cr);
        FloatVector.fromArray(S, d, d0 + dr + L).add(c11).intoArray(c, co + cr + L);
        FloatVector.fromArray(S, d, d0 + 2 * dr).add(c20).intoArray(c, co + 2 * cr);
        FloatVector.fromArray(S, d, d0 + 2 * dr + L).add(c21).intoArray(c, co + 2 * cr + L);
    }

    private static void packed1x2(
            int depth, float[] a, int ao, float[] b, int bo, int br, float[] d, int d0, float[] c, int co) {
        FloatVector c00 = FloatVector.zero(S);
        FloatVector c01 = FloatVector.zero(S);
        int q = bo;
        for (int l = 0; l < depth; l++) {
            FloatVector b0 = FloatVector.fromArray(S, b, q);
            FloatVector b1 = FloatVector.fromArray(S, b, q + L);
            FloatVector a0 = FloatVector.broadcast(S, a[ao + l]);
            c00 = a0.fma(b0, c00);
            c01 = a0.fma(b1, c01);
            q += br;
        }
        FloatVector.fromArray(S, d, d0).add(c00).intoArray(c, co);
        FloatVector.fromArray(S, d, d0 + L).add(c01).intoArray(c, co + L);
    }

    private static void packed10x1(
            int depth,
            float[] a,
            int ao,
            float[] b,
            int bo,
            int br,
            float[] d,
            int d0,
            int dr,
            float[] c,
            int co,
            int cr) {
        FloatVector c00 = FloatVector.zero(S);
        FloatVector c10 = FloatVector.zero(S);
        FloatVector c20 = FloatVector.zero(S);
        FloatVector c30 = FloatVector.zero(S);
        FloatVector c40 = FloatVector.zero(S);
        FloatVector c50 = FloatVector.zero(S);
        FloatVector c60 = FloatVector.zero(S);
        FloatVector c70 = FloatVector.zero(S);
        FloatVector c80 = FloatVector.zero(S);
        FloatVector c90 = FloatVector.zero(S);
        int q = bo;
        for (int l = 0; l < depth; l++) {
            FloatVector b0 = FloatVector.fromArray(S, b, q);
            FloatVector a0 = FloatVector.broadcast(S, a[ao + l * 10]);
            c00 = a0.fma(b0, c00);
            FloatVector a1 = FloatVector.broadcast(S, a[ao + l * 10 + 1]);
            c10 = a1.fma(b0, c10);
            FloatVector a2 = FloatVector.broadcast(S, a[ao + l * 10 + 2]);
            c20 = a2.fma(b0, c20);
            FloatVector a3 = FloatVector.broadcast(S, a[ao + l * 10 + 3]);
            c30 = a3.fma(b0, c30);
            FloatVector a4 = FloatVector.broadcast(S, a[ao + l * 10 + 4]);
            c40 = a4.fma(b0, c40);
            FloatVector a5 = FloatVector.broadcast(S, a[ao + l * 10 + 5]);
            c50 = a5.fma(b0, c50);
            FloatVector a6 = FloatVector.broadcast(S, a[ao + l * 10 + 6]);
            c60 = a6.fma(b0, c60);
            FloatVector a7 = FloatVector.broadcast(S, a[ao + l * 10 + 7]);
            c70 = a7.fma(b0, c70);
            FloatVector a8 = FloatVector.broadcast(S, a[ao + l * 10 + 8]);
            c80 = a8.fma(b0, c80);
            FloatVector a9 = FloatVector.broadcast(S, a[ao + l * 10 + 9]);
            c90 = a9.fma(b0, c90);
            q += br;
        }
        FloatVector.fromArray(S, d, d0).add(c00).intoArray(c, co);
        FloatVector.fromArray(S, d, d0 + dr).add(c10).intoArray(c, co + cr);
        FloatVector.fromArray(S, d, d0 + 2 * dr).add(c20).intoArray(c, co + 2 * cr);
        FloatVector.fromArray(S, d, d0 + 3 * dr).add(c30).intoArray(c, co + 3 * cr);
        FloatVector.fromArray(S, d, d0 + 4 * dr).add(c40).intoArray(c, co + 4 * cr);
        FloatVector.fromArray(S, d, d0 + 5 * dr).add(c50).intoArray(c, co + 5 * cr);
        FloatVector.fromArray(S, d, d0 + 6 * dr).add(c60).intoArray(c, co + 6 * cr);
        FloatVector.fromArray(S, d, d0 + 7 * dr).add(c70).intoArray(c, co + 7 * cr);
        FloatVector.fromArray(S, d, d0 + 8 * dr).add(c80).intoArray(c, co + 8 * cr);
        FloatVector.fromArray(S, d, d0 + 9 * dr).add(c90).intoArray(c, co + 9 * cr);
    }

    private static void packed5x1(
            int depth,
            float[] a,
            int ao,
            float[] b,
            int bo,
            int br,
            float[] d,
            int d0,
            int dr,
            float[] c,
            int co,
            int cr) {
        FloatVector c00 = FloatVector.zero(S);
        FloatVector c10 = FloatVector.zero(S);
        FloatVector c20 = FloatVector.zero(S);
        FloatVector c30 = FloatVector.zero(S);
        FloatVector c40 = FloatVector.zero(S);
        int q = bo;
        for (int l = 0; l < depth; l++) {
            FloatVector b0 = FloatVector.fromArray(S, b, q);
            FloatVector a0 = FloatVector.broadcast(S, a[ao + l * 5]);
            c00 = a0.fma(b0, c00);
            FloatVector a1 = FloatVector.broadcast(S, a[ao + l * 5 + 1]);
            c10 = a1.fma(b0, c10);
            FloatVector a2 = FloatVector.broadcast(S, a[ao + l * 5 + 2]);
            c20 = a2.fma(b0, c20);
            FloatVector a3 = FloatVector.broadcast(S, a[ao + l * 5 + 3]);
            c30 = a3.fma(b0, c30);
            FloatVector a4 = FloatVector.broadcast(S, a[ao + l * 5 + 4]);
            c40 = a4.fma(b0, c40);
            q += br;
        }
        FloatVector.fromArray(S, d, d0).add(c00).intoArray(c, co);
        FloatVector.fromArray(S, d, d0 + dr).add(c10).intoArray(c, co + cr);
        FloatVector.fromArray(S, d, d0 + 2 * dr).add(c20).intoArray(c, co + 2 * cr);
        FloatVector.fromArray(S, d, d0 + 3 * dr).add(c30).intoArray(c, co + 3 * cr);
        FloatVector.fromArray(S, d, d0 + 4 * dr).add(c40).intoArray(c, co + 4 * cr);
    }

    private static void packed4x1(
            int depth,
            float[] a,
            int ao,
            float[] b,
            int bo,
            int br,
            float[] d,
            int d0,
            int dr,
            float[] c,
            int co,
            int cr) {
        FloatVector c00 = FloatVector.zero(S);
        FloatVector c10 = FloatVector.zero(S);
        FloatVector c20 = FloatVector.zero(S);
        FloatVector c30 = FloatVector.zero(S);
        int q = bo;
        for (int l = 0; l < depth; l++) {
            FloatVector b0 = FloatVector.fromArray(S, b, q);
            FloatVector a0 = FloatVector.broadcast(S, a[ao + l * 4]);
            c00 = a0.fma(b0, c00);
            FloatVector a1 = FloatVector.broadcast(S, a[ao + l * 4 + 1]);
            c10 = a1.fma(b0, c10);
            FloatVector a2 = FloatVector.broadcast(S, a[ao + l * 4 + 2]);
            c20 = a2.fma(b0, c20);
            FloatVector a3 = FloatVector.broadcast(S, a[ao + l * 4 + 3]);
            c30 = a3.fma(b0, c30);
            q += br;
        }
        FloatVector.fromArray(S, d, d0).add(c00).intoArray(c, co);
        FloatVector.fromArray(S, d, d0 + dr).add(c10).intoArray(c, co + cr);
        FloatVector.fromArray(S, d, d0 + 2 * dr).add(c20).intoArray(c, co + 2 * cr);
        FloatVector.fromArray(S, d, d0 + 3 * dr).add(c30).intoArray(c, co + 3 * cr);
    }

    private static void packed3x1(
            int depth,
            float[] a,
            int ao,
            float[] b,
            int bo,
            int br,
            float[] d,
            int d0,
            int dr,
            float[] c,
            int co,
            int cr) {
        FloatVector c00 = FloatVector.zero(S);
        FloatVector c10 = FloatVector.zero(S);
        FloatVector c20 = FloatVector.zero(S);
        int q = bo;
        for (int l = 0; l < depth; l++) {
            FloatVector b0 = FloatVector.fromArray(S, b, q);
            FloatVector a0 = FloatVector.broadcast(S, a[ao + l * 3]);
            c00 = a0.fma(b0, c00);
            FloatVector a1 = FloatVector.broadcast(S, a[ao + l * 3 + 1]);
            c10 = a1.fma(b0, c10);
            FloatVector a2 = FloatVector.broadcast(S, a[ao + l * 3 + 2]);
            c20 = a2.fma(b0, c20);
            q += br;
        }
        FloatVector.fromArray(S, d, d0).add(c00).intoArray(c, co);
        FloatVector.fromArray(S, d, d0 + dr).add(c10).intoArray(c, co + cr);
        FloatVector.fromArray(S, d, d0 + 2 * dr).add(c20).intoArray(c, co + 2 * cr);
    }

    private static void packed1x1(
            int depth, float[] a, int ao, float[] b, int bo, int br, float[] d, int d0, float[] c, int co) {
        FloatVector c00 = FloatVector.zero(S);
        int q = bo;
        for (int l = 0; l < depth; l++) {
            FloatVector b0 = FloatVector.fromArray(S, b, q);
            FloatVector a0 = FloatVector.broadcast(S, a[ao + l]);
            c00 = a0.fma(b0, c00);
            q += br;
        }
        FloatVector.fromArray(S, d, d0).add(c00).intoArray(c, co);
    }

    private static void rows10x2(
            int depth,
            float[] a,
            int ao,
            int ar,
            float[] b,
            int bo,
            int br,
            float[] d,
            int d0,
            int dr,
            float[] c,
            int co,
            int cr) {
        FloatVector c00 = FloatVector.zero(S);
        FloatVector c01 = FloatVector.zero(S);
        FloatVector c10 = FloatVector.zero(S);
        FloatVector c11 = FloatVector.zero(S);
        FloatVector c20 = FloatVector.zero(S);
        FloatVector c21 = FloatVector.zero(S);
        FloatVector c30 = FloatVector.zero(S);
        FloatVector c31 = FloatVector.zero(S);
        FloatVector c40 = FloatVector.zero(S);
        FloatVector c41 = FloatVector.zero(S);
        FloatVector c50 = FloatVector.zero(S);
        FloatVector c51 = FloatVector.zero(S);
        FloatVector c60 = FloatVector.zero(S);
        FloatVector c61 = FloatVector.zero(S);
        FloatVector c70 = FloatVector.zero(S);
        FloatVector c71 = FloatVector.zero(S);
        FloatVector c80 = FloatVector.zero(S);
        FloatVector c81 = FloatVector.zero(S);
        FloatVector c90 = FloatVector.zero(S);
        FloatVector c91 = FloatVector.zero(S);
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
            FloatVector b0 = FloatVector.fromArray(S, b, q);
            FloatVector b1 = FloatVector.fromArray(S, b, q + L);
            FloatVector a0 = FloatVector.broadcast(S, a[ao + l]);
            c00 = a0.fma(b0, c00);
            c01 = a0.fma(b1, c01);
            FloatVector a1 = FloatVector.broadcast(S, a[p1 + l]);
            c10 = a1.fma(b0, c10);
            c11 = a1.fma(b1, c11);
            FloatVector a2 = FloatVector.broadcast(S, a[p2 + l]);
            c20 = a2.fma(b0, c20);
            c21 = a2.fma(b1, c21);
            FloatVector a3 = FloatVector.broadcast(S, a[p3 + l]);
            c30 = a3.fma(b0, c30);
            c31 = a3.fma(b1, c31);
            FloatVector a4 = FloatVector.broadcast(S, a[p4 + l]);
            c40 = a4.fma(b0, c40);
            c41 = a4.fma(b1, c41);
            FloatVector a5 = FloatVector.broadcast(S, a[p5 + l]);
            c50 = a5.fma(b0, c50);
            c51 = a5.fma(b1, c51);
            FloatVector a6 = FloatVector.broadcast(S, a[p6 + l]);
            c60 = a6.fma(b0, c60);
            c61 = a6.fma(b1, c61);
            FloatVector a7 = FloatVector.broadcast(S, a[p7 + l]);
            c70 = a7.fma(b0, c70);
            c71 = a7.fma(b1, c71);
            FloatVector a8 = FloatVector.broadcast(S, a[p8 + l]);
            c80 = a8.fma(b0, c80);
            c81 = a8.fma(b1, c81);
            FloatVector a9 = FloatVector.broadcast(S, a[p9 + l]);
            c90 = a9.fma(b0, c90);
            c91 = a9.fma(b1, c91);
            q += br;
        }
        FloatVector.fromArray(S, d, d0).add(c00).intoArray(c, co);
        FloatVector.fromArray(S, d, d0 + L).add(c01).intoArray(c, co + L);
        FloatVector.fromArray(S, d, d0 + dr).add(c10).intoArray(c, co + cr);
        FloatVector.fromArray(S, d, d0 + dr + L).add(c11).intoArray(c, co + cr + L);
        FloatVector.fromArray(S, d, d0 + 2 * dr).add(c20).intoArray(c, co + 2 * cr);
        FloatVector.fromArray(S, d, d0 + 2 * dr + L).add(c21).intoArray(c, co + 2 * cr + L);
        FloatVector.fromArray(S, d, d0 + 3 * dr).add(c30).intoArray(c, co + 3 * cr);
        FloatVector.fromArray(S, d, d0 + 3 * dr + L).add(c31).intoArray(c, co + 3 * cr + L);
        FloatVector.fromArray(S, d, d0 + 4 * dr).add(c40).intoArray(c, co + 4 * cr);
        FloatVector.fromArray(S, d, d0 + 4 * dr + L).add(c41).intoArray(c, co + 4 * cr + L);
        FloatVector.fromArray(S, d, d0 + 5 * dr).add(c50).intoArray(c, co + 5 * cr);
        FloatVector.fromArray(S, d, d0 + 5 * dr + L).add(c51).intoArray(c, co + 5 * cr + L);
        FloatVector.fromArray(S, d, d0 + 6 * dr).add(c60).intoArray(c, co + 6 * cr);
        FloatVector.fromArray(S, d, d0 + 6 * dr + L).add(c61).intoArray(c, co + 6 * cr + L);
        FloatVector.fromArray(S, d, d0 + 7 * dr).add(c70).intoArray(c, co + 7 * cr);
        FloatVector.fromArray(S, d, d0 + 7 * dr + L).add(c71).intoArray(c, co + 7 * cr + L);
        FloatVector.fromArray(S, d, d0 + 8 * dr).add(c80).intoArray(c, co + 8 * cr);
        FloatVector.fromArray(S, d, d0 + 8 * dr + L).add(c81).intoArray(c, co + 8 * cr + L);
        FloatVector.fromArray(S, d, d0 + 9 * dr).add(c90).intoArray(c, co + 9 * cr);
        FloatVector.fromArray(S, d, d0 + 9 * dr + L).add(c91).intoArray(c, co + 9 * cr + L);
    }

    private static void rows5x2(
            int depth,
            float[] a,
            int ao,
            int ar,
            float[] b,
            int bo,
            int br,
            float[] d,
            int d0,
            int dr,
            float[] c,
            int co,
            int cr) {
        FloatVector c00 = FloatVector.zero(S);
        FloatVector c01 = FloatVector.zero(S);
        FloatVector c10 = FloatVector.zero(S);
        FloatVector c11 = FloatVector.zero(S);
        FloatVector c20 = FloatVector.zero(S);
        FloatVector c21 = FloatVector.zero(S);
        FloatVector c30 = FloatVector.zero(S);
        FloatVector c31 = FloatVector.zero(S);
        FloatVector c40 = FloatVector.zero(S);
        FloatVector c41 = FloatVector.zero(S);
        int p1 = ao + ar;
        int p2 = ao + 2 * ar;
        int p3 = ao + 3 * ar;
        int p4 = ao + 4 * ar;
        int q = bo;
        for (int l = 0; l < depth; l++) {
            FloatVector b0 = FloatVector.fromArray(S, b, q);
            FloatVector b1 = FloatVector.fromArray(S, b, q + L);
            FloatVector a0 = FloatVector.broadcast(S, a[ao + l]);
            c00 = a0.fma(b0, c00);
            c01 = a0.fma(b1, c01);
            FloatVector a1 = FloatVector.broadcast(S, a[p1 + l]);
            c10 = a1.fma(b0, c10);
            c11 = a1.fma(b1, c11);
            FloatVector a2 = FloatVector.broadcast(S, a[p2 + l]);
            c20 = a2.fma(b0, c20);
            c21 = a2.fma(b1, c21);
            FloatVector a3 = FloatVector.broadcast(S, a[p3 + l]);
            c30 = a3.fma(b0, c30);
            c31 = a3.fma(b1, c31);
            FloatVector a4 = FloatVector.broadcast(S, a[p4 + l]);
            c40 = a4.fma(b0, c40);
            c41 = a4.fma(b1, c41);
            q += br;
        }
        FloatVector.fromArray(S, d, d0).add(c00).intoArray(c, co);
        FloatVector.fromArray(S, d, d0 + L).add(c01).intoArray(c, co + L);
        FloatVector.fromArray(S, d, d0 + dr).add(c10).intoArray(c, co + cr);
        FloatVector.fromArray(S, d, d0 + dr + L).add(c11).intoArray(c, co + cr + L);
        FloatVector.fromArray(S, d, d0 + 2 * dr).add(c20).intoArray(c, co + 2 * cr);
        FloatVector.fromArray(S, d, d0 + 2 * dr + L).add(c21).intoArray(c, co + 2 * cr + L);
        FloatVector.fromArray(S, d, d0 + 3 * dr).add(c30).intoArray(c, co + 3 * cr);
        FloatVector.fromArray(S, d, d0 + 3 * dr + L).add(c31).intoArray(c, co + 3 * cr + L);
        FloatVector.fromArray(S, d, d0 + 4 * dr).add(c40).intoArray(c, co + 4 * cr);
        FloatVector.fromArray(S, d, d0 + 4 * dr + L).add(c41).intoArray(c, co + 4 * cr + L);
    }

    private static void rows4x2(
            int depth,
            float[] a,
            int ao,
            int ar,
            float[] b,
            int bo,
            int br,
            float[] d,
            int d0,
            int dr,
            float[] c,
            int co,
            int cr) {
        FloatVector c00 = FloatVector.zero(S);
        FloatVector c01 = FloatVector.zero(S);
        FloatVector c10 = FloatVector.zero(S);
        FloatVector c11 = FloatVector.zero(S);
        FloatVector c20 = FloatVector.zero(S);
        FloatVector c21 = FloatVector.zero(S);
        FloatVector c30 = FloatVector.zero(S);
        FloatVector c31 = FloatVector.zero(S);
        int p1 = ao + ar;
        int p2 = ao + 2 * ar;
        int p3 = ao + 3 * ar;
        int q = bo;
        for (int l = 0; l < depth; l++) {
            FloatVector b0 = FloatVector.fromArray(S, b, q);
            FloatVector b1 = FloatVector.fromArray(S, b, q + L);
            FloatVector a0 = FloatVector.broadcast(S, a[ao + l]);
            c00 = a0.fma(b0, c00);
            c01 = a0.fma(b1, c01);
            FloatVector a1 = FloatVector.broadcast(S, a[p1 + l]);
            c10 = a1.fma(b0, c10);
            c11 = a1.fma(b1, c11);
            FloatVector a2 = FloatVector.broadcast(S, a[p2 + l]);
            c20 = a2.fma(b0, c20);
            c21 = a2.fma(b1, c21);
            FloatVector a3 = FloatVector.broadcast(S, a[p3 + l]);
            c30 = a3.fma(b0, c30);
            c31 = a3.fma(b1, c31);
            q += br;
        }
        FloatVector.fromArray(S, d, d0).add(c00).intoArray(c, co);
        FloatVector.fromArray(S, d, d0 + L).add(c01).intoArray(c, co + L);
        FloatVector.fromArray(S, d, d0 + dr).add(c10).intoArray(c, co + cr);
        FloatVector.fromArray(S, d, d0 + dr + L).add(c11).intoArray(c, co + cr + L);
        FloatVector.fromArray(S, d, d0 + 2 * dr).add(c20).intoArray(c, co + 2 * cr);
        FloatVector.fromArray(S, d, d0 + 2 * dr + L).add(c21).intoArray(c, co + 2 * cr + L);
        FloatVector.fromArray(S, d, d0 + 3 * dr).add(c30).intoArray(c, co + 3 * cr);
        FloatVector.fromArray(S, d, d0 + 3 * dr + L).add(c31).intoArray(c, co + 3 * cr + L);
    }

    private static void rows3x2(
            int depth,
            float[] a,
            int ao,
            int ar,
            float[] b,
            int bo,
            int br,
            float[] d,
            int d0,
            int dr,
            float[] c,
            int co,
            int cr) {
        FloatVector c00 = FloatVector.zero(S);
        FloatVector c01 = FloatVector.zero(S);
        FloatVector c10 = FloatVector.zero(S);
        FloatVector c11 = FloatVector.zero(S);
        FloatVector c20 = FloatVector.zero(S);
        FloatVector c21 = FloatVector.zero(S);
        int p1 = ao + ar;
        int p2 = ao + 2 * ar;
        int q = bo;
        for (int l = 0; l < depth; l++) {
            FloatVector b0 = FloatVector.fromArray(S, b, q);
            FloatVector b1 = FloatVector.fromArray(S, b, q + L);
            FloatVector a0 = FloatVector.broadcast(S, a[ao + l]);
            c00 = a0.fma(b0, c00);
            c01 = a0.fma(b1, c01);
            FloatVector a1 = FloatVector.broadcast(S, a[p1 + l]);
            c10 = a1.fma(b0, c10);
            c11 = a1.fma(b1, c11);
            FloatVector a2 = FloatVector.broadcast(S, a[p2 + l]);
            c20 = a2.fma(b0, c20);
            c21 = a2.fma(b1, c21);
            q += br;
        }
        FloatVector.fromArray(S, d, d0).add(c00).intoArray(c, co);
        FloatVector.fromArray(S, d, d0 + L).add(c01).intoArray(c, co + L);
        FloatVector.fromArray(S, d, d0 + dr).add(c10).intoArray(c, co + cr);
        FloatVector.fromArray(S, d, d0 + dr + L).add(c11).intoArray(c, co + cr + L);
        FloatVector.fromArray(S, d, d0 + 2 * dr).add(c20).intoArray(c, co + 2 * cr);
        FloatVector.fromArray(S, d, d0 + 2 * dr + L).add(c21).intoArray(c, co + 2 * cr + L);
    }

    private static void rows1x2(
            int depth, float[] a, int ao, float[] b, int bo, int br, float[] d, int d0, float[] c, int co) {
        FloatVector c00 = FloatVector.zero(S);
        FloatVector c01 = FloatVector.zero(S);
        int q = bo;
        for (int l = 0; l < depth; l++) {
            FloatVector b0 = FloatVector.fromArray(S, b, q);
            FloatVector b1 = FloatVector.fromArray(S, b, q + L);
            FloatVector a0 = FloatVector.broadcast(S, a[ao + l]);
            c00 = a0.fma(b0, c00);
            c01 = a0.fma(b1, c01);
            q += br;
        }
        FloatVector.fromArray(S, d, d0).add(c00).intoArray(c, co);
        FloatVector.fromArray(S, d, d0 + L).add(c01).intoArray(c, co + L);
    }

    private static void rows10x1(
            int depth,
            float[] a,
            int ao,
            int ar,
            float[] b,
            int bo,
            int br,
            float[] d,
            int d0,
            int dr,
            float[] c,
            int co,
            int cr) {
        FloatVector c00 = FloatVector.zero(S);
        FloatVector c10 = FloatVector.zero(S);
        FloatVector c20 = FloatVector.zero(S);
        FloatVector c30 = FloatVector.zero(S);
        FloatVector c40 = FloatVector.zero(S);
        FloatVector c50 = FloatVector.zero(S);
        FloatVector c60 = FloatVector.zero(S);
        FloatVector c70 = FloatVector.zero(S);
        FloatVector c80 = FloatVector.zero(S);
        FloatVector c90 = FloatVector.zero(S);
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
            FloatVector b0 = FloatVector.fromArray(S, b, q);
            FloatVector a0 = FloatVector.broadcast(S, a[ao + l]);
            c00 = a0.fma(b0, c00);
            FloatVector a1 = FloatVector.broadcast(S, a[p1 + l]);
            c10 = a1.fma(b0, c10);
            FloatVector a2 = FloatVector.broadcast(S, a[p2 + l]);
            c20 = a2.fma(b0, c20);
            FloatVector a3 = FloatVector.broadcast(S, a[p3 + l]);
            c30 = a3.fma(b0, c30);
            FloatVector a4 = FloatVector.broadcast(S, a[p4 + l]);
            c40 = a4.fma(b0, c40);
            FloatVector a5 = FloatVector.broadcast(S, a[p5 + l]);
            c50 = a5.fma(b0, c50);
            FloatVector a6 = FloatVector.broadcast(S, a[p6 + l]);
            c60 = a6.fma(b0, c60);
            FloatVector a7 = FloatVector.broadcast(S, a[p7 + l]);
            c70 = a7.fma(b0, c70);
            FloatVector a8 = FloatVector.broadcast(S, a[p8 + l]);
            c80 = a8.fma(b0, c80);
            FloatVector a9 = FloatVector.broadcast(S, a[p9 + l]);
            c90 = a9.fma(b0, c90);
            q += br;
        }
        FloatVector.fromArray(S, d, d0).add(c00).intoArray(c, co);
        FloatVector.fromArray(S, d, d0 + dr).add(c10).intoArray(c, co + cr);
        FloatVector.fromArray(S, d, d0 + 2 * dr).add(c20).intoArray(c, co + 2 * cr);
        FloatVector.fromArray(S, d, d0 + 3 * dr).add(c30).intoArray(c, co + 3 * cr);
        FloatVector.fromArray(S, d, d0 + 4 * dr).add(c40).intoArray(c, co + 4 * cr);
        FloatVector.fromArray(S, d, d0 + 5 * dr).add(c50).intoArray(c, co + 5 * cr);
        FloatVector.fromArray(S, d, d0 + 6 * dr).add(c60).intoArray(c, co + 6 * cr);
        FloatVector.fromArray(S, d, d0 + 7 * dr).add(c70).intoArray(c, co + 7 * cr);
        FloatVector.fromArray(S, d, d0 + 8 * dr).add(c80).intoArray(c, co + 8 * cr);
        FloatVector.fromArray(S, d, d0 + 9 * dr).add(c90).intoArray(c, co + 9 * cr);
    }

    private static void rows5x1(
            int depth,
            float[] a,
            int ao,
            int ar,
            float[] b,
            int bo,
            int br,
            float[] d,
            int d0,
            int dr,
            float[] c,
            int co,
            int cr) {
        FloatVector c00 = FloatVector.zero(S);
        FloatVector c10 = FloatVector.zero(S);
        FloatVector c20 = FloatVector.zero(S);
        FloatVector c30 = FloatVector.zero(S);
        FloatVector c40 = FloatVector.zero(S);
        int p1 = ao + ar;
        int p2 = ao + 2 * ar;
        int p3 = ao + 3 * ar;
        int p4 = ao + 4 * ar;
        int q = bo;
        for (int l = 0; l < depth; l++) {
            FloatVector b0 = FloatVector.fromArray(S, b, q);
            FloatVector a0 = FloatVector.broadcast(S, a[ao + l]);
            c00 = a0.fma(b0, c00);
            FloatVector a1 = FloatVector.broadcast(S, a[p1 + l]);
            c10 = a1.fma(b0, c10);
            FloatVector a2 = FloatVector.broadcast(S, a[p2 + l]);
            c20 = a2.fma(b0, c20);
            FloatVector a3 = FloatVector.broadcast(S, a[p3 + l]);
            c30 = a3.fma(b0, c30);
            FloatVector a4 = FloatVector.broadcast(S, a[p4 + l]);
            c40 = a4.fma(b0, c40);
            q += br;
        }
        FloatVector.fromArray(S, d, d0).add(c00).intoArray(c, co);
        FloatVector.fromArray(S, d, d0 + dr).add(c10).intoArray(c, co + cr);
        FloatVector.fromArray(S, d, d0 + 2 * dr).add(c20).intoArray(c, co + 2 * cr);
        FloatVector.fromArray(S, d, d0 + 3 * dr).add(c30).intoArray(c, co + 3 * cr);
        FloatVector.fromArray(S, d, d0 + 4 * dr).add(c40).intoArray(c, co + 4 * cr);
    }

    private static void rows4x1(
            int depth,
            float[] a,
            int ao,
            int ar,
            float[] b,
            int bo,
            int br,
            float[] d,
            int d0,
            int dr,
            float[] c,
            int co,
            int cr) {
        FloatVector c00 = FloatVector.zero(S);
        FloatVector c10 = FloatVector.zero(S);
        FloatVector c20 = FloatVector.zero(S);
        FloatVector c30 = FloatVector.zero(S);
        int p1 = ao + ar;
        int p2 = ao + 2 * ar;
        int p3 = ao + 3 * ar;
        int q = bo;
        for (int l = 0; l < depth; l++) {
            FloatVector b0 = FloatVector.fromArray(S, b, q);
            FloatVector a0 = FloatVector.broadcast(S, a[ao + l]);
            c00 = a0.fma(b0, c00);
            FloatVector a1 = FloatVector.broadcast(S, a[p1 + l]);
            c10 = a1.fma(b0, c10);
            FloatVector a2 = FloatVector.broadcast(S, a[p2 + l]);
            c20 = a2.fma(b0, c20);
            FloatVector a3 = FloatVector.broadcast(S, a[p3 + l]);
            c30 = a3.fma(b0, c30);
            q += br;
        }
        FloatVector.fromArray(S, d, d0).add(c00).intoArray(c, co);
        FloatVector.fromArray(S, d, d0 + dr).add(c10).intoArray(c, co + cr);
        FloatVector.fromArray(S, d, d0 + 2 * dr).add(c20).intoArray(c, co + 2 * cr);
        FloatVector.fromArray(S, d, d0 + 3 * dr).add(c30).intoArray(c, co + 3 * cr);
    }

    private static void rows3x1(
            int depth,
            float[] a,
            int ao,
            int ar,
            float[] b,
            int bo,
            int br,
            float[] d,
            int d0,
            int dr,
            float[] c,
            int co,
            int cr) {
        FloatVector c00 = FloatVector.zero(S);
        FloatVector c10 = FloatVector.zero(S);
        FloatVector c20 = FloatVector.zero(S);
        int p1 = ao + ar;
        int p2 = ao + 2 * ar;
        int q = bo;
        for (int l = 0; l < depth; l++) {
            FloatVector b0 = FloatVector.fromArray(S, b, q);
            FloatVector a0 = FloatVector.broadcast(S, a[ao + l]);
            c00 = a0.fma(b0, c00);
            FloatVector a1 = FloatVector.broadcast(S, a[p1 + l]);
            c10 = a1.fma(b0, c10);
            FloatVector a2 = FloatVector.broadcast(S, a[p2 + l]);
            c20 = a2.fma(b0, c20);
            q += br;
        }
        FloatVector.fromArray(S, d, d0).add(c00).intoArray(c, co);
        FloatVector.fromArray(S, d, d0 + dr).add(c10).intoArray(c, co + cr);
        FloatVector.fromArray(S, d, d0 + 2 * dr).add(c20).intoArray(c, co + 2 * cr);
    }

    private static void rows1x1(
            int depth, float[] a, int ao, float[] b, int bo, int br, float[] d, int d0, float[] c, int co) {
        FloatVector c00 = FloatVector.zero(S);
        int q = bo;
        for (int l = 0; l < depth; l++) {
            FloatVector b0 = FloatVector.fromArray(S, b, q);
            FloatVector a0 = FloatVector.broadcast(S, a[ao + l]);
            c00 = a0.fma(b0, c00);
            q += br;
        }
        FloatVector.fromArray(S, d, d0).add(c00).intoArray(c, co);
    }
}
