package org.dezero.benchmarks;

/**
 * How long one measurement runs.
 *
 * @param name in the raw results
 * @param warmUpMillis the longest that {@link WarmUp} takes; 0 for none
 * @param warmups JMH's own iterations before the measured ones, in which its loop is compiled
 * @param iterations measured ones
 * @param iterationMillis of each of both
 */
record Pace(String name, int warmUpMillis, int warmups, int iterations, int iterationMillis) {
    /** The name of the pace of what targets read. */
    static final String CLOSE = "close";

    /** The name of the pace of the rest. */
    static final String BRIEF = "brief";

    /** How long the iterations of one measurement take if no step lasts longer than an iteration. */
    double seconds() {
        return (warmups + iterations) * iterationMillis / 1000.0;
    }

    boolean isClose() {
        return name.equals(CLOSE);
    }
}
