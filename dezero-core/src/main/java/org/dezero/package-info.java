/**
 * A define-by-run autodiff engine: {@link org.dezero.Variable}s linked by {@link org.dezero.Function}s.
 *
 * <p>{@link org.dezero.F} is the front door to the operations; each has a file of its own, its backward below its
 * forward. {@link org.dezero.Config} holds the settings of the current thread.
 */
@NullMarked
package org.dezero;

import org.jspecify.annotations.NullMarked;
