package org.dezero.ejml;

import java.util.Arrays;
import org.dezero.array.BinaryOp;
import org.dezero.array.UnaryOp;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.CommonOps_MT_DDRM;

/**
 * The operations that EJML does on double. Operands are Java arrays in row order, which no method changes; sums are
 * new, other results go into an array of their size. Whatever the shape, an element-wise operation sees a matrix of one row.
 */
final class DoubleMatrices {
    /** As many terms are added in one go by EJML; longer sums are sums of such sums, as its straight ones lose digits. */
    private static final int BLOCK = 32;

    /** A transposed second factor is turned before a product of at least so many rows, ... */
    private static final int TURNED_FROM_ROWS = 64;

    /** ... and so many columns. */
    private static final int TURNED_FROM_COLUMNS = 128;

    private DoubleMatrices() {}

    private static DMatrixRMaj row(double[] x) {
        return DMatrixRMaj.wrap(1, x.length, x);
    }

    /** EXP, LOG or SQRT of every element. */
    static void unary(UnaryOp op, double[] x, double[] result) {
        DMatrixRMaj out = row(result);
        switch (op) {
            case EXP:
                CommonOps_DDRM.elementExp(row(x), out);
                break;
            case LOG:
                CommonOps_DDRM.elementLog(row(x), out);
                break;
            case SQRT:
                // elementPower(x, 0.5) would be infinite at -infinity and lose the sign of -0.0.
                CommonOps_DDRM.apply(row(x), Math::sqrt, out);
                break;
            default:
                throw new AssertionError(op);
        }
    }

    /** ADD, SUB, MUL or DIV of two arrays of one length. */
    static void binary(BinaryOp op, double[] a, double[] b, double[] result) {
        DMatrixRMaj out = row(result);
        switch (op) {
            case ADD:
                CommonOps_DDRM.add(row(a), row(b), out);
                break;
            case SUB:
                CommonOps_DDRM.subtract(row(a), row(b), out);
                break;
            case MUL:
                CommonOps_DDRM.elementMult(row(a), row(b), out);
                break;
            case DIV:
                CommonOps_DDRM.elementDiv(row(a), row(b), out);
                break;
            default:
                throw new AssertionError(op);
        }
    }

    /** ADD, SUB, MUL or DIV with a number on the right. */
    static void binary(BinaryOp op, double[] a, double b, double[] result) {
        DMatrixRMaj out = row(result);
        switch (op) {
            case ADD:
                CommonOps_DDRM.add(row(a), b, out);
                break;
            case SUB:
                CommonOps_DDRM.subtract(row(a), b, out);
                break;
            case MUL:
                CommonOps_DDRM.scale(b, row(a), out);
                break;
            case DIV:
                CommonOps_DDRM.divide(row(a), b, out);
                break;
            default:
                throw new AssertionError(op);
        }
    }

    /** ADD, SUB, MUL or DIV with a number on the left. */
    static void binary(BinaryOp op, double a, double[] b, double[] result) {
        DMatrixRMaj out = row(result);
        switch (op) {
            case ADD:
                CommonOps_DDRM.add(row(b), a, out);
                break;
            case SUB:
                CommonOps_DDRM.subtract(a, row(b), out);
                break;
            case MUL:
                CommonOps_DDRM.scale(a, row(b), out);
                break;
            case DIV:
                CommonOps_DDRM.divide(a, row(b), out);
                break;
            default:
                throw new AssertionError(op);
        }
    }

    /**
     * The product of an m x k and a k x n matrix.
     *
     * <p>EJML's product by a transposed second factor is one long sum after the other, which takes up to twice the time of
     * its other products: for large results that factor is turned first. Its shared product of two transposed factors
     * takes four times as long as the plain one and is never asked for. All of them add the same terms in the same order.
     *
     * @param ta whether {@code a} holds the transpose of the first, k x m
     * @param tb whether {@code b} holds the transpose of the second, n x k
     * @param result m x n; anything may be in it
     */
    static void product(int m, int k, int n, double[] a, boolean ta, double[] b, boolean tb, double[] result) {
        DMatrixRMaj x = ta ? DMatrixRMaj.wrap(k, m, a) : DMatrixRMaj.wrap(m, k, a);
        DMatrixRMaj y = tb ? DMatrixRMaj.wrap(n, k, b) : DMatrixRMaj.wrap(k, n, b);
        DMatrixRMaj out = DMatrixRMaj.wrap(m, n, result);
        boolean turned = tb && m >= TURNED_FROM_ROWS && n >= TURNED_FROM_COLUMNS;
        if (turned) {
            y = CommonOps_DDRM.transpose(y, null);
        }
        boolean transB = tb && !turned;
        if (Threads.share(m, k, n) && !(ta && transB)) {
            shared(x, ta, y, transB, out);
        } else if (ta && transB) {
            CommonOps_DDRM.multTransAB(x, y, out);
        } else if (ta) {
            CommonOps_DDRM.multTransA(x, y, out);
        } else if (transB) {
            CommonOps_DDRM.multTransB(x, y, out);
        } else {
            CommonOps_DDRM.mult(x, y, out);
        }
    }

    /** On EJML's threads, each of which makes rows of the result. */
    private static void shared(DMatrixRMaj x, boolean ta, DMatrixRMaj y, boolean tb, DMatrixRMaj out) {
        Threads.run(() -> {
            if (ta) {
                CommonOps_MT_DDRM.multTransA(x, y, out);
            } else if (tb) {
                CommonOps_MT_DDRM.multTransB(x, y, out);
            } else {
                CommonOps_MT_DDRM.mult(x, y, out);
            }
        });
    }

    /** The sum of every row of an m x n matrix. */
    static double[] sumRows(int m, int n, double[] x) {
        double[] data = x;
        int width = n;
        while (width > BLOCK) {
            int parts = (width + BLOCK - 1) / BLOCK;
            double[] padded = data;
            if (parts * BLOCK != width) {
                padded = new double[m * parts * BLOCK];
                for (int i = 0; i < m; i++) {
                    System.arraycopy(data, i * width, padded, i * parts * BLOCK, width);
                }
            }
            data = CommonOps_DDRM.sumRows(DMatrixRMaj.wrap(m * parts, BLOCK, padded), null).data;
            width = parts;
        }
        return CommonOps_DDRM.sumRows(DMatrixRMaj.wrap(m, width, data), null).data;
    }

    /** The sum of every column of an m x n matrix. */
    static double[] sumColumns(int m, int n, double[] x) {
        double[] data = x;
        int height = m;
        while (height > BLOCK) {
            // Read as BLOCK long rows, a column of the new matrix holds elements of one column of the old.
            int parts = (height + BLOCK - 1) / BLOCK;
            int cells = parts * BLOCK * n;
            double[] padded = parts * BLOCK == height ? data : Arrays.copyOf(data, cells);
            data = CommonOps_DDRM.sumCols(DMatrixRMaj.wrap(BLOCK, parts * n, padded), null).data;
            height = parts;
        }
        return CommonOps_DDRM.sumCols(DMatrixRMaj.wrap(height, n, data), null).data;
    }
}
