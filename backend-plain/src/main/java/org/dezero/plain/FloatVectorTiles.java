package org.dezero.plain;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * Tiles of a product of float matrices: a few rows times one or two vectors of columns, summed in registers.
 *
 * <p>Every tile sums the same way, {@code fma(a[i, l], b[l, j], sum)} for {@code l} from 0 up, so that an element of a
 * product does not depend on the tile that it falls into. Each tile is spelled out: the JIT compiler keeps vectors in
 * registers only as local variables. Loaded only where {@link Simd#ON}.
 */
final class FloatVectorTiles {
    private static final VectorSpecies<Float> S = FloatLanes.SPECIES;
    private static final int L = FloatLanes.LENGTH;

    private FloatVectorTiles() {}

    /**
     * {@code C = start + A B}, or {@code C += start + A B}, for a tile of C.
     *
     * @param height the rows: 1 to 6, or 10
     * @param pair whether two vectors of columns, else one
     * @param depth the columns of A and rows of B
     * @param a A from {@code ao} on, with the distances {@code ar} of rows and {@code ac} of columns
     * @param b B from {@code bo} on, its rows {@code br} apart
     * @param start what each row of C starts from, from {@code so} on
     * @param c C from {@code co} on, its rows {@code cr} apart
     */
    static void run(
            int height,
            boolean pair,
            int depth,
            float[] a,
            int ao,
            int ar,
            int ac,
            float[] b,
            int bo,
            int br,
            float[] start,
            int so,
            float[] c,
            int co,
            int cr,
            boolean add) {
        if (pair) {
            switch (height) {
                case 10:
                    rows10x2(depth, a, ao, ar, ac, b, bo, br, start, so, c, co, cr, add);
                    break;
                case 6:
                    rows6x2(depth, a, ao, ar, ac, b, bo, br, start, so, c, co, cr, add);
                    break;
                case 5:
                    rows5x2(depth, a, ao, ar, ac, b, bo, br, start, so, c, co, cr, add);
                    break;
                case 4:
                    rows4x2(depth, a, ao, ar, ac, b, bo, br, start, so, c, co, cr, add);
                    break;
                case 3:
                    rows3x2(depth, a, ao, ar, ac, b, bo, br, start, so, c, co, cr, add);
                    break;
                case 2:
                    rows2x2(depth, a, ao, ar, ac, b, bo, br, start, so, c, co, cr, add);
                    break;
                default:
                    rows1x2(depth, a, ao, ar, ac, b, bo, br, start, so, c, co, cr, add);
                    break;
            }
        } else {
            switch (height) {
                case 10:
                    rows10x1(depth, a, ao, ar, ac, b, bo, br, start, so, c, co, cr, add);
                    break;
                case 6:
                    rows6x1(depth, a, ao, ar, ac, b, bo, br, start, so, c, co, cr, add);
                    break;
                case 5:
                    rows5x1(depth, a, ao, ar, ac, b, bo, br, start, so, c, co, cr, add);
                    break;
                case 4:
                    rows4x1(depth, a, ao, ar, ac, b, bo, br, start, so, c, co, cr, add);
                    break;
                case 3:
                    rows3x1(depth, a, ao, ar, ac, b, bo, br, start, so, c, co, cr, add);
                    break;
                case 2:
                    rows2x1(depth, a, ao, ar, ac, b, bo, br, start, so, c, co, cr, add);
                    break;
                default:
                    rows1x1(depth, a, ao, ar, ac, b, bo, br, start, so, c, co, cr, add);
                    break;
            }
        }
    }

    /** {@link #run} for two vectors of columns of a packed A: {@code ar} is 1 and {@code ac} the height. */
    static void runPacked(
            int height,
            int depth,
            float[] a,
            int ao,
            float[] b,
            int bo,
            int br,
            float[] start,
            int so,
            float[] c,
            int co,
            int cr,
            boolean add) {
        switch (height) {
            case 10:
                packed10x2(depth, a, ao, b, bo, br, start, so, c, co, cr, add);
                break;
            case 6:
                packed6x2(depth, a, ao, b, bo, br, start, so, c, co, cr, add);
                break;
            case 5:
                packed5x2(depth, a, ao, b, bo, br, start, so, c, co, cr, add);
                break;
            case 4:
                packed4x2(depth, a, ao, b, bo, br, start, so, c, co, cr, add);
                break;
            default:
                run(height, true, depth, a, ao, 1, height, b, bo, br, start, so, c, co, cr, add);
        }
    }

    private static void put(FloatVector sum, float[] c, int at, boolean add) {
        if (add) {
            FloatVector.fromArray(S, c, at).add(sum).intoArray(c, at);
        } else {
            sum.intoArray(c, at);
        }
    }

    // ---- A packed

    private static void packed10x2(
            int depth,
            float[] a,
            int ao,
            float[] b,
            int bo,
            int br,
            float[] start,
            int so,
            float[] c,
            int co,
            int cr,
            boolean add) {
        FloatVector s0 = FloatVector.fromArray(S, start, so);
        FloatVector s1 = FloatVector.fromArray(S, start, so + L);
        FloatVector c00 = s0;
        FloatVector c01 = s1;
        FloatVector c10 = s0;
        FloatVector c11 = s1;
        FloatVector c20 = s0;
        FloatVector c21 = s1;
        FloatVector c30 = s0;
        FloatVector c31 = s1;
        FloatVector c40 = s0;
        FloatVector c41 = s1;
        FloatVector c50 = s0;
        FloatVector c51 = s1;
        FloatVector c60 = s0;
        FloatVector c61 = s1;
        FloatVector c70 = s0;
        FloatVector c71 = s1;
        FloatVector c80 = s0;
        FloatVector c81 = s1;
        FloatVector c90 = s0;
        FloatVector c91 = s1;
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
        put(c00, c, co, add);
        put(c01, c, co + L, add);
        put(c10, c, co + cr, add);
        put(c11, c, co + cr + L, add);
        put(c20, c, co + 2 * cr, add);
        put(c21, c, co + 2 * cr + L, add);
        put(c30, c, co + 3 * cr, add);
        put(c31, c, co + 3 * cr + L, add);
        put(c40, c, co + 4 * cr, add);
        put(c41, c, co + 4 * cr + L, add);
        put(c50, c, co + 5 * cr, add);
        put(c51, c, co + 5 * cr + L, add);
        put(c60, c, co + 6 * cr, add);
        put(c61, c, co + 6 * cr + L, add);
        put(c70, c, co + 7 * cr, add);
        put(c71, c, co + 7 * cr + L, add);
        put(c80, c, co + 8 * cr, add);
        put(c81, c, co + 8 * cr + L, add);
        put(c90, c, co + 9 * cr, add);
        put(c91, c, co + 9 * cr + L, add);
    }

    private static void packed6x2(
            int depth,
            float[] a,
            int ao,
            float[] b,
            int bo,
            int br,
            float[] start,
            int so,
            float[] c,
            int co,
            int cr,
            boolean add) {
        FloatVector s0 = FloatVector.fromArray(S, start, so);
        FloatVector s1 = FloatVector.fromArray(S, start, so + L);
        FloatVector c00 = s0;
        FloatVector c01 = s1;
        FloatVector c10 = s0;
        FloatVector c11 = s1;
        FloatVector c20 = s0;
        FloatVector c21 = s1;
        FloatVector c30 = s0;
        FloatVector c31 = s1;
        FloatVector c40 = s0;
        FloatVector c41 = s1;
        FloatVector c50 = s0;
        FloatVector c51 = s1;
        int q = bo;
        for (int l = 0; l < depth; l++) {
            FloatVector b0 = FloatVector.fromArray(S, b, q);
            FloatVector b1 = FloatVector.fromArray(S, b, q + L);
            FloatVector a0 = FloatVector.broadcast(S, a[ao + l * 6]);
            c00 = a0.fma(b0, c00);
            c01 = a0.fma(b1, c01);
            FloatVector a1 = FloatVector.broadcast(S, a[ao + l * 6 + 1]);
            c10 = a1.fma(b0, c10);
            c11 = a1.fma(b1, c11);
            FloatVector a2 = FloatVector.broadcast(S, a[ao + l * 6 + 2]);
            c20 = a2.fma(b0, c20);
            c21 = a2.fma(b1, c21);
            FloatVector a3 = FloatVector.broadcast(S, a[ao + l * 6 + 3]);
            c30 = a3.fma(b0, c30);
            c31 = a3.fma(b1, c31);
            FloatVector a4 = FloatVector.broadcast(S, a[ao + l * 6 + 4]);
            c40 = a4.fma(b0, c40);
            c41 = a4.fma(b1, c41);
            FloatVector a5 = FloatVector.broadcast(S, a[ao + l * 6 + 5]);
            c50 = a5.fma(b0, c50);
            c51 = a5.fma(b1, c51);
            q += br;
        }
        put(c00, c, co, add);
        put(c01, c, co + L, add);
        put(c10, c, co + cr, add);
        put(c11, c, co + cr + L, add);
        put(c20, c, co + 2 * cr, add);
        put(c21, c, co + 2 * cr + L, add);
        put(c30, c, co + 3 * cr, add);
        put(c31, c, co + 3 * cr + L, add);
        put(c40, c, co + 4 * cr, add);
        put(c41, c, co + 4 * cr + L, add);
        put(c50, c, co + 5 * cr, add);
        put(c51, c, co + 5 * cr + L, add);
    }

    private static void packed5x2(
            int depth,
            float[] a,
            int ao,
            float[] b,
            int bo,
            int br,
            float[] start,
            int so,
            float[] c,
            int co,
            int cr,
            boolean add) {
        FloatVector s0 = FloatVector.fromArray(S, start, so);
        FloatVector s1 = FloatVector.fromArray(S, start, so + L);
        FloatVector c00 = s0;
        FloatVector c01 = s1;
        FloatVector c10 = s0;
        FloatVector c11 = s1;
        FloatVector c20 = s0;
        FloatVector c21 = s1;
        FloatVector c30 = s0;
        FloatVector c31 = s1;
        FloatVector c40 = s0;
        FloatVector c41 = s1;
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
        put(c00, c, co, add);
        put(c01, c, co + L, add);
        put(c10, c, co + cr, add);
        put(c11, c, co + cr + L, add);
        put(c20, c, co + 2 * cr, add);
        put(c21, c, co + 2 * cr + L, add);
        put(c30, c, co + 3 * cr, add);
        put(c31, c, co + 3 * cr + L, add);
        put(c40, c, co + 4 * cr, add);
        put(c41, c, co + 4 * cr + L, add);
    }

    private static void packed4x2(
            int depth,
            float[] a,
            int ao,
            float[] b,
            int bo,
            int br,
            float[] start,
            int so,
            float[] c,
            int co,
            int cr,
            boolean add) {
        FloatVector s0 = FloatVector.fromArray(S, start, so);
        FloatVector s1 = FloatVector.fromArray(S, start, so + L);
        FloatVector c00 = s0;
        FloatVector c01 = s1;
        FloatVector c10 = s0;
        FloatVector c11 = s1;
        FloatVector c20 = s0;
        FloatVector c21 = s1;
        FloatVector c30 = s0;
        FloatVector c31 = s1;
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
        put(c00, c, co, add);
        put(c01, c, co + L, add);
        put(c10, c, co + cr, add);
        put(c11, c, co + cr + L, add);
        put(c20, c, co + 2 * cr, add);
        put(c21, c, co + 2 * cr + L, add);
        put(c30, c, co + 3 * cr, add);
        put(c31, c, co + 3 * cr + L, add);
    }

    // ---- A where it lies

    private static void rows10x2(
            int depth,
            float[] a,
            int ao,
            int ar,
            int ac,
            float[] b,
            int bo,
            int br,
            float[] start,
            int so,
            float[] c,
            int co,
            int cr,
            boolean add) {
        FloatVector s0 = FloatVector.fromArray(S, start, so);
        FloatVector s1 = FloatVector.fromArray(S, start, so + L);
        FloatVector c00 = s0;
        FloatVector c01 = s1;
        FloatVector c10 = s0;
        FloatVector c11 = s1;
        FloatVector c20 = s0;
        FloatVector c21 = s1;
        FloatVector c30 = s0;
        FloatVector c31 = s1;
        FloatVector c40 = s0;
        FloatVector c41 = s1;
        FloatVector c50 = s0;
        FloatVector c51 = s1;
        FloatVector c60 = s0;
        FloatVector c61 = s1;
        FloatVector c70 = s0;
        FloatVector c71 = s1;
        FloatVector c80 = s0;
        FloatVector c81 = s1;
        FloatVector c90 = s0;
        FloatVector c91 = s1;
        int p0 = ao;
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
            FloatVector a0 = FloatVector.broadcast(S, a[p0]);
            c00 = a0.fma(b0, c00);
            c01 = a0.fma(b1, c01);
            p0 += ac;
            FloatVector a1 = FloatVector.broadcast(S, a[p1]);
            c10 = a1.fma(b0, c10);
            c11 = a1.fma(b1, c11);
            p1 += ac;
            FloatVector a2 = FloatVector.broadcast(S, a[p2]);
            c20 = a2.fma(b0, c20);
            c21 = a2.fma(b1, c21);
            p2 += ac;
            FloatVector a3 = FloatVector.broadcast(S, a[p3]);
            c30 = a3.fma(b0, c30);
            c31 = a3.fma(b1, c31);
            p3 += ac;
            FloatVector a4 = FloatVector.broadcast(S, a[p4]);
            c40 = a4.fma(b0, c40);
            c41 = a4.fma(b1, c41);
            p4 += ac;
            FloatVector a5 = FloatVector.broadcast(S, a[p5]);
            c50 = a5.fma(b0, c50);
            c51 = a5.fma(b1, c51);
            p5 += ac;
            FloatVector a6 = FloatVector.broadcast(S, a[p6]);
            c60 = a6.fma(b0, c60);
            c61 = a6.fma(b1, c61);
            p6 += ac;
            FloatVector a7 = FloatVector.broadcast(S, a[p7]);
            c70 = a7.fma(b0, c70);
            c71 = a7.fma(b1, c71);
            p7 += ac;
            FloatVector a8 = FloatVector.broadcast(S, a[p8]);
            c80 = a8.fma(b0, c80);
            c81 = a8.fma(b1, c81);
            p8 += ac;
            FloatVector a9 = FloatVector.broadcast(S, a[p9]);
            c90 = a9.fma(b0, c90);
            c91 = a9.fma(b1, c91);
            p9 += ac;
            q += br;
        }
        put(c00, c, co, add);
        put(c01, c, co + L, add);
        put(c10, c, co + cr, add);
        put(c11, c, co + cr + L, add);
        put(c20, c, co + 2 * cr, add);
        put(c21, c, co + 2 * cr + L, add);
        put(c30, c, co + 3 * cr, add);
        put(c31, c, co + 3 * cr + L, add);
        put(c40, c, co + 4 * cr, add);
        put(c41, c, co + 4 * cr + L, add);
        put(c50, c, co + 5 * cr, add);
        put(c51, c, co + 5 * cr + L, add);
        put(c60, c, co + 6 * cr, add);
        put(c61, c, co + 6 * cr + L, add);
        put(c70, c, co + 7 * cr, add);
        put(c71, c, co + 7 * cr + L, add);
        put(c80, c, co + 8 * cr, add);
        put(c81, c, co + 8 * cr + L, add);
        put(c90, c, co + 9 * cr, add);
        put(c91, c, co + 9 * cr + L, add);
    }

    private static void rows6x2(
            int depth,
            float[] a,
            int ao,
            int ar,
            int ac,
            float[] b,
            int bo,
            int br,
            float[] start,
            int so,
            float[] c,
            int co,
            int cr,
            boolean add) {
        FloatVector s0 = FloatVector.fromArray(S, start, so);
        FloatVector s1 = FloatVector.fromArray(S, start, so + L);
        FloatVector c00 = s0;
        FloatVector c01 = s1;
        FloatVector c10 = s0;
        FloatVector c11 = s1;
        FloatVector c20 = s0;
        FloatVector c21 = s1;
        FloatVector c30 = s0;
        FloatVector c31 = s1;
        FloatVector c40 = s0;
        FloatVector c41 = s1;
        FloatVector c50 = s0;
        FloatVector c51 = s1;
        int p0 = ao;
        int p1 = ao + ar;
        int p2 = ao + 2 * ar;
        int p3 = ao + 3 * ar;
        int p4 = ao + 4 * ar;
        int p5 = ao + 5 * ar;
        int q = bo;
        for (int l = 0; l < depth; l++) {
            FloatVector b0 = FloatVector.fromArray(S, b, q);
            FloatVector b1 = FloatVector.fromArray(S, b, q + L);
            FloatVector a0 = FloatVector.broadcast(S, a[p0]);
            c00 = a0.fma(b0, c00);
            c01 = a0.fma(b1, c01);
            p0 += ac;
            FloatVector a1 = FloatVector.broadcast(S, a[p1]);
            c10 = a1.fma(b0, c10);
            c11 = a1.fma(b1, c11);
            p1 += ac;
            FloatVector a2 = FloatVector.broadcast(S, a[p2]);
            c20 = a2.fma(b0, c20);
            c21 = a2.fma(b1, c21);
            p2 += ac;
            FloatVector a3 = FloatVector.broadcast(S, a[p3]);
            c30 = a3.fma(b0, c30);
            c31 = a3.fma(b1, c31);
            p3 += ac;
            FloatVector a4 = FloatVector.broadcast(S, a[p4]);
            c40 = a4.fma(b0, c40);
            c41 = a4.fma(b1, c41);
            p4 += ac;
            FloatVector a5 = FloatVector.broadcast(S, a[p5]);
            c50 = a5.fma(b0, c50);
            c51 = a5.fma(b1, c51);
            p5 += ac;
            q += br;
        }
        put(c00, c, co, add);
        put(c01, c, co + L, add);
        put(c10, c, co + cr, add);
        put(c11, c, co + cr + L, add);
        put(c20, c, co + 2 * cr, add);
        put(c21, c, co + 2 * cr + L, add);
        put(c30, c, co + 3 * cr, add);
        put(c31, c, co + 3 * cr + L, add);
        put(c40, c, co + 4 * cr, add);
        put(c41, c, co + 4 * cr + L, add);
        put(c50, c, co + 5 * cr, add);
        put(c51, c, co + 5 * cr + L, add);
    }

    private static void rows5x2(
            int depth,
            float[] a,
            int ao,
            int ar,
            int ac,
            float[] b,
            int bo,
            int br,
            float[] start,
            int so,
            float[] c,
            int co,
            int cr,
            boolean add) {
        FloatVector s0 = FloatVector.fromArray(S, start, so);
        FloatVector s1 = FloatVector.fromArray(S, start, so + L);
        FloatVector c00 = s0;
        FloatVector c01 = s1;
        FloatVector c10 = s0;
        FloatVector c11 = s1;
        FloatVector c20 = s0;
        FloatVector c21 = s1;
        FloatVector c30 = s0;
        FloatVector c31 = s1;
        FloatVector c40 = s0;
        FloatVector c41 = s1;
        int p0 = ao;
        int p1 = ao + ar;
        int p2 = ao + 2 * ar;
        int p3 = ao + 3 * ar;
        int p4 = ao + 4 * ar;
        int q = bo;
        for (int l = 0; l < depth; l++) {
            FloatVector b0 = FloatVector.fromArray(S, b, q);
            FloatVector b1 = FloatVector.fromArray(S, b, q + L);
            FloatVector a0 = FloatVector.broadcast(S, a[p0]);
            c00 = a0.fma(b0, c00);
            c01 = a0.fma(b1, c01);
            p0 += ac;
            FloatVector a1 = FloatVector.broadcast(S, a[p1]);
            c10 = a1.fma(b0, c10);
            c11 = a1.fma(b1, c11);
            p1 += ac;
            FloatVector a2 = FloatVector.broadcast(S, a[p2]);
            c20 = a2.fma(b0, c20);
            c21 = a2.fma(b1, c21);
            p2 += ac;
            FloatVector a3 = FloatVector.broadcast(S, a[p3]);
            c30 = a3.fma(b0, c30);
            c31 = a3.fma(b1, c31);
            p3 += ac;
            FloatVector a4 = FloatVector.broadcast(S, a[p4]);
            c40 = a4.fma(b0, c40);
            c41 = a4.fma(b1, c41);
            p4 += ac;
            q += br;
        }
        put(c00, c, co, add);
        put(c01, c, co + L, add);
        put(c10, c, co + cr, add);
        put(c11, c, co + cr + L, add);
        put(c20, c, co + 2 * cr, add);
        put(c21, c, co + 2 * cr + L, add);
        put(c30, c, co + 3 * cr, add);
        put(c31, c, co + 3 * cr + L, add);
        put(c40, c, co + 4 * cr, add);
        put(c41, c, co + 4 * cr + L, add);
    }

    private static void rows4x2(
            int depth,
            float[] a,
            int ao,
            int ar,
            int ac,
            float[] b,
            int bo,
            int br,
            float[] start,
            int so,
            float[] c,
            int co,
            int cr,
            boolean add) {
        FloatVector s0 = FloatVector.fromArray(S, start, so);
        FloatVector s1 = FloatVector.fromArray(S, start, so + L);
        FloatVector c00 = s0;
        FloatVector c01 = s1;
        FloatVector c10 = s0;
        FloatVector c11 = s1;
        FloatVector c20 = s0;
        FloatVector c21 = s1;
        FloatVector c30 = s0;
        FloatVector c31 = s1;
        int p0 = ao;
        int p1 = ao + ar;
        int p2 = ao + 2 * ar;
        int p3 = ao + 3 * ar;
        int q = bo;
        for (int l = 0; l < depth; l++) {
            FloatVector b0 = FloatVector.fromArray(S, b, q);
            FloatVector b1 = FloatVector.fromArray(S, b, q + L);
            FloatVector a0 = FloatVector.broadcast(S, a[p0]);
            c00 = a0.fma(b0, c00);
            c01 = a0.fma(b1, c01);
            p0 += ac;
            FloatVector a1 = FloatVector.broadcast(S, a[p1]);
            c10 = a1.fma(b0, c10);
            c11 = a1.fma(b1, c11);
            p1 += ac;
            FloatVector a2 = FloatVector.broadcast(S, a[p2]);
            c20 = a2.fma(b0, c20);
            c21 = a2.fma(b1, c21);
            p2 += ac;
            FloatVector a3 = FloatVector.broadcast(S, a[p3]);
            c30 = a3.fma(b0, c30);
            c31 = a3.fma(b1, c31);
            p3 += ac;
            q += br;
        }
        put(c00, c, co, add);
        put(c01, c, co + L, add);
        put(c10, c, co + cr, add);
        put(c11, c, co + cr + L, add);
        put(c20, c, co + 2 * cr, add);
        put(c21, c, co + 2 * cr + L, add);
        put(c30, c, co + 3 * cr, add);
        put(c31, c, co + 3 * cr + L, add);
    }

    private static void rows3x2(
            int depth,
            float[] a,
            int ao,
            int ar,
            int ac,
            float[] b,
            int bo,
            int br,
            float[] start,
            int so,
            float[] c,
            int co,
            int cr,
            boolean add) {
        FloatVector s0 = FloatVector.fromArray(S, start, so);
        FloatVector s1 = FloatVector.fromArray(S, start, so + L);
        FloatVector c00 = s0;
        FloatVector c01 = s1;
        FloatVector c10 = s0;
        FloatVector c11 = s1;
        FloatVector c20 = s0;
        FloatVector c21 = s1;
        int p0 = ao;
        int p1 = ao + ar;
        int p2 = ao + 2 * ar;
        int q = bo;
        for (int l = 0; l < depth; l++) {
            FloatVector b0 = FloatVector.fromArray(S, b, q);
            FloatVector b1 = FloatVector.fromArray(S, b, q + L);
            FloatVector a0 = FloatVector.broadcast(S, a[p0]);
            c00 = a0.fma(b0, c00);
            c01 = a0.fma(b1, c01);
            p0 += ac;
            FloatVector a1 = FloatVector.broadcast(S, a[p1]);
            c10 = a1.fma(b0, c10);
            c11 = a1.fma(b1, c11);
            p1 += ac;
            FloatVector a2 = FloatVector.broadcast(S, a[p2]);
            c20 = a2.fma(b0, c20);
            c21 = a2.fma(b1, c21);
            p2 += ac;
            q += br;
        }
        put(c00, c, co, add);
        put(c01, c, co + L, add);
        put(c10, c, co + cr, add);
        put(c11, c, co + cr + L, add);
        put(c20, c, co + 2 * cr, add);
        put(c21, c, co + 2 * cr + L, add);
    }

    private static void rows2x2(
            int depth,
            float[] a,
            int ao,
            int ar,
            int ac,
            float[] b,
            int bo,
            int br,
            float[] start,
            int so,
            float[] c,
            int co,
            int cr,
            boolean add) {
        FloatVector s0 = FloatVector.fromArray(S, start, so);
        FloatVector s1 = FloatVector.fromArray(S, start, so + L);
        FloatVector c00 = s0;
        FloatVector c01 = s1;
        FloatVector c10 = s0;
        FloatVector c11 = s1;
        int p0 = ao;
        int p1 = ao + ar;
        int q = bo;
        for (int l = 0; l < depth; l++) {
            FloatVector b0 = FloatVector.fromArray(S, b, q);
            FloatVector b1 = FloatVector.fromArray(S, b, q + L);
            FloatVector a0 = FloatVector.broadcast(S, a[p0]);
            c00 = a0.fma(b0, c00);
            c01 = a0.fma(b1, c01);
            p0 += ac;
            FloatVector a1 = FloatVector.broadcast(S, a[p1]);
            c10 = a1.fma(b0, c10);
            c11 = a1.fma(b1, c11);
            p1 += ac;
            q += br;
        }
        put(c00, c, co, add);
        put(c01, c, co + L, add);
        put(c10, c, co + cr, add);
        put(c11, c, co + cr + L, add);
    }

    private static void rows1x2(
            int depth,
            float[] a,
            int ao,
            int ar,
            int ac,
            float[] b,
            int bo,
            int br,
            float[] start,
            int so,
            float[] c,
            int co,
            int cr,
            boolean add) {
        FloatVector s0 = FloatVector.fromArray(S, start, so);
        FloatVector s1 = FloatVector.fromArray(S, start, so + L);
        FloatVector c00 = s0;
        FloatVector c01 = s1;
        int p0 = ao;
        int q = bo;
        for (int l = 0; l < depth; l++) {
            FloatVector b0 = FloatVector.fromArray(S, b, q);
            FloatVector b1 = FloatVector.fromArray(S, b, q + L);
            FloatVector a0 = FloatVector.broadcast(S, a[p0]);
            c00 = a0.fma(b0, c00);
            c01 = a0.fma(b1, c01);
            p0 += ac;
            q += br;
        }
        put(c00, c, co, add);
        put(c01, c, co + L, add);
    }

    private static void rows10x1(
            int depth,
            float[] a,
            int ao,
            int ar,
            int ac,
            float[] b,
            int bo,
            int br,
            float[] start,
            int so,
            float[] c,
            int co,
            int cr,
            boolean add) {
        FloatVector s0 = FloatVector.fromArray(S, start, so);
        FloatVector c00 = s0;
        FloatVector c10 = s0;
        FloatVector c20 = s0;
        FloatVector c30 = s0;
        FloatVector c40 = s0;
        FloatVector c50 = s0;
        FloatVector c60 = s0;
        FloatVector c70 = s0;
        FloatVector c80 = s0;
        FloatVector c90 = s0;
        int p0 = ao;
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
            FloatVector a0 = FloatVector.broadcast(S, a[p0]);
            c00 = a0.fma(b0, c00);
            p0 += ac;
            FloatVector a1 = FloatVector.broadcast(S, a[p1]);
            c10 = a1.fma(b0, c10);
            p1 += ac;
            FloatVector a2 = FloatVector.broadcast(S, a[p2]);
            c20 = a2.fma(b0, c20);
            p2 += ac;
            FloatVector a3 = FloatVector.broadcast(S, a[p3]);
            c30 = a3.fma(b0, c30);
            p3 += ac;
            FloatVector a4 = FloatVector.broadcast(S, a[p4]);
            c40 = a4.fma(b0, c40);
            p4 += ac;
            FloatVector a5 = FloatVector.broadcast(S, a[p5]);
            c50 = a5.fma(b0, c50);
            p5 += ac;
            FloatVector a6 = FloatVector.broadcast(S, a[p6]);
            c60 = a6.fma(b0, c60);
            p6 += ac;
            FloatVector a7 = FloatVector.broadcast(S, a[p7]);
            c70 = a7.fma(b0, c70);
            p7 += ac;
            FloatVector a8 = FloatVector.broadcast(S, a[p8]);
            c80 = a8.fma(b0, c80);
            p8 += ac;
            FloatVector a9 = FloatVector.broadcast(S, a[p9]);
            c90 = a9.fma(b0, c90);
            p9 += ac;
            q += br;
        }
        put(c00, c, co, add);
        put(c10, c, co + cr, add);
        put(c20, c, co + 2 * cr, add);
        put(c30, c, co + 3 * cr, add);
        put(c40, c, co + 4 * cr, add);
        put(c50, c, co + 5 * cr, add);
        put(c60, c, co + 6 * cr, add);
        put(c70, c, co + 7 * cr, add);
        put(c80, c, co + 8 * cr, add);
        put(c90, c, co + 9 * cr, add);
    }

    private static void rows6x1(
            int depth,
            float[] a,
            int ao,
            int ar,
            int ac,
            float[] b,
            int bo,
            int br,
            float[] start,
            int so,
            float[] c,
            int co,
            int cr,
            boolean add) {
        FloatVector s0 = FloatVector.fromArray(S, start, so);
        FloatVector c00 = s0;
        FloatVector c10 = s0;
        FloatVector c20 = s0;
        FloatVector c30 = s0;
        FloatVector c40 = s0;
        FloatVector c50 = s0;
        int p0 = ao;
        int p1 = ao + ar;
        int p2 = ao + 2 * ar;
        int p3 = ao + 3 * ar;
        int p4 = ao + 4 * ar;
        int p5 = ao + 5 * ar;
        int q = bo;
        for (int l = 0; l < depth; l++) {
            FloatVector b0 = FloatVector.fromArray(S, b, q);
            FloatVector a0 = FloatVector.broadcast(S, a[p0]);
            c00 = a0.fma(b0, c00);
            p0 += ac;
            FloatVector a1 = FloatVector.broadcast(S, a[p1]);
            c10 = a1.fma(b0, c10);
            p1 += ac;
            FloatVector a2 = FloatVector.broadcast(S, a[p2]);
            c20 = a2.fma(b0, c20);
            p2 += ac;
            FloatVector a3 = FloatVector.broadcast(S, a[p3]);
            c30 = a3.fma(b0, c30);
            p3 += ac;
            FloatVector a4 = FloatVector.broadcast(S, a[p4]);
            c40 = a4.fma(b0, c40);
            p4 += ac;
            FloatVector a5 = FloatVector.broadcast(S, a[p5]);
            c50 = a5.fma(b0, c50);
            p5 += ac;
            q += br;
        }
        put(c00, c, co, add);
        put(c10, c, co + cr, add);
        put(c20, c, co + 2 * cr, add);
        put(c30, c, co + 3 * cr, add);
        put(c40, c, co + 4 * cr, add);
        put(c50, c, co + 5 * cr, add);
    }

    private static void rows5x1(
            int depth,
            float[] a,
            int ao,
            int ar,
            int ac,
            float[] b,
            int bo,
            int br,
            float[] start,
            int so,
            float[] c,
            int co,
            int cr,
            boolean add) {
        FloatVector s0 = FloatVector.fromArray(S, start, so);
        FloatVector c00 = s0;
        FloatVector c10 = s0;
        FloatVector c20 = s0;
        FloatVector c30 = s0;
        FloatVector c40 = s0;
        int p0 = ao;
        int p1 = ao + ar;
        int p2 = ao + 2 * ar;
        int p3 = ao + 3 * ar;
        int p4 = ao + 4 * ar;
        int q = bo;
        for (int l = 0; l < depth; l++) {
            FloatVector b0 = FloatVector.fromArray(S, b, q);
            FloatVector a0 = FloatVector.broadcast(S, a[p0]);
            c00 = a0.fma(b0, c00);
            p0 += ac;
            FloatVector a1 = FloatVector.broadcast(S, a[p1]);
            c10 = a1.fma(b0, c10);
            p1 += ac;
            FloatVector a2 = FloatVector.broadcast(S, a[p2]);
            c20 = a2.fma(b0, c20);
            p2 += ac;
            FloatVector a3 = FloatVector.broadcast(S, a[p3]);
            c30 = a3.fma(b0, c30);
            p3 += ac;
            FloatVector a4 = FloatVector.broadcast(S, a[p4]);
            c40 = a4.fma(b0, c40);
            p4 += ac;
            q += br;
        }
        put(c00, c, co, add);
        put(c10, c, co + cr, add);
        put(c20, c, co + 2 * cr, add);
        put(c30, c, co + 3 * cr, add);
        put(c40, c, co + 4 * cr, add);
    }

    private static void rows4x1(
            int depth,
            float[] a,
            int ao,
            int ar,
            int ac,
            float[] b,
            int bo,
            int br,
            float[] start,
            int so,
            float[] c,
            int co,
            int cr,
            boolean add) {
        FloatVector s0 = FloatVector.fromArray(S, start, so);
        FloatVector c00 = s0;
        FloatVector c10 = s0;
        FloatVector c20 = s0;
        FloatVector c30 = s0;
        int p0 = ao;
        int p1 = ao + ar;
        int p2 = ao + 2 * ar;
        int p3 = ao + 3 * ar;
        int q = bo;
        for (int l = 0; l < depth; l++) {
            FloatVector b0 = FloatVector.fromArray(S, b, q);
            FloatVector a0 = FloatVector.broadcast(S, a[p0]);
            c00 = a0.fma(b0, c00);
            p0 += ac;
            FloatVector a1 = FloatVector.broadcast(S, a[p1]);
            c10 = a1.fma(b0, c10);
            p1 += ac;
            FloatVector a2 = FloatVector.broadcast(S, a[p2]);
            c20 = a2.fma(b0, c20);
            p2 += ac;
            FloatVector a3 = FloatVector.broadcast(S, a[p3]);
            c30 = a3.fma(b0, c30);
            p3 += ac;
            q += br;
        }
        put(c00, c, co, add);
        put(c10, c, co + cr, add);
        put(c20, c, co + 2 * cr, add);
        put(c30, c, co + 3 * cr, add);
    }

    private static void rows3x1(
            int depth,
            float[] a,
            int ao,
            int ar,
            int ac,
            float[] b,
            int bo,
            int br,
            float[] start,
            int so,
            float[] c,
            int co,
            int cr,
            boolean add) {
        FloatVector s0 = FloatVector.fromArray(S, start, so);
        FloatVector c00 = s0;
        FloatVector c10 = s0;
        FloatVector c20 = s0;
        int p0 = ao;
        int p1 = ao + ar;
        int p2 = ao + 2 * ar;
        int q = bo;
        for (int l = 0; l < depth; l++) {
            FloatVector b0 = FloatVector.fromArray(S, b, q);
            FloatVector a0 = FloatVector.broadcast(S, a[p0]);
            c00 = a0.fma(b0, c00);
            p0 += ac;
            FloatVector a1 = FloatVector.broadcast(S, a[p1]);
            c10 = a1.fma(b0, c10);
            p1 += ac;
            FloatVector a2 = FloatVector.broadcast(S, a[p2]);
            c20 = a2.fma(b0, c20);
            p2 += ac;
            q += br;
        }
        put(c00, c, co, add);
        put(c10, c, co + cr, add);
        put(c20, c, co + 2 * cr, add);
    }

    private static void rows2x1(
            int depth,
            float[] a,
            int ao,
            int ar,
            int ac,
            float[] b,
            int bo,
            int br,
            float[] start,
            int so,
            float[] c,
            int co,
            int cr,
            boolean add) {
        FloatVector s0 = FloatVector.fromArray(S, start, so);
        FloatVector c00 = s0;
        FloatVector c10 = s0;
        int p0 = ao;
        int p1 = ao + ar;
        int q = bo;
        for (int l = 0; l < depth; l++) {
            FloatVector b0 = FloatVector.fromArray(S, b, q);
            FloatVector a0 = FloatVector.broadcast(S, a[p0]);
            c00 = a0.fma(b0, c00);
            p0 += ac;
            FloatVector a1 = FloatVector.broadcast(S, a[p1]);
            c10 = a1.fma(b0, c10);
            p1 += ac;
            q += br;
        }
        put(c00, c, co, add);
        put(c10, c, co + cr, add);
    }

    private static void rows1x1(
            int depth,
            float[] a,
            int ao,
            int ar,
            int ac,
            float[] b,
            int bo,
            int br,
            float[] start,
            int so,
            float[] c,
            int co,
            int cr,
            boolean add) {
        FloatVector s0 = FloatVector.fromArray(S, start, so);
        FloatVector c00 = s0;
        int p0 = ao;
        int q = bo;
        for (int l = 0; l < depth; l++) {
            FloatVector b0 = FloatVector.fromArray(S, b, q);
            FloatVector a0 = FloatVector.broadcast(S, a[p0]);
            c00 = a0.fma(b0, c00);
            p0 += ac;
            q += br;
        }
        put(c00, c, co, add);
    }
}
