package org.dezero.tck.golden;

import java.util.List;
import org.dezero.Variable;
import org.dezero.array.DType;

/**
 * A differentiable operation of the corpus.
 *
 * @param body computes its outputs
 * @param integers what INT64 inputs mean for the dtype of the result
 */
record Operation(Body body, Integers integers) {

    /** The computation. */
    @FunctionalInterface
    interface Body {
        List<Variable> run(Arguments in);
    }

    /** What INT64 inputs mean for the dtype of a floating result. */
    enum Integers {
        /** They are numbers: with FLOAT32 they give FLOAT64, by NumPy's rule. */
        NUMBERS,
        /** They are places or classes: the result has the dtype of the floating inputs. */
        PLACES,
        /** The result is a share, FLOAT64 whatever the inputs are. */
        COUNTED
    }

    /** The dtype of an output recorded as FLOAT64 when the floating inputs are of another dtype. */
    DType resultType(DType floating, GoldenCase golden) {
        return switch (integers) {
            case PLACES -> floating;
            case COUNTED -> DType.FLOAT64;
            case NUMBERS -> golden.inputs().stream().anyMatch(x -> x.dtype() == DType.INT64) ? DType.FLOAT64 : floating;
        };
    }
}
