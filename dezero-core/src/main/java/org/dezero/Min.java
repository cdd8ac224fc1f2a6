package org.dezero;

import org.dezero.array.ReduceOp;

/** The smallest element along axes. */
final class Min extends Extremum {
    Min(int[] axes, boolean keepDims) {
        super(ReduceOp.MIN, axes, keepDims);
    }
}
