package org.dezero.benchmarks;

/**
 * How long each measurement runs.
 *
 * @param warmups iterations before the measured ones
 * @param warmupMillis of one
 * @param iterations measured ones
 * @param iterationMillis of one
 * @param forkEveryRow whether every measurement has a process of its own; otherwise only those of the first row, which
 *     shows that processes start with their flags, but gives no figures worth reading
 */
record Effort(int warmups, int warmupMillis, int iterations, int iterationMillis, boolean forkEveryRow) {
    /** For {@code quick}: five iterations, because the error of fewer says nothing. */
    static final Effort QUICK = new Effort(2, 500, 5, 250, true);

    /** For {@code --smoke}: that everything runs, not how fast. */
    static final Effort SMOKE = new Effort(0, 0, 1, 10, false);

    /** Whether a row is measured in processes of its own. */
    boolean forks(int row) {
        return forkEveryRow || row == 0;
    }

    /** How long the iterations of one measurement take if no step lasts longer than an iteration. */
    double seconds() {
        return (warmups * warmupMillis + iterations * iterationMillis) / 1000.0;
    }
}
