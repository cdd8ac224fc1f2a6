package org.dezero.array;

/**
 * Element-wise comparisons of two arrays of one dtype, with NumPy broadcasting; the result is {@code BOOL}.
 *
 * <p>Every dtype is taken; for {@code BOOL}, {@code false < true}. As in IEEE 754 a comparison with NaN is false, but
 * for {@link #NE}, which is true; {@code -0.0 == 0.0}.
 */
public enum CompareOp {
    /** {@code a == b}. */
    EQ,
    /** {@code a != b}. */
    NE,
    /** {@code a < b}. */
    LT,
    /** {@code a <= b}. */
    LE,
    /** {@code a > b}. */
    GT,
    /** {@code a >= b}. */
    GE
}
