package org.dezero.benchmarks;

/**
 * How long a run takes for what.
 *
 * @param name as on the command line
 * @param close how long what a target reads is measured
 * @param brief how long the rest is
 * @param scout how long each of a peer's pairs of thread pools is
 * @param rounds how often what a target reads is measured, everybody in turn; the rest is measured once
 * @param finalists how many of a peer's pairs of thread pools, the best of them, are measured closely after all were
 *     measured briefly; in further rounds only the first of them
 */
record Effort(String name, Pace close, Pace brief, Pace scout, int rounds, int finalists) {
    /** Five iterations of whatever is read, because the median of fewer says nothing. */
    static final Effort QUICK = new Effort(
            "quick",
            new Pace(Pace.CLOSE, 8000, 1, 5, 200),
            new Pace(Pace.BRIEF, 1500, 1, 5, 100),
            new Pace(Pace.BRIEF, 600, 1, 3, 100),
            1,
            1);

    /** For what is published. */
    static final Effort FULL = new Effort(
            "full",
            new Pace(Pace.CLOSE, 8000, 2, 5, 200),
            new Pace(Pace.BRIEF, 2500, 1, 5, 100),
            new Pace(Pace.BRIEF, 600, 1, 3, 100),
            2,
            2);

    /** For {@code --smoke}: that everything runs, not how fast. */
    static final Effort SMOKE = smoke(new Pace(Pace.BRIEF, 0, 0, 1, 10));

    private static Effort smoke(Pace pace) {
        return new Effort("smoke", pace, pace, pace, 1, 0);
    }

    /** Whether the figures mean nothing. */
    boolean isSmoke() {
        return close.warmups() == 0;
    }
}
