/**
 * Random numbers that are NumPy's: {@link org.dezero.random.RandomState} draws what {@code numpy.random.RandomState}
 * draws for the same seed, on every machine and for every backend.
 */
@NullMarked
package org.dezero.random;

import org.jspecify.annotations.NullMarked;
