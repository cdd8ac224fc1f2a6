package org.dezero.examples.steps;

import java.util.Locale;
import java.util.function.Supplier;

/**
 * A step in the list.
 *
 * @param silent whether the book's script prints nothing, so that there need be nothing to compare
 */
record ListedStep(int number, String title, boolean silent, Supplier<Step> step) {
    /** {@code step07}: names its file of expected numbers and begins the names of what it writes. */
    String name() {
        return String.format(Locale.ROOT, "step%02d", number);
    }
}
