/**
 * The conformance kit: what every {@link org.dezero.array.ArrayBackend} must compute, as checks that run.
 *
 * <p>A backend's test class extends {@link org.dezero.tck.ArrayBackendTck} and writes one method. Without JUnit the
 * same checks come from {@link org.dezero.tck.Conformance#checks}. The meaning of every operation is
 * {@link org.dezero.tck.ReferenceBackend}; {@link org.dezero.tck.PrimitivesOnly} runs the defaults of the interface over
 * any backend's primitives.
 */
@NullMarked
package org.dezero.tck;

import org.jspecify.annotations.NullMarked;
