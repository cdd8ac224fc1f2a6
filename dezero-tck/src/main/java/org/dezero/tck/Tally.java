package org.dezero.tck;

import java.util.function.Consumer;

/**
 * How many checks held. Nothing can be skipped: a check either runs or is not there.
 *
 * @param passed checks that held
 * @param failed checks that did not, or could not be carried out
 */
public record Tally(int passed, int failed) {

    /**
     * Carries out checks, one after the other.
     *
     * @param checks what must hold
     * @param report is given one text for each failure: the name of the check and what was wrong
     */
    public static Tally of(Iterable<Check> checks, Consumer<String> report) {
        int passed = 0;
        int failed = 0;
        for (Check check : checks) {
            try {
                check.body().run();
                passed++;
            } catch (AssertionError wrong) {
                failed++;
                report.accept("FAILED " + check + ": " + wrong.getMessage());
            } catch (Exception | LinkageError | StackOverflowError | OutOfMemoryError broken) {
                failed++;
                report.accept("FAILED " + check + ": threw " + broken);
            }
        }
        return new Tally(passed, failed);
    }

    /** The sum of two runs. */
    public Tally plus(Tally other) {
        return new Tally(passed + other.passed, failed + other.failed);
    }

    /** The last line of a run: {@code 1200 passed, 0 failed, 0 skipped}. */
    @Override
    public String toString() {
        return passed + " passed, " + failed + " failed, 0 skipped";
    }
}
