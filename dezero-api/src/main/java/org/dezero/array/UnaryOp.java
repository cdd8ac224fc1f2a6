package org.dezero.array;

/**
 * The element-wise functions of one argument that a backend implements.
 *
 * <p>{@link #NEG}, {@link #ABS} and {@link #SIGN} take {@code INT64}, {@code FLOAT32} and {@code FLOAT64}; all others
 * take the two floating types. The result has the operand's dtype and shape. NaN gives NaN everywhere.
 */
public enum UnaryOp {
    /** {@code -x}; {@code Long.MIN_VALUE} stays itself. */
    NEG,
    /** {@code |x|}. */
    ABS,
    /** -1, 0 or 1; the sign of a zero result is unspecified. */
    SIGN,
    /** The largest integer value not above {@code x}. */
    FLOOR,
    /** The square root; NaN below zero. */
    SQRT,
    /** {@code e^x}. */
    EXP,
    /** The natural logarithm; -infinity at 0, NaN below. */
    LOG,
    /** {@code log(1 + x)}, accurate near 0. */
    LOG1P,
    /** The sine of an angle in radians. */
    SIN,
    /** The cosine of an angle in radians. */
    COS,
    /** The hyperbolic tangent. */
    TANH,
    /** The error function {@code 2/sqrt(pi) * integral of e^(-t^2) from 0 to x}, to a few ulps of the dtype. */
    ERF
}
