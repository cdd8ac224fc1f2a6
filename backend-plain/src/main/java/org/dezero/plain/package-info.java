/**
 * The array backend in plain Java: it runs wherever a JVM does and depends on nothing.
 *
 * <p>An array is a Java array with an offset and strides, so that transposing, broadcasting and slicing copy nothing.
 * {@link org.dezero.plain.PlainBackend} checks handles and chooses; the loops over elements stand in one class for
 * each element type and idea, as static methods on Java arrays, and nowhere else.
 */
@NullMarked
package org.dezero.plain;

import org.jspecify.annotations.NullMarked;
