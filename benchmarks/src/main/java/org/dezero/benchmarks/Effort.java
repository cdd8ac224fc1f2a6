package org.dezero.benchmarks;

/**
 * How long each measurement runs.
 *
 * @param name as on the command line
 * @param warmups iterations before the measured ones
 * @param warmupMillis of one
 * @param iterations measured ones
 * @param iterationMillis of one
 * @param rounds how often every row is measured, everybody in turn
 */
record Effort(String name, int warmups, int warmupMillis, int iterations, int iterationMillis, int rounds) {
    /** Five iterations, because the median of fewer says nothing. */
    static final Effort QUICK = new Effort("quick", 3, 300, 5, 150, 1);

    /** For what is published. */
    static final Effort FULL = new Effort("full", 3, 500, 5, 300, 2);

    /** For {@code --smoke}: that everything runs, not how fast. */
    static final Effort SMOKE = new Effort("smoke", 0, 0, 1, 10, 1);

    /** Whether the figures mean nothing. */
    boolean isSmoke() {
        return warmups == 0;
    }

    /**
     * Iterations before the measured ones: native code needs none but for its pools and caches, and models, which have much
     * to compile, need more.
     */
    int warmups(Row row, Contender contender) {
        if (contender.peers() && warmups > 1) {
            return warmups / 2;
        }
        return row.benchmark() == TrainingBenchmark.class ? 2 * warmups : warmups;
    }

    /** How long the iterations of one measurement take if no step lasts longer than an iteration. */
    double seconds(Row row, Contender contender) {
        return (warmups(row, contender) * warmupMillis + iterations * iterationMillis) / 1000.0;
    }
}
