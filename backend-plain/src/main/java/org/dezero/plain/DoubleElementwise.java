package org.dezero.plain;

import java.util.Arrays;
import org.dezero.array.BinaryOp;
import org.dezero.array.CompareOp;
import org.dezero.array.UnaryOp;

/**
 * The element-wise loops on double: one for each operation and kind of operand, the choice outside the loop.
 *
 * <p>Operands are rows: {@code n} elements from an offset on, at a stride of 1, or of 0 for one repeated element. A
 * result may be written over an operand, element by element.
 */
final class DoubleElementwise {
    /** Fewer elements than this are done before vectors have begun. */
    private static final int FEW = 16;

    private DoubleElementwise() {}

    /** {@code out = op(a)}. */
    static void unary(UnaryOp op, double[] a, int ao, double[] out, int oo, int n) {
        if (n == 1) {
            out[oo] = DoubleElement.of(op, a[ao]);
            return;
        }
        int least = costsLittle(op) ? Pieces.ARITHMETIC : Pieces.FUNCTION;
        if (Pieces.shared(n, least)) {
            Pieces.run(n, least, (from, length) -> unaryPiece(op, a, ao + from, out, oo + from, length));
        } else {
            unaryPiece(op, a, ao, out, oo, n);
        }
    }

    private static boolean costsLittle(UnaryOp op) {
        return op == UnaryOp.NEG || op == UnaryOp.ABS || op == UnaryOp.SIGN || op == UnaryOp.SQRT;
    }

    private static void unaryPiece(UnaryOp op, double[] a, int ao, double[] out, int oo, int n) {
        int done = Simd.ON ? DoubleVectorArithmetic.unary(op, a, ao, out, oo, n) : 0;
        switch (op) {
            case NEG:
                for (int i = done; i < n; i++) {
                    out[oo + i] = -a[ao + i];
                }
                break;
            case ABS:
                for (int i = done; i < n; i++) {
                    out[oo + i] = Math.abs(a[ao + i]);
                }
                break;
            case SIGN:
                for (int i = done; i < n; i++) {
                    out[oo + i] = Math.signum(a[ao + i]);
                }
                break;
            case FLOOR:
                for (int i = done; i < n; i++) {
                    out[oo + i] = Math.floor(a[ao + i]);
                }
                break;
            case SQRT:
                for (int i = done; i < n; i++) {
                    out[oo + i] = Math.sqrt(a[ao + i]);
                }
                break;
            case EXP:
                if (Simd.ON) {
                    DoubleVectorFunctions.exp(a, ao, out, oo, n);
                } else {
                    for (int i = done; i < n; i++) {
                        out[oo + i] = Math.exp(a[ao + i]);
                    }
                }
                break;
            case LOG:
                if (Simd.ON) {
                    DoubleVectorFunctions.log(a, ao, out, oo, n);
                } else {
                    for (int i = done; i < n; i++) {
                        out[oo + i] = Math.log(a[ao + i]);
                    }
                }
                break;
            case LOG1P:
                for (int i = done; i < n; i++) {
                    out[oo + i] = Math.log1p(a[ao + i]);
                }
                break;
            case SIN:
                for (int i = done; i < n; i++) {
                    out[oo + i] = Math.sin(a[ao + i]);
                }
                break;
            case COS:
                for (int i = done; i < n; i++) {
                    out[oo + i] = Math.cos(a[ao + i]);
                }
                break;
            case TANH:
                if (Simd.ON) {
                    DoubleVectorFunctions.tanh(a, ao, out, oo, n);
                } else {
                    for (int i = done; i < n; i++) {
                        out[oo + i] = Math.tanh(a[ao + i]);
                    }
                }
                break;
            case ERF:
                for (int i = done; i < n; i++) {
                    out[oo + i] = SpecialFunctions.erf(a[ao + i]);
                }
                break;
            default:
                throw new AssertionError(op);
        }
    }

    /** {@code out = op(a, b)}; the strides {@code as} and {@code bs} are 0 or 1. */
    static void binary(
            BinaryOp op, double[] a, int ao, int as, double[] b, int bo, int bs, double[] out, int oo, int n) {
        if (as != 0 && bs != 0) {
            rows(op, a, ao, b, bo, out, oo, n);
        } else if (as != 0) {
            rowNumber(op, a, ao, b[bo], out, oo, n);
        } else if (bs != 0) {
            numberRow(op, a[ao], b, bo, out, oo, n);
        } else {
            Arrays.fill(out, oo, oo + n, DoubleElement.of(op, a[ao], b[bo]));
        }
    }

    private static int least(BinaryOp op) {
        return op == BinaryOp.POW ? Pieces.FUNCTION : Pieces.ARITHMETIC;
    }

    private static void rows(BinaryOp op, double[] a, int ao, double[] b, int bo, double[] out, int oo, int n) {
        if (n == 1) {
            out[oo] = DoubleElement.of(op, a[ao], b[bo]);
        } else if (Pieces.shared(n, least(op))) {
            Pieces.run(
                    n, least(op), (from, length) -> rowsPiece(op, a, ao + from, b, bo + from, out, oo + from, length));
        } else {
            rowsPiece(op, a, ao, b, bo, out, oo, n);
        }
    }

    private static void rowsPiece(BinaryOp op, double[] a, int ao, double[] b, int bo, double[] out, int oo, int n) {
        int done = Simd.ON ? DoubleVectorArithmetic.rows(op, a, ao, b, bo, out, oo, n) : 0;
        switch (op) {
            case ADD:
                for (int i = done; i < n; i++) {
                    out[oo + i] = a[ao + i] + b[bo + i];
                }
                break;
            case SUB:
                for (int i = done; i < n; i++) {
                    out[oo + i] = a[ao + i] - b[bo + i];
                }
                break;
            case MUL:
                for (int i = done; i < n; i++) {
                    out[oo + i] = a[ao + i] * b[bo + i];
                }
                break;
            case DIV:
                for (int i = done; i < n; i++) {
                    out[oo + i] = a[ao + i] / b[bo + i];
                }
                break;
            case POW:
                for (int i = done; i < n; i++) {
                    out[oo + i] = SpecialFunctions.pow(a[ao + i], b[bo + i]);
                }
                break;
            case MAXIMUM:
                for (int i = done; i < n; i++) {
                    out[oo + i] = Math.max(a[ao + i], b[bo + i]);
                }
                break;
            case MINIMUM:
                for (int i = done; i < n; i++) {
                    out[oo + i] = Math.min(a[ao + i], b[bo + i]);
                }
                break;
            default:
                throw new AssertionError(op);
        }
    }

    /** {@code out = op(a, b)} with a number on the right. */
    static void rowNumber(BinaryOp op, double[] a, int ao, double b, double[] out, int oo, int n) {
        if (n == 1) {
            out[oo] = op == BinaryOp.POW && b == 2 ? a[ao] * a[ao] : DoubleElement.of(op, a[ao], b);
        } else if (Pieces.shared(n, least(op))) {
            Pieces.run(n, least(op), (from, length) -> rowNumberPiece(op, a, ao + from, b, out, oo + from, length));
        } else {
            rowNumberPiece(op, a, ao, b, out, oo, n);
        }
    }

    private static void rowNumberPiece(BinaryOp op, double[] a, int ao, double b, double[] out, int oo, int n) {
        int done = Simd.ON ? DoubleVectorArithmetic.rowNumber(op, a, ao, b, out, oo, n) : 0;
        switch (op) {
            case ADD:
                for (int i = done; i < n; i++) {
                    out[oo + i] = a[ao + i] + b;
                }
                break;
            case SUB:
                for (int i = done; i < n; i++) {
                    out[oo + i] = a[ao + i] - b;
                }
                break;
            case MUL:
                for (int i = done; i < n; i++) {
                    out[oo + i] = a[ao + i] * b;
                }
                break;
            case DIV:
                for (int i = done; i < n; i++) {
                    out[oo + i] = a[ao + i] / b;
                }
                break;
            case POW:
                if (b == 2) {
                    rowsPiece(BinaryOp.MUL, a, ao, a, ao, out, oo, n);
                } else {
                    for (int i = done; i < n; i++) {
                        out[oo + i] = SpecialFunctions.pow(a[ao + i], b);
                    }
                }
                break;
            case MAXIMUM:
                for (int i = done; i < n; i++) {
                    out[oo + i] = Math.max(a[ao + i], b);
                }
                break;
            case MINIMUM:
                for (int i = done; i < n; i++) {
                    out[oo + i] = Math.min(a[ao + i], b);
                }
                break;
            default:
                throw new AssertionError(op);
        }
    }

    /** {@code out = op(a, b)} with a number on the left. */
    static void numberRow(BinaryOp op, double a, double[] b, int bo, double[] out, int oo, int n) {
        if (n == 1) {
            out[oo] = DoubleElement.of(op, a, b[bo]);
        } else if (Pieces.shared(n, least(op))) {
            Pieces.run(n, least(op), (from, length) -> numberRowPiece(op, a, b, bo + from, out, oo + from, length));
        } else {
            numberRowPiece(op, a, b, bo, out, oo, n);
        }
    }

    private static void numberRowPiece(BinaryOp op, double a, double[] b, int bo, double[] out, int oo, int n) {
        int done = Simd.ON ? DoubleVectorArithmetic.numberRow(op, a, b, bo, out, oo, n) : 0;
        switch (op) {
            case ADD:
                for (int i = done; i < n; i++) {
                    out[oo + i] = a + b[bo + i];
                }
                break;
            case SUB:
                for (int i = done; i < n; i++) {
                    out[oo + i] = a - b[bo + i];
                }
                break;
            case MUL:
                for (int i = done; i < n; i++) {
                    out[oo + i] = a * b[bo + i];
                }
                break;
            case DIV:
                for (int i = done; i < n; i++) {
                    out[oo + i] = a / b[bo + i];
                }
                break;
            case POW:
                for (int i = done; i < n; i++) {
                    out[oo + i] = SpecialFunctions.pow(a, b[bo + i]);
                }
                break;
            case MAXIMUM:
                for (int i = done; i < n; i++) {
                    out[oo + i] = Math.max(a, b[bo + i]);
                }
                break;
            case MINIMUM:
                for (int i = done; i < n; i++) {
                    out[oo + i] = Math.min(a, b[bo + i]);
                }
                break;
            default:
                throw new AssertionError(op);
        }
    }

    /** {@code out = op(a, b)}; the strides {@code as} and {@code bs} are 0 or 1. */
    static void compare(
            CompareOp op, double[] a, int ao, int as, double[] b, int bo, int bs, boolean[] out, int oo, int n) {
        if (as != 0 && bs != 0) {
            compareRows(op, a, ao, b, bo, out, oo, n);
        } else if (as != 0) {
            compareNumber(op, a, ao, b[bo], out, oo, n);
        } else if (bs != 0) {
            compareNumber(PlainBackend.swapped(op), b, bo, a[ao], out, oo, n);
        } else {
            compareRows(op, a, ao, b, bo, out, oo, 1);
            Arrays.fill(out, oo + 1, oo + n, out[oo]);
        }
    }

    private static void compareRows(
            CompareOp op, double[] a, int ao, double[] b, int bo, boolean[] out, int oo, int n) {
        int done = Simd.ON ? DoubleVectorChoices.rows(op, a, ao, b, bo, out, oo, n) : 0;
        switch (op) {
            case EQ:
                for (int i = done; i < n; i++) {
                    out[oo + i] = a[ao + i] == b[bo + i];
                }
                break;
            case NE:
                for (int i = done; i < n; i++) {
                    out[oo + i] = a[ao + i] != b[bo + i];
                }
                break;
            case LT:
                for (int i = done; i < n; i++) {
                    out[oo + i] = a[ao + i] < b[bo + i];
                }
                break;
            case LE:
                for (int i = done; i < n; i++) {
                    out[oo + i] = a[ao + i] <= b[bo + i];
                }
                break;
            case GT:
                for (int i = done; i < n; i++) {
                    out[oo + i] = a[ao + i] > b[bo + i];
                }
                break;
            case GE:
                for (int i = done; i < n; i++) {
                    out[oo + i] = a[ao + i] >= b[bo + i];
                }
                break;
            default:
                throw new AssertionError(op);
        }
    }

    /** {@code out = op(a, b)} with a number on the right. */
    static void compareNumber(CompareOp op, double[] a, int ao, double b, boolean[] out, int oo, int n) {
        int done = Simd.ON ? DoubleVectorChoices.number(op, a, ao, b, out, oo, n) : 0;
        switch (op) {
            case EQ:
                for (int i = done; i < n; i++) {
                    out[oo + i] = a[ao + i] == b;
                }
                break;
            case NE:
                for (int i = done; i < n; i++) {
                    out[oo + i] = a[ao + i] != b;
                }
                break;
            case LT:
                for (int i = done; i < n; i++) {
                    out[oo + i] = a[ao + i] < b;
                }
                break;
            case LE:
                for (int i = done; i < n; i++) {
                    out[oo + i] = a[ao + i] <= b;
                }
                break;
            case GT:
                for (int i = done; i < n; i++) {
                    out[oo + i] = a[ao + i] > b;
                }
                break;
            case GE:
                for (int i = done; i < n; i++) {
                    out[oo + i] = a[ao + i] >= b;
                }
                break;
            default:
                throw new AssertionError(op);
        }
    }

    /** {@code out = c ? a : b}; all strides are 0 or 1. */
    static void where(
            boolean[] c,
            int co,
            int cs,
            double[] a,
            int ao,
            int as,
            double[] b,
            int bo,
            int bs,
            double[] out,
            int oo,
            int n) {
        if (Pieces.shared(n, Pieces.ARITHMETIC)) {
            Pieces.run(
                    n,
                    Pieces.ARITHMETIC,
                    (from, length) -> wherePiece(
                            c,
                            co + from * cs,
                            cs,
                            a,
                            ao + from * as,
                            as,
                            b,
                            bo + from * bs,
                            bs,
                            out,
                            oo + from,
                            length));
        } else {
            wherePiece(c, co, cs, a, ao, as, b, bo, bs, out, oo, n);
        }
    }

    private static void wherePiece(
            boolean[] c,
            int co,
            int cs,
            double[] a,
            int ao,
            int as,
            double[] b,
            int bo,
            int bs,
            double[] out,
            int oo,
            int n) {
        int done = Simd.ON && cs != 0 ? DoubleVectorChoices.where(c, co, a, ao, as, b, bo, bs, out, oo, n) : 0;
        for (int i = done; i < n; i++) {
            out[oo + i] = c[co + i * cs] ? a[ao + i * as] : b[bo + i * bs];
        }
    }

    /** {@code out = 1 / (1 + e^-a)}; the scalar loop takes {@code tanh(a / 2) / 2 + 1/2}, which does not overflow. */
    static void sigmoid(double[] a, int ao, double[] out, int oo, int n) {
        if (Pieces.shared(n, Pieces.FUNCTION)) {
            Pieces.run(n, Pieces.FUNCTION, (from, length) -> sigmoidPiece(a, ao + from, out, oo + from, length));
        } else {
            sigmoidPiece(a, ao, out, oo, n);
        }
    }

    private static void sigmoidPiece(double[] a, int ao, double[] out, int oo, int n) {
        if (Simd.ON) {
            DoubleVectorFunctions.sigmoid(a, ao, out, oo, n);
            return;
        }
        for (int i = 0; i < n; i++) {
            out[oo + i] = Math.tanh(a[ao + i] * 0.5) * 0.5 + 0.5;
        }
    }

    /** {@code out += alpha * x}; the product is rounded before the sum. */
    static void addScaled(double alpha, double[] x, int xo, double[] out) {
        int n = out.length;
        if (n >= FEW) {
            DoubleUpdates.combine(n, 1, out, 0, alpha, x, xo, out, 0);
            return;
        }
        for (int i = 0; i < n; i++) {
            out[i] += alpha * x[xo + i];
        }
    }
}
