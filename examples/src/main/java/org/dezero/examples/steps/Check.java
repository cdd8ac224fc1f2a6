package org.dezero.examples.steps;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Compares what a step has put out with what was expected.
 *
 * @param compared how many numbers were compared
 * @param properties what else was checked
 * @param failures what is wrong, a line each; none: the step passed
 */
record Check(int compared, List<String> properties, List<String> failures) {
    /** More of them would not help to find the reason. */
    private static final int FAILURES_SHOWN = 10;

    static Check of(ListedStep step, StepOutput out, Expected expected, String backend) {
        Comparison c = new Comparison(expected.tolerance(backend));
        c.text(out, expected);
        c.numbers(
                "printed",
                out.lines().stream().flatMap(l -> l.numbers().stream()).toList(),
                expected.numbers());
        Set<String> names = new LinkedHashSet<>(expected.also().keySet());
        names.addAll(out.also().keySet());
        for (String name : names) {
            c.numbers(
                    "'" + name + "'",
                    out.also().getOrDefault(name, List.of()),
                    expected.also().getOrDefault(name, List.of()));
        }
        c.properties(out, expected);
        if (c.compared == 0 && out.properties().isEmpty() && !step.silent()) {
            c.failures.add("there is neither a number to compare nor a property");
        }
        List<String> failures = c.failures;
        if (failures.size() > FAILURES_SHOWN) {
            int more = failures.size() - FAILURES_SHOWN;
            failures = new ArrayList<>(failures.subList(0, FAILURES_SHOWN));
            failures.add("and " + more + " more");
        }
        return new Check(
                c.compared,
                out.properties().stream().map(StepOutput.Property::text).toList(),
                List.copyOf(failures));
    }

    /** What is known so far. */
    private static final class Comparison {
        private final double tolerance;
        private final List<String> failures = new ArrayList<>();
        private int compared;

        Comparison(double tolerance) {
            this.tolerance = tolerance;
        }

        /** The words must be the book's, and every number in the text one that was recorded. */
        void text(StepOutput out, Expected expected) {
            List<String> text = new ArrayList<>();
            for (StepOutput.Line line : out.lines()) {
                text.add(line.text());
                List<String> tokens = Expected.numbers(line.text());
                if (tokens.size() != line.numbers().size()) {
                    failures.add("the line '" + line.text() + "' shows " + tokens.size() + " numbers and has "
                            + line.numbers().size());
                    continue;
                }
                for (int i = 0; i < tokens.size(); i++) {
                    if (!Expected.shows(tokens.get(i), line.numbers().get(i))) {
                        failures.add("the line '" + line.text() + "' shows " + tokens.get(i) + " for "
                                + line.numbers().get(i));
                    }
                }
            }
            List<String> actual = String.join("\n", text).lines().toList();
            List<String> wanted = expected.printed().lines().toList();
            for (int i = 0; i < Math.max(actual.size(), wanted.size()); i++) {
                if (i >= actual.size()) {
                    failures.add("line " + (i + 1) + " is missing: '" + wanted.get(i) + "'");
                } else if (i >= wanted.size()) {
                    failures.add("line " + (i + 1) + " is too many: '" + actual.get(i) + "'");
                } else if (!Expected.words(actual.get(i)).equals(Expected.words(wanted.get(i)))) {
                    failures.add("line " + (i + 1) + " is '" + actual.get(i) + "', not '" + wanted.get(i) + "'");
                }
            }
        }

        void numbers(String where, List<Double> actual, List<Expected.Wanted> expected) {
            if (actual.size() != expected.size()) {
                failures.add(where + ": " + actual.size() + " numbers, not " + expected.size());
            }
            for (int i = 0; i < Math.min(actual.size(), expected.size()); i++) {
                double a = actual.get(i);
                Expected.Wanted e = expected.get(i);
                compared += e.any() ? 0 : 1;
                if (!e.fits(a, tolerance)) {
                    failures.add(where + ", number " + (i + 1) + ": " + Python.text(a)
                            + (e.any() ? " is not finite" : ", not " + e.text())
                            + (tolerance > 0 && Double.isNaN(e.within()) ? " to " + tolerance : ""));
                }
            }
        }

        void properties(StepOutput out, Expected expected) {
            List<String> checked = new ArrayList<>();
            for (StepOutput.Property p : out.properties()) {
                checked.add(p.text());
                if (!p.holds()) {
                    failures.add("it does not hold that " + p.text());
                }
            }
            if (!expected.allows(checked)) {
                failures.add("the properties checked are " + checked + ", not " + expected.properties());
            }
        }
    }
}
