package org.dezero.plain;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Products of double matrices of any strides: A of m x k, B of k x n, and C of m x n in row order. Finds the loops for
 * their sizes and strides.
 */
final class DoubleProducts {
    /** Up to this many multiplications, a plain loop is done before anything else has begun. */
    private static final int SMALL = 512;

    /** Up to this many rows or columns and from this inner length on, dot products are faster than tiles. */
    private static final int THIN = 4;

    private static final int THIN_DEPTH = 64;

    private DoubleProducts() {}

    /** {@code C = A B}. */
    static void product(int m, int k, int n, DoubleMatrix a, DoubleMatrix b, double[] c, int co) {
        multiply(m, k, n, a, b, null, 0, c, co, false);
    }

    /** {@code C += A B}. */
    static void addProduct(int m, int k, int n, DoubleMatrix a, DoubleMatrix b, double[] c, int co) {
        multiply(m, k, n, a, b, null, 0, c, co, true);
    }

    /** {@code C = A B + bias}, for a bias of one row from {@code biasOffset} on. */
    static void productPlus(
            int m, int k, int n, DoubleMatrix a, DoubleMatrix b, double[] bias, int biasOffset, double[] c, int co) {
        multiply(m, k, n, a, b, bias, biasOffset, c, co, false);
    }

    /** {@code C = A B} for each of {@code count} matrices, {@code as} and {@code bs} apart; those of C follow each other. */
    static void products(
            int count, int m, int k, int n, DoubleMatrix a, int as, DoubleMatrix b, int bs, double[] c, int co) {
        Workers.Part one = i -> product(m, k, n, a.from(i * as), b.from(i * bs), c, co + i * m * n);
        if ((double) count * m * k * n >= Tiling.SHARED_WORK) {
            Workers.run(count, one);
        } else {
            for (int i = 0; i < count; i++) {
                one.run(i);
            }
        }
    }

    private static void multiply(
            int m,
            int k,
            int n,
            DoubleMatrix a,
            DoubleMatrix b,
            double @Nullable [] bias,
            int biasOffset,
            double[] c,
            int co,
            boolean add) {
        if (m == 0 || n == 0) {
            return;
        }
        if (k == 0 || !Simd.ON || (long) m * k * n <= SMALL) {
            if (!add) {
                start(m, n, bias, biasOffset, c, co);
            }
            DoubleScalarProducts.addProduct(
                    m,
                    k,
                    n,
                    a.data,
                    a.offset,
                    a.rowStep,
                    a.columnStep,
                    b.data,
                    b.offset,
                    b.rowStep,
                    b.columnStep,
                    c,
                    co,
                    n);
            return;
        }
        int lanes = DoubleLanes.LENGTH;
        boolean thin = Math.min(m, n) <= THIN && k >= THIN_DEPTH && (m < n ? b.rowStep : a.columnStep) == 1;
        boolean narrow = n < lanes && m >= 2 * lanes && a.rowStep == 1;
        boolean turned = a.columnStep == 1 && b.rowStep == 1 && Tiling.isTransposeCheaper(m, k, n, lanes);
        if (thin && m < n) {
            DoubleTarget target = new DoubleTarget(c, co, n, n, n);
            new DoubleVectorDotProduct(m, k, n, a, b, bias, biasOffset, target, add).run();
        } else if (thin || narrow || turned) {
            // The transpose of C: B has too few columns to fill vectors, or more of them to turn around than A has
            // rows.
            boolean started = add || bias != null;
            if (started && !add) {
                start(m, n, bias, biasOffset, c, co);
            }
            DoubleTarget target = n == 1 ? new DoubleTarget(c, co, 1, m, m) : new DoubleTarget(c, co, 1, 1, n);
            DoubleMatrix left = b.transposed();
            DoubleMatrix right = a.transposed();
            if (thin) {
                new DoubleVectorDotProduct(n, k, m, left, right, null, 0, target, started).run();
            } else {
                DoubleVectorProduct.of(n, k, m, left, right, null, 0, target, started)
                        .run();
            }
        } else {
            DoubleTarget target = new DoubleTarget(c, co, n, n, n);
            DoubleVectorProduct.of(m, k, n, a, b, bias, biasOffset, target, add).run();
        }
    }

    /** Writes to C what the sums start from. */
    private static void start(int m, int n, double @Nullable [] bias, int biasOffset, double[] c, int co) {
        if (bias == null) {
            Arrays.fill(c, co, co + m * n, 0);
            return;
        }
        for (int i = 0; i < m; i++) {
            System.arraycopy(bias, biasOffset, c, co + i * n, n);
        }
    }
}
