package org.dezero.plain;

/**
 * Products of double matrices of any strides, in loops that need no module.
 *
 * <p>A block of B is packed so that each of its rows is a Java array of its own, and a row of C is summed in another:
 * in this form, with all indices starting at 0, the JIT compiler vectorizes the inner loop. A is read where it lies, so
 * transposed operands cost nothing extra.
 */
final class DoubleScalarProducts {
    /** Rows and columns of a packed block of B: small enough to stay in the second-level cache while A passes by. */
    private static final int BLOCK_K = 64;

    private static final int BLOCK_N = 512;
    /** Up to this many multiplications, packing costs more than it saves. */
    private static final int SMALL = 512;
    /** Below this many columns of B the inner loop would be too short: rows of A times columns of B instead. */
    private static final int NARROW = 8;

    private DoubleScalarProducts() {}

    /**
     * {@code C += A B} for A of m x k, B of k x n and C of m x n.
     *
     * @param a memory of A from {@code ao} on, with the distances {@code ar} of rows and {@code ac} of columns
     * @param b memory of B in the same way
     * @param c memory of C from {@code co} on, its rows {@code cr} apart
     */
    static void addProduct(
            int m,
            int k,
            int n,
            double[] a,
            int ao,
            int ar,
            int ac,
            double[] b,
            int bo,
            int br,
            int bc,
            double[] c,
            int co,
            int cr) {
        if (m == 0 || k == 0 || n == 0) {
            return;
        }
        if ((long) m * k * n <= SMALL) {
            direct(m, k, n, a, ao, ar, ac, b, bo, br, bc, c, co, cr);
        } else if (n < NARROW) {
            narrow(m, k, n, a, ao, ar, ac, b, bo, br, bc, c, co, cr);
        } else {
            blocked(m, k, n, a, ao, ar, ac, b, bo, br, bc, c, co, cr);
        }
    }

    private static void direct(
            int m,
            int k,
            int n,
            double[] a,
            int ao,
            int ar,
            int ac,
            double[] b,
            int bo,
            int br,
            int bc,
            double[] c,
            int co,
            int cr) {
        for (int i = 0; i < m; i++) {
            for (int j = 0; j < n; j++) {
                double sum = 0;
                int p = ao + i * ar;
                int q = bo + j * bc;
                for (int l = 0; l < k; l++) {
                    sum += a[p] * b[q];
                    p += ac;
                    q += br;
                }
                c[co + i * cr + j] += sum;
            }
        }
    }

    /** B has few columns: each is packed, and four sums at a time run along a row of A. */
    private static void narrow(
            int m,
            int k,
            int n,
            double[] a,
            int ao,
            int ar,
            int ac,
            double[] b,
            int bo,
            int br,
            int bc,
            double[] c,
            int co,
            int cr) {
        double[] column = new double[k];
        double[] row = new double[k];
        for (int j = 0; j < n; j++) {
            Movement.line(b, bo + j * bc, br, column, 0, 1, k);
            if (ac == 1) {
                for (int i = 0; i < m; i++) {
                    c[co + i * cr + j] += dot(a, ao + i * ar, column, k);
                }
            } else if (ar == 1) {
                // A lies column by column: one pass over memory adds a multiple of each column to the results.
                double[] sums = new double[m];
                for (int l = 0; l < k; l++) {
                    double x = column[l];
                    int p = ao + l * ac;
                    for (int i = 0; i < m; i++) {
                        sums[i] += x * a[p + i];
                    }
                }
                for (int i = 0; i < m; i++) {
                    c[co + i * cr + j] += sums[i];
                }
            } else {
                for (int i = 0; i < m; i++) {
                    Movement.line(a, ao + i * ar, ac, row, 0, 1, k);
                    c[co + i * cr + j] += dot(row, 0, column, k);
                }
            }
        }
    }

    private static double dot(double[] a, int ao, double[] b, int n) {
        double s0 = 0;
        double s1 = 0;
        double s2 = 0;
        double s3 = 0;
        int i = 0;
        for (; i <= n - 4; i += 4) {
            s0 += a[ao + i] * b[i];
            s1 += a[ao + i + 1] * b[i + 1];
            s2 += a[ao + i + 2] * b[i + 2];
            s3 += a[ao + i + 3] * b[i + 3];
        }
        for (; i < n; i++) {
            s0 += a[ao + i] * b[i];
        }
        return (s0 + s1) + (s2 + s3);
    }

    private static void blocked(
            int m,
            int k,
            int n,
            double[] a,
            int ao,
            int ar,
            int ac,
            double[] b,
            int bo,
            int br,
            int bc,
            double[] c,
            int co,
            int cr) {
        int width = Math.min(n, BLOCK_N);
        double[][] panel = DoubleScratch.mine().lines(Math.min(k, BLOCK_K), width);
        double[] sums = new double[width];
        for (int j0 = 0; j0 < n; j0 += BLOCK_N) {
            int w = Math.min(BLOCK_N, n - j0);
            for (int l0 = 0; l0 < k; l0 += BLOCK_K) {
                int depth = Math.min(BLOCK_K, k - l0);
                pack(b, bo + l0 * br + j0 * bc, br, bc, panel, depth, w);
                for (int i = 0; i < m; i++) {
                    int p = ao + i * ar + l0 * ac;
                    int r = co + i * cr + j0;
                    System.arraycopy(c, r, sums, 0, w);
                    int l = 0;
                    for (; l <= depth - 4; l += 4) {
                        addFour(
                                sums,
                                a[p],
                                panel[l],
                                a[p + ac],
                                panel[l + 1],
                                a[p + 2 * ac],
                                panel[l + 2],
                                a[p + 3 * ac],
                                panel[l + 3],
                                w);
                        p += 4 * ac;
                    }
                    for (; l < depth; l++) {
                        addOne(sums, a[p], panel[l], w);
                        p += ac;
                    }
                    System.arraycopy(sums, 0, c, r, w);
                }
            }
        }
    }

    private static void pack(double[] b, int bo, int br, int bc, double[][] panel, int depth, int w) {
        if (bc == 1) {
            for (int l = 0; l < depth; l++) {
                System.arraycopy(b, bo + l * br, panel[l], 0, w);
            }
        } else {
            // Down the columns of the block: for a transposed B they lie together in memory.
            for (int j = 0; j < w; j++) {
                int q = bo + j * bc;
                for (int l = 0; l < depth; l++) {
                    panel[l][j] = b[q + l * br];
                }
            }
        }
    }

    private static void addFour(
            double[] sums,
            double x0,
            double[] b0,
            double x1,
            double[] b1,
            double x2,
            double[] b2,
            double x3,
            double[] b3,
            int n) {
        for (int j = 0; j < n; j++) {
            sums[j] += x0 * b0[j] + x1 * b1[j] + x2 * b2[j] + x3 * b3[j];
        }
    }

    private static void addOne(double[] sums, double x, double[] b, int n) {
        for (int j = 0; j < n; j++) {
            sums[j] += x * b[j];
        }
    }
}
