package org.dezero.tck;

import org.dezero.array.DType;
import org.jspecify.annotations.Nullable;

/**
 * How far a floating result may lie from the reference. INT64 and BOOL results are always exact, and so is whether and
 * where a result is NaN or infinite.
 *
 * @param ulps the distance allowed, in units in the last place, of the result's dtype, at the larger of the expected
 *     value and its scale
 * @param signOfZero whether the two zeros are different
 * @param scale the size of what was added up to give each element; null where that is the element itself
 */
record Tolerance(double ulps, boolean signOfZero, @Nullable Call scale) {
    /** The same bits, but for the payload of a NaN: for what moves elements, and for IEEE 754 arithmetic. */
    static final Tolerance BITS = new Tolerance(0, true, null);

    /** The same values; either zero. */
    static final Tolerance VALUE = new Tolerance(0, false, null);

    /** A number of units in the last place of the expected value. */
    static Tolerance ulps(double ulps) {
        return new Tolerance(ulps, false, null);
    }

    /** The same number of units, of a quantity the reference computes from the operands. */
    Tolerance of(Call size) {
        return new Tolerance(ulps, signOfZero, size);
    }

    /** For two results that may each be off by this much. */
    Tolerance twice() {
        return new Tolerance(2 * ulps, signOfZero, scale);
    }

    /** The largest difference allowed at an element. */
    double allowed(DType dtype, double expected, double size) {
        double at = Math.max(Math.abs(expected), Double.isFinite(size) ? Math.abs(size) : 0);
        double unit = dtype == DType.FLOAT32
                ? Math.ulp(Math.max((float) at, Float.MIN_NORMAL))
                : Math.ulp(Math.max(at, Double.MIN_NORMAL));
        return ulps * unit;
    }
}
