/**
 * What every operation of {@link org.dezero.F} can do on a backend: in which dtypes it runs, and how often it can be
 * differentiated, found out by running it.
 *
 * <p>{@link org.dezero.tck.capability.CapabilityTable} is all there is to use.
 */
@NullMarked
package org.dezero.tck.capability;

import org.jspecify.annotations.NullMarked;
