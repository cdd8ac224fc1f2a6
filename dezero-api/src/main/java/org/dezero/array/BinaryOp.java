package org.dezero.array;

/**
 * The element-wise functions of two arguments of one dtype, with NumPy broadcasting.
 *
 * <p>All take {@code FLOAT32} and {@code FLOAT64}; all but {@link #DIV} take {@code INT64}. None takes {@code BOOL}.
 */
public enum BinaryOp {
    /** {@code a + b}; INT64 wraps. */
    ADD,
    /** {@code a - b}; INT64 wraps. */
    SUB,
    /** {@code a * b}; INT64 wraps. */
    MUL,
    /** IEEE 754 division: {@code 1/0} is infinity, {@code 0/0} NaN. Floating types only. */
    DIV,
    /**
     * {@code a^b} as IEEE 754 pow: {@code pow(x, 0) = 1} for every x, {@code pow(1, y) = 1} for every y, NaN among them;
     * {@code pow(-1, ±infinity) = 1}; NaN for a negative base with a fractional exponent. INT64 takes exponents from 0
     * and wraps; the caller sees to it that none is negative.
     */
    POW,
    /** The larger one; NaN where either is NaN. The sign of a zero is unspecified where the two zeros meet. */
    MAXIMUM,
    /** The smaller one; NaN where either is NaN. The sign of a zero is unspecified where the two zeros meet. */
    MINIMUM
}
