package org.dezero.tck.seeds;

import java.util.List;

/** Where a backend's mathematical library moves the last digit of a printed value. */
final class LastDigits {
    /** As far as a value may be moved. */
    static final int MOST_ULPS = 4;

    private LastDigits() {}

    /**
     * One value that differs.
     *
     * @param backend the name of the backend
     * @param seed the behaviour it belongs to, as in {@code S11}
     * @param printed the value in the document
     * @param here the value this backend gives
     * @param ulps their distance, in units in the last place of the value printed; for what comes out of a difference
     *     quotient, which magnifies it 5,000 times, the distance of the function value that moved
     */
    record Moved(String backend, String seed, double printed, double here, int ulps) {}

    /** Every value that differs. The reference takes its exponentials from StrictMath; the others agree to the last digit. */
    static final List<Moved> MOVED = List.of(
            new Moved("reference", "S11 at 0.4999", 1.6483915923860466, 1.6483915923860473, 3),
            new Moved("reference", "S11", 3.2974426293330694, 3.2974426293297388, 3),
            new Moved("reference", "S13", 8.793281347507786e-8, 8.792948280600399e-8, 3));

    /** Fails unless the value is the printed one, or the one that stands in the list for this backend. */
    static void check(String backend, String seed, double printed, double actual) {
        if (actual == printed) {
            return;
        }
        for (Moved m : MOVED) {
            if (m.backend().equals(backend) && m.seed().equals(seed) && m.printed() == printed && m.here() == actual) {
                return;
            }
        }
        throw new AssertionError(seed + ": expected " + printed + ", actual " + actual + " on " + backend + ", "
                + ulps(printed, actual) + " ulps away");
    }

    /** How many units in the last place of {@code printed} a value is away. */
    static double ulps(double printed, double actual) {
        return Math.abs(actual - printed) / Math.ulp(printed);
    }
}
