package org.dezero.examples.steps;

import java.util.List;

/**
 * What became of a step.
 *
 * @param number of the step
 * @param title of the step
 * @param checked what was compared: {@code compared 3 numbers}, the properties checked, or why there is nothing
 * @param failures what is wrong, a line each; none: the step passed
 * @param seconds how long the step took
 */
public record StepReport(int number, String title, String checked, List<String> failures, double seconds) {
    /** Whether nothing is wrong. */
    public boolean passed() {
        return failures.isEmpty();
    }
}
