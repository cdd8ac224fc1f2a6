/**
 * First and second derivatives of every {@link org.dezero.Function}, compared with differences, on any backend.
 *
 * <p>{@link org.dezero.tck.gradient.GradientChecks} makes the checks; {@link org.dezero.tck.gradient.GradientTck} is the
 * JUnit form.
 */
@NullMarked
package org.dezero.tck.gradient;

import org.jspecify.annotations.NullMarked;
