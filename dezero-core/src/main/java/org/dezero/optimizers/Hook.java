package org.dezero.optimizers;

import java.util.List;
import org.dezero.Parameter;

/**
 * Changes gradients before an {@link Optimizer} sees them, by {@link Parameter#setGrad} or {@link Parameter#clearGrad}.
 * Arrays are values: a hook sets a new one and so disturbs no other holder of the gradient.
 */
@FunctionalInterface
public interface Hook {
    /** Changes what it wants to; {@code parameters} are the optimizer's that have a gradient now. */
    void run(List<Parameter> parameters);
}
