package org.dezero.array;

/** Reductions along axes of {@code INT64}, {@code FLOAT32} and {@code FLOAT64} arrays; the dtype stays. */
public enum ReduceOp {
    /**
     * The sum; 0 over an empty axis. The order of summation is unspecified, but the error grows no faster than that of
     * pairwise summation: the float32 sum of 1,000,000 ones is 1,000,000.
     */
    SUM,
    /** The largest element, NaN if there is one; over an empty axis a {@link ShapeException}. */
    MAX,
    /** The smallest element, NaN if there is one; over an empty axis a {@link ShapeException}. */
    MIN
}
