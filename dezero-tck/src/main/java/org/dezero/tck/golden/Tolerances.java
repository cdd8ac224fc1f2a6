package org.dezero.tck.golden;

import java.util.Map;
import org.dezero.array.DType;

/**
 * The tolerances of one case in one dtype.
 *
 * @param forward for the outputs
 * @param first for the gradients
 * @param second for the gradients of gradients
 */
record Tolerances(Tolerance forward, Tolerance first, Tolerance second) {
    /**
     * A case whose arithmetic loses more digits in FLOAT32 than the rule allows for.
     *
     * @param factor by which the tolerances are wider
     * @param condition the condition number that explains it, and of what
     */
    record Wider(double factor, String condition) {}

    /** The cases with a wider tolerance in FLOAT32, by id; there may be ten. */
    static final Map<String, Wider> WIDER = Map.of();

    static Tolerances of(GoldenCase golden, DType dtype) {
        if (dtype == DType.FLOAT64) {
            Tolerance all = Tolerance.ofElement(golden.tol());
            return new Tolerances(all, all, all);
        }
        Wider wider = WIDER.get(golden.id());
        double factor = wider == null ? 1 : wider.factor();
        return new Tolerances(
                Tolerance.ofArray(1e-5 * factor), Tolerance.ofArray(1e-4 * factor), Tolerance.ofArray(1e-3 * factor));
    }
}
