package org.dezero.tck;

import org.dezero.array.HostArray;
import org.dezero.array.NdArray;

/**
 * An array given to an operation, with what it must still hold afterwards.
 *
 * @param values the elements of {@code array}
 * @param array what the operation is given
 * @param baseValues the elements of {@code base}
 * @param base what {@code array} is a view of; itself if it is none
 */
record Operand(HostArray values, NdArray array, HostArray baseValues, NdArray base) {

    /** Fails if the operation has changed the array, or what it is a view of. */
    void assertUnchanged(String where) {
        Comparison.assertSame(array.toHost(), values, Tolerance.BITS, () -> where + ": operand changed");
        if (base != array) {
            Comparison.assertSame(
                    base.toHost(),
                    baseValues,
                    Tolerance.BITS,
                    () -> where + ": the array an operand is a view of changed");
        }
    }
}
