package org.dezero.plain;

import org.dezero.array.BinaryOp;
import org.dezero.array.UnaryOp;

/**
 * Operations on one double, to the bits that {@link DoubleElementwise} gives an element of a row.
 *
 * <p>Graphs of scalars consist of them. The choice is made by comparisons, which a JIT compiler decides when it inlines a call
 * for a certain operation; the loops' methods are too large to be inlined.
 */
final class DoubleElement {
    private DoubleElement() {}

    static double of(UnaryOp op, double x) {
        if (op == UnaryOp.EXP) {
            return Simd.ON ? DoubleScalarMath.exp(x) : Math.exp(x);
        } else if (op == UnaryOp.LOG) {
            return Simd.ON ? DoubleScalarMath.log(x) : Math.log(x);
        } else if (op == UnaryOp.TANH) {
            return Simd.ON ? DoubleScalarMath.tanh(x) : Math.tanh(x);
        } else if (op == UnaryOp.NEG) {
            return -x;
        } else if (op == UnaryOp.SQRT) {
            return Math.sqrt(x);
        } else if (op == UnaryOp.SIN) {
            return Math.sin(x);
        } else if (op == UnaryOp.COS) {
            return Math.cos(x);
        } else if (op == UnaryOp.ABS) {
            return Math.abs(x);
        } else if (op == UnaryOp.SIGN) {
            return Math.signum(x);
        } else if (op == UnaryOp.FLOOR) {
            return Math.floor(x);
        } else if (op == UnaryOp.LOG1P) {
            return Math.log1p(x);
        } else if (op == UnaryOp.ERF) {
            return SpecialFunctions.erf(x);
        }
        throw new AssertionError(op);
    }

    static double of(BinaryOp op, double a, double b) {
        if (op == BinaryOp.ADD) {
            return a + b;
        } else if (op == BinaryOp.MUL) {
            return a * b;
        } else if (op == BinaryOp.SUB) {
            return a - b;
        } else if (op == BinaryOp.DIV) {
            return a / b;
        } else if (op == BinaryOp.POW) {
            return SpecialFunctions.pow(a, b);
        } else if (op == BinaryOp.MAXIMUM) {
            return Math.max(a, b);
        } else if (op == BinaryOp.MINIMUM) {
            return Math.min(a, b);
        }
        throw new AssertionError(op);
    }
}
