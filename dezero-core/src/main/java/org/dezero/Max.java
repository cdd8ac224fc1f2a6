package org.dezero;

import org.dezero.array.ReduceOp;

/** The largest element along axes. */
final class Max extends Extremum {
    Max(int[] axes, boolean keepDims) {
        super(ReduceOp.MAX, axes, keepDims);
    }
}
