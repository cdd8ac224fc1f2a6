package org.dezero.optimizers;

import org.dezero.array.BinaryOp;
import org.dezero.array.DType;
import org.dezero.array.NdArray;
import org.dezero.array.UnaryOp;

/** Array arithmetic between two floating dtypes: in the wider one. A number takes the floating dtype of the array beside it. */
final class Arithmetic {
    private Arithmetic() {}

    static NdArray add(NdArray a, NdArray b) {
        return binary(BinaryOp.ADD, a, b);
    }

    static NdArray sub(NdArray a, NdArray b) {
        return binary(BinaryOp.SUB, a, b);
    }

    static NdArray mul(NdArray a, NdArray b) {
        return binary(BinaryOp.MUL, a, b);
    }

    static NdArray div(NdArray a, NdArray b) {
        return binary(BinaryOp.DIV, a, b);
    }

    /** {@code alpha a + beta b}. */
    static NdArray combine(double alpha, NdArray a, double beta, NdArray b) {
        return a.dtype() == b.dtype() && a.dtype().isFloating()
                ? a.backend().combine(alpha, a, beta, b)
                : add(mul(a, alpha), mul(b, beta));
    }

    static NdArray add(NdArray a, double b) {
        return a.backend().binary(BinaryOp.ADD, floating(a), b);
    }

    static NdArray mul(NdArray a, double b) {
        return a.backend().binary(BinaryOp.MUL, floating(a), b);
    }

    static NdArray sqrt(NdArray a) {
        return a.backend().unary(UnaryOp.SQRT, floating(a));
    }

    /** An integer gradient, which a number set by hand may be, as FLOAT64: rates are fractions. */
    private static NdArray floating(NdArray a) {
        return a.dtype().isFloating() ? a : a.backend().cast(a, DType.FLOAT64);
    }

    /** {@code a} rounded to the dtype of {@code like}. */
    static NdArray round(NdArray a, NdArray like) {
        return a.dtype() == like.dtype() ? a : a.backend().cast(a, like.dtype());
    }

    private static NdArray binary(BinaryOp op, NdArray a, NdArray b) {
        if (a.dtype() == b.dtype()) {
            return a.backend().binary(op, a, b);
        }
        DType wider = DType.promote(a.dtype(), b.dtype());
        return a.backend().binary(op, a.backend().cast(a, wider), b.backend().cast(b, wider));
    }
}
