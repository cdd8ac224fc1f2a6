package org.dezero.examples.steps;

import java.io.IOException;

/** One step of the book: a program that computes on the chosen backend and prints what the book's script prints. */
@FunctionalInterface
interface Step {
    /**
     * Runs the step. {@link org.dezero.Config#random()} starts from seed 0.
     *
     * @throws IOException if a file cannot be read or written
     */
    void run(StepOutput out) throws IOException;
}
