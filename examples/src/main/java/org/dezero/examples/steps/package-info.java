/**
 * The 60 steps of the book, one class each, and what runs and checks them.
 *
 * <p>A step computes and prints; what should come out stands in files beside the tests.
 */
@NullMarked
package org.dezero.examples.steps;

import org.jspecify.annotations.NullMarked;
