package org.dezero;

import org.dezero.array.DType;
import org.jspecify.annotations.Nullable;

/** Mean and variance. */
final class Statistics {
    private Statistics() {}

    static Variable mean(Variable x, int @Nullable [] axes, boolean keepDims) {
        return F.mul(F.sum(fractional(x), axes, keepDims), 1.0 / count(x, axes, "mean"));
    }

    static Variable var(Variable x, int @Nullable [] axes, int ddof, boolean keepDims) {
        Variable deviation = F.sub(x, mean(x, axes, true));
        Variable squares = F.sum(F.mul(deviation, deviation), axes, keepDims);
        return F.div(squares, Math.max(0.0, (double) count(x, axes, "var") - ddof));
    }

    /** Integers as FLOAT64, so that a mean over one of them is one too. */
    private static Variable fractional(Variable x) {
        return x.dtype().isFloating() ? x : F.cast(x, DType.FLOAT64);
    }

    private static int count(Variable x, int @Nullable [] axes, String op) {
        int n = 1;
        for (int axis : x.shape().axes(axes, op)) {
            n *= x.shape().dim(axis);
        }
        return n;
    }
}
