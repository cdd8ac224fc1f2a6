package org.dezero.ejml;

import java.util.Arrays;
import org.dezero.array.BinaryOp;
import org.dezero.array.UnaryOp;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;

/**
 * The operations that EJML does on double. Operands are Java arrays in row order, which no method changes; results are
 * new. Whatever the shape, an element-wise operation sees a matrix of one row.
 */
final class DoubleMatrices {
    /** As many terms are added in one go by EJML; longer sums are sums of such sums, as its straight ones lose digits. */
    private static final int BLOCK = 32;

    private DoubleMatrices() {}

    private static DMatrixRMaj row(double[] x) {
        return DMatrixRMaj.wrap(1, x.length, x);
    }

    /** EXP, LOG or SQRT of every element. */
    static double[] unary(UnaryOp op, double[] x) {
        DMatrixRMaj out = new DMatrixRMaj(1, x.length);
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
        return out.data;
    }

    /** ADD, SUB, MUL or DIV of two arrays of one length. */
    static double[] binary(BinaryOp op, double[] a, double[] b) {
        DMatrixRMaj out = new DMatrixRMaj(1, a.length);
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
        return out.data;
    }

    /** ADD, SUB, MUL or DIV with a number on the right. */
    static double[] binary(BinaryOp op, double[] a, double b) {
        DMatrixRMaj out = new DMatrixRMaj(1, a.length);
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
        return out.data;
    }

    /** ADD, SUB, MUL or DIV with a number on the left. */
    static double[] binary(BinaryOp op, double a, double[] b) {
        DMatrixRMaj out = new DMatrixRMaj(1, b.length);
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
        return out.data;
    }

    /**
     * The product of an m x k and a k x n matrix.
     *
     * @param ta whether {@code a} holds the transpose of the first, k x m
     * @param tb whether {@code b} holds the transpose of the second, n x k
     */
    static double[] product(int m, int k, int n, double[] a, boolean ta, double[] b, boolean tb) {
        DMatrixRMaj x = ta ? DMatrixRMaj.wrap(k, m, a) : DMatrixRMaj.wrap(m, k, a);
        DMatrixRMaj y = tb ? DMatrixRMaj.wrap(n, k, b) : DMatrixRMaj.wrap(k, n, b);
        DMatrixRMaj out = new DMatrixRMaj(m, n);
        if (ta && tb) {
            CommonOps_DDRM.multTransAB(x, y, out);
        } else if (ta) {
            CommonOps_DDRM.multTransA(x, y, out);
        } else if (tb) {
            CommonOps_DDRM.multTransB(x, y, out);
        } else {
            CommonOps_DDRM.mult(x, y, out);
        }
        return out.data;
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
