package org.dezero.plain;

import org.dezero.array.BinaryOp;
import org.dezero.array.UnaryOp;

/**
 * Operations on one float, to the bits that {@link FloatElementwise} gives an element of a row.
 *
 * <p>Graphs of scalars consist of them. The choice is made by comparisons, which a JIT compiler decides when it inlines a call
 * for a certain operation; the loops' methods are too large to be inlined.
 */
final class FloatElement {
    private FloatElement() {}

    static float of(UnaryOp op, float x) {
        if (op == UnaryOp.EXP) {
            return Simd.ON ? FloatScalarMath.exp(x) : (float) Math.exp(x);
        } else if (op == UnaryOp.LOG) {
            return Simd.ON ? FloatScalarMath.log(x) : (float) Math.log(x);
        } else if (op == UnaryOp.TANH) {
            return Simd.ON ? FloatScalarMath.tanh(x) : (float) Math.tanh(x);
        } else if (op == UnaryOp.NEG) {
            return -x;
        } else if (op == UnaryOp.SQRT) {
            return (float) Math.sqrt(x);
        } else if (op == UnaryOp.SIN) {
            return (float) Math.sin(x);
        } else if (op == UnaryOp.COS) {
            return (float) Math.cos(x);
        } else if (op == UnaryOp.ABS) {
            return Math.abs(x);
        } else if (op == UnaryOp.SIGN) {
            return Math.signum(x);
        } else if (op == UnaryOp.FLOOR) {
            return (float) Math.floor(x);
        } else if (op == UnaryOp.LOG1P) {
            return (float) Math.log1p(x);
        } else if (op == UnaryOp.ERF) {
            return (float) SpecialFunctions.erf(x);
        }
        throw new AssertionError(op);
    }

    static float of(BinaryOp op, float a, float b) {
        if (op == BinaryOp.ADD) {
            return a + b;
        } else if (op == BinaryOp.MUL) {
            return a * b;
        } else if (op == BinaryOp.SUB) {
            return a - b;
        } else if (op == BinaryOp.DIV) {
            return a / b;
        } else if (op == BinaryOp.POW) {
            return (float) SpecialFunctions.pow(a, b);
        } else if (op == BinaryOp.MAXIMUM) {
            return Math.max(a, b);
        } else if (op == BinaryOp.MINIMUM) {
            return Math.min(a, b);
        }
        throw new AssertionError(op);
    }
}
