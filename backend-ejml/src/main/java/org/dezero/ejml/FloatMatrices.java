package org.dezero.ejml;

import org.dezero.array.BinaryOp;
import org.dezero.array.UnaryOp;
import org.ejml.data.DMatrixRMaj;
import org.ejml.data.FMatrixRMaj;
import org.ejml.dense.row.CommonOps_FDRM;
import org.ejml.ops.ConvertMatrixData;

/**
 * The operations that EJML does on float. Operands are Java arrays in row order, which no method changes; results are
 * new. Whatever the shape, an element-wise operation sees a matrix of one row.
 */
final class FloatMatrices {
    private FloatMatrices() {}

    private static FMatrixRMaj row(float[] x) {
        return FMatrixRMaj.wrap(1, x.length, x);
    }

    /** EXP, LOG or SQRT of every element. */
    static float[] unary(UnaryOp op, float[] x) {
        FMatrixRMaj out = new FMatrixRMaj(1, x.length);
        switch (op) {
            case EXP:
                CommonOps_FDRM.elementExp(row(x), out);
                break;
            case LOG:
                CommonOps_FDRM.elementLog(row(x), out);
                break;
            case SQRT:
                // elementPower(x, 0.5) would be infinite at -infinity and lose the sign of -0.0.
                CommonOps_FDRM.apply(row(x), v -> (float) Math.sqrt(v), out);
                break;
            default:
                throw new AssertionError(op);
        }
        return out.data;
    }

    /** ADD, SUB, MUL or DIV of two arrays of one length. */
    static float[] binary(BinaryOp op, float[] a, float[] b) {
        FMatrixRMaj out = new FMatrixRMaj(1, a.length);
        switch (op) {
            case ADD:
                CommonOps_FDRM.add(row(a), row(b), out);
                break;
            case SUB:
                CommonOps_FDRM.subtract(row(a), row(b), out);
                break;
            case MUL:
                CommonOps_FDRM.elementMult(row(a), row(b), out);
                break;
            case DIV:
                CommonOps_FDRM.elementDiv(row(a), row(b), out);
                break;
            default:
                throw new AssertionError(op);
        }
        return out.data;
    }

    /** ADD, SUB, MUL or DIV with a number on the right. */
    static float[] binary(BinaryOp op, float[] a, float b) {
        FMatrixRMaj out = new FMatrixRMaj(1, a.length);
        switch (op) {
            case ADD:
                CommonOps_FDRM.add(row(a), b, out);
                break;
            case SUB:
                CommonOps_FDRM.subtract(row(a), b, out);
                break;
            case MUL:
                CommonOps_FDRM.scale(b, row(a), out);
                break;
            case DIV:
                CommonOps_FDRM.divide(row(a), b, out);
                break;
            default:
                throw new AssertionError(op);
        }
        return out.data;
    }

    /** ADD, SUB, MUL or DIV with a number on the left. */
    static float[] binary(BinaryOp op, float a, float[] b) {
        FMatrixRMaj out = new FMatrixRMaj(1, b.length);
        switch (op) {
            case ADD:
                CommonOps_FDRM.add(row(b), a, out);
                break;
            case SUB:
                CommonOps_FDRM.subtract(a, row(b), out);
                break;
            case MUL:
                CommonOps_FDRM.scale(a, row(b), out);
                break;
            case DIV:
                CommonOps_FDRM.divide(a, row(b), out);
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
    static float[] product(int m, int k, int n, float[] a, boolean ta, float[] b, boolean tb) {
        FMatrixRMaj x = ta ? FMatrixRMaj.wrap(k, m, a) : FMatrixRMaj.wrap(m, k, a);
        FMatrixRMaj y = tb ? FMatrixRMaj.wrap(n, k, b) : FMatrixRMaj.wrap(k, n, b);
        FMatrixRMaj out = new FMatrixRMaj(m, n);
        if (ta && tb) {
            CommonOps_FDRM.multTransAB(x, y, out);
        } else if (ta) {
            CommonOps_FDRM.multTransA(x, y, out);
        } else if (tb) {
            CommonOps_FDRM.multTransB(x, y, out);
        } else {
            CommonOps_FDRM.mult(x, y, out);
        }
        return out.data;
    }

    /** The sum of every row of an m x n matrix, added up in double. */
    static float[] sumRows(int m, int n, float[] x) {
        return rounded(DoubleMatrices.sumRows(m, n, widened(m, n, x)));
    }

    /** The sum of every column of an m x n matrix, added up in double. */
    static float[] sumColumns(int m, int n, float[] x) {
        return rounded(DoubleMatrices.sumColumns(m, n, widened(m, n, x)));
    }

    // EJML's float sums keep one running float, which soon loses most of what is added to it.
    private static double[] widened(int m, int n, float[] x) {
        DMatrixRMaj out = new DMatrixRMaj(m, n);
        ConvertMatrixData.convert(FMatrixRMaj.wrap(m, n, x), out);
        return out.data;
    }

    private static float[] rounded(double[] x) {
        FMatrixRMaj out = new FMatrixRMaj(1, x.length);
        ConvertMatrixData.convert(DMatrixRMaj.wrap(1, x.length, x), out);
        return out.data;
    }
}
