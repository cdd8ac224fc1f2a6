package org.dezero.plain;

/** What {@link DoubleVectorTiles} computes, bit by bit, in a scalar loop: until its own loops are compiled. */
final class DoubleScalarTiles {
    /** Sums that fit into registers. */
    private static final int SUMS = 4;

    private DoubleScalarTiles() {}

    /**
     * A tile {@code C = D + A B} of {@code width} columns.
     *
     * @param ar the distance between rows of A
     * @param ac the distance between columns of A
     */
    static void sum(
            int height,
            int width,
            int depth,
            double[] a,
            int ao,
            int ar,
            int ac,
            double[] b,
            int bo,
            int br,
            double[] d,
            int d0,
            int dr,
            double[] c,
            int co,
            int cr) {
        for (int i = 0; i < height; i++) {
            int from = ao + i * ar;
            int start = d0 + i * dr;
            int to = co + i * cr;
            int j = 0;
            for (; j <= width - SUMS; j += SUMS) {
                four(depth, a, from, ac, b, bo + j, br, d, start + j, c, to + j);
            }
            for (; j < width; j++) {
                one(depth, a, from, ac, b, bo + j, br, d, start + j, c, to + j);
            }
        }
    }

    private static void four(
            int depth, double[] a, int ao, int ac, double[] b, int bo, int br, double[] d, int d0, double[] c, int co) {
        double s0 = 0;
        double s1 = 0;
        double s2 = 0;
        double s3 = 0;
        int p = ao;
        int q = bo;
        for (int l = 0; l < depth; l++) {
            double x = a[p];
            s0 = Math.fma(x, b[q], s0);
            s1 = Math.fma(x, b[q + 1], s1);
            s2 = Math.fma(x, b[q + 2], s2);
            s3 = Math.fma(x, b[q + 3], s3);
            p += ac;
            q += br;
        }
        c[co] = d[d0] + s0;
        c[co + 1] = d[d0 + 1] + s1;
        c[co + 2] = d[d0 + 2] + s2;
        c[co + 3] = d[d0 + 3] + s3;
    }

    private static void one(
            int depth, double[] a, int ao, int ac, double[] b, int bo, int br, double[] d, int d0, double[] c, int co) {
        double s = 0;
        int p = ao;
        int q = bo;
        for (int l = 0; l < depth; l++) {
            s = Math.fma(a[p], b[q], s);
            p += ac;
            q += br;
        }
        c[co] = d[d0] + s;
    }
}
