/** Gradient descent in five forms, and hooks that change gradients first. Start at {@link org.dezero.optimizers.Optimizer}. */
@NullMarked
package org.dezero.optimizers;

import org.jspecify.annotations.NullMarked;
