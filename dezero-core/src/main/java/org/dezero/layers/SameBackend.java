package org.dezero.layers;

import org.dezero.Parameter;
import org.dezero.Variable;
import org.dezero.array.ArrayBackend;
import org.dezero.array.BackendException;
import org.jspecify.annotations.Nullable;

/** What a layer asks before it makes parameters for an input: those it makes would stay on the input's backend. */
final class SameBackend {
    private SameBackend() {}

    /** Refuses an input that is on another backend than the arrays there are. */
    static void check(String layer, Variable x, @Nullable Parameter... parameters) {
        ArrayBackend xp = x.backend();
        for (Parameter p : parameters) {
            if (p != null && p.hasData() && p.backend() != xp) {
                throw new BackendException(layer + ": operands are on different backends: x '" + xp.name() + "', "
                        + p.name() + " '" + p.backend().name() + "'; move x with Variable.to(backend)");
            }
        }
    }
}
