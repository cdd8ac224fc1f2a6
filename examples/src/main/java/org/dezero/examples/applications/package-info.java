/**
 * Programs that are larger than a step of the book: those of the original repository's folder of examples, one class each.
 */
@NullMarked
package org.dezero.examples.applications;

import org.jspecify.annotations.NullMarked;
