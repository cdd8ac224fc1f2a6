package org.dezero.examples.steps;

import java.util.List;
import java.util.function.Supplier;

/** The steps of the book in order. */
final class Steps {
    static final List<ListedStep> ALL = List.of(
            step(1, "A box called variable", Step01::new), step(2, "Functions that make variables", Step02::new));

    private Steps() {}

    static ListedStep get(int number) {
        return ALL.stream()
                .filter(s -> s.number() == number)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("there is no step " + number));
    }

    private static ListedStep step(int number, String title, Supplier<Step> step) {
        return new ListedStep(number, title, false, step);
    }

    /** A step for which the book has a text and no program. */
    private static ListedStep silent(int number, String title, Supplier<Step> step) {
        return new ListedStep(number, title, true, step);
    }
}
