/**
 * The golden corpus: recorded values, gradients and second gradients of every operation, run on any backend.
 *
 * <p>{@link org.dezero.tck.golden.GoldenCorpus} reads the cases that come with this module, or a folder in the same
 * schema; {@link org.dezero.tck.golden.GoldenTck} is the JUnit form.
 */
@NullMarked
package org.dezero.tck.golden;

import org.jspecify.annotations.NullMarked;
