/**
 * The array backend on EJML, the Efficient Java Matrix Library.
 *
 * <p>EJML knows matrices of {@code float} and {@code double}. What it can do runs there: matrix products, sums of one
 * or two axes, and the element-wise sum, difference, product, quotient, exponential, logarithm and square root.
 * Everything else is inherited from {@link org.dezero.plain.PlainBackend}. {@link org.dezero.ejml.Ejml} turns matrices
 * into arrays and back.
 */
@NullMarked
package org.dezero.ejml;

import org.jspecify.annotations.NullMarked;
