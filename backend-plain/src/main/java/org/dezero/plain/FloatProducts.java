package org.dezero.plain;

import org.jspecify.annotations.Nullable;

/** Products of float matrices of any strides: finds the loops for their sizes and strides. */
final class FloatProducts {
    /** Up to this many multiplications, a plain loop is done before anything else has begun. */
    private static final int SMALL = 512;

    private FloatProducts() {}

    /**
     * {@code C += A B} for A of m x k, B of k x n and C of m x n.
     *
     * @param a memory of A from {@code ao} on, with the distances {@code ar} of rows and {@code ac} of columns
     * @param b memory of B in the same way
     * @param c memory of C from {@code co} on, in row order
     */
    static void addProduct(
            int m,
            int k,
            int n,
            float[] a,
            int ao,
            int ar,
            int ac,
            float[] b,
            int bo,
            int br,
            int bc,
            float[] c,
            int co) {
        if (m == 0 || k == 0 || n == 0) {
            return;
        }
        if (!Simd.ON || (long) m * k * n <= SMALL) {
            FloatScalarProducts.addProduct(m, k, n, a, ao, ar, ac, b, bo, br, bc, c, co);
            return;
        }
        vector(m, k, n, new FloatMatrix(a, ao, ar, ac), new FloatMatrix(b, bo, br, bc), null, 0, c, co, n, true);
    }

    /** {@code C = A B}: see {@link #addProduct}; the rows of C are {@code cr} apart. */
    static void product(int m, int k, int n, FloatMatrix a, FloatMatrix b, float[] c, int co, int cr) {
        vector(m, k, n, a, b, null, 0, c, co, cr, false);
    }

    static void vector(
            int m,
            int k,
            int n,
            FloatMatrix a,
            FloatMatrix b,
            float @Nullable [] bias,
            int biasOffset,
            float[] c,
            int co,
            int cr,
            boolean add) {
        FloatTarget target = new FloatTarget(c, co, cr, n, n);
        FloatMatrix rows = b.columnStep == 1 ? b : null;
        new FloatVectorProduct(m, k, n, a, new FloatMatrixColumns(b), rows, bias, biasOffset, target, add).run();
    }
}
