package org.dezero.examples.steps;

/**
 * Convolution, more of the mechanism: images of several channels, filters of as many, and batches of images. The book's
 * script is empty.
 *
 * <p>{@link Step57} computes what is explained here.
 */
final class Step56 implements Step {
    @Override
    public void run(StepOutput out) {
        // Nothing is printed in the book.
    }
}
