package org.dezero.ejml;

import org.dezero.array.BinaryOp;
import org.dezero.array.UnaryOp;
import org.ejml.data.DMatrixRMaj;
import org.ejml.data.FMatrixRMaj;
import org.ejml.dense.row.CommonOps_FDRM;
import org.ejml.dense.row.CommonOps_MT_FDRM;
import org.ejml.ops.ConvertMatrixData;

/**
 * The operations that EJML does on float. Operands are Java arrays in row order, which no method changes; sums are
 * new, other results go into an array of their size. Whatever the shape, an element-wise operation sees a matrix of one row.
 */
final class FloatMatrices {
    /** A transposed second factor is turned before a product of at least so many rows, ... */
    private static final int TURNED_FROM_ROWS = 64;

    /** ... and so many columns. */
    private static final int TURNED_FROM_COLUMNS = 128;

    private FloatMatrices() {}

    private static FMatrixRMaj row(float[] x) {
        return FMatrixRMaj.wrap(1, x.length, x);
    }

    /** EXP, LOG or SQRT of every element. */
    static void unary(UnaryOp op, float[] x, float[] result) {
        FMatrixRMaj out = row(result);
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
    }

    /** ADD, SUB, MUL or DIV of two arrays of one length. */
    static void binary(BinaryOp op, float[] a, float[] b, float[] result) {
        FMatrixRMaj out = row(result);
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
    }

    /** ADD, SUB, MUL or DIV with a number on the right. */
    static void binary(BinaryOp op, float[] a, float b, float[] result) {
        FMatrixRMaj out = row(result);
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
    }

    /** ADD, SUB, MUL or DIV with a number on the left. */
    static void binary(BinaryOp op, float a, float[] b, float[] result) {
        FMatrixRMaj out = row(result);
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
    static void product(int m, int k, int n, float[] a, boolean ta, float[] b, boolean tb, float[] result) {
        FMatrixRMaj x = ta ? FMatrixRMaj.wrap(k, m, a) : FMatrixRMaj.wrap(m, k, a);
        FMatrixRMaj y = tb ? FMatrixRMaj.wrap(n, k, b) : FMatrixRMaj.wrap(k, n, b);
        FMatrixRMaj out = FMatrixRMaj.wrap(m, n, result);
        boolean turned = tb && m >= TURNED_FROM_ROWS && n >= TURNED_FROM_COLUMNS;
        if (turned) {
            y = CommonOps_FDRM.transpose(y, null);
        }
        boolean transB = tb && !turned;
        if (Threads.share(m, k, n) && !(ta && transB)) {
            shared(x, ta, y, transB, out);
        } else if (ta && transB) {
            CommonOps_FDRM.multTransAB(x, y, out);
        } else if (ta) {
            CommonOps_FDRM.multTransA(x, y, out);
        } else if (transB) {
            CommonOps_FDRM.multTransB(x, y, out);
        } else {
            CommonOps_FDRM.mult(x, y, out);
        }
    }

    /** On EJML's threads, each of which makes rows of the result. */
    private static void shared(FMatrixRMaj x, boolean ta, FMatrixRMaj y, boolean tb, FMatrixRMaj out) {
        Threads.run(() -> {
            if (ta) {
                CommonOps_MT_FDRM.multTransA(x, y, out);
            } else if (tb) {
                CommonOps_MT_FDRM.multTransB(x, y, out);
            } else {
                CommonOps_MT_FDRM.mult(x, y, out);
            }
        });
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
