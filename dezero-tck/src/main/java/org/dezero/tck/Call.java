package org.dezero.tck;

import org.dezero.array.ArrayBackend;
import org.dezero.array.NdArray;

/** A computation that any backend can be asked for. */
@FunctionalInterface
interface Call {
    NdArray on(ArrayBackend xp, NdArray... xs);
}
