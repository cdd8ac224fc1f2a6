/**
 * The service-provider interface between the autodiff engine and the implementations of arrays.
 *
 * <p>An {@link org.dezero.array.NdArray} is an opaque, immutable value made and read only through its
 * {@link org.dezero.array.ArrayBackend}. Backends are found by {@link org.dezero.array.ArrayBackends} through
 * {@link java.util.ServiceLoader}. A backend writes about twenty primitives and inherits everything else.
 */
@NullMarked
package org.dezero.array;

import org.jspecify.annotations.NullMarked;
