package org.dezero.benchmarks;

import java.util.Map;

/** Work to be timed, for the library on one backend, or written by hand as its control. */
interface Workload {
    /**
     * Does the work once.
     *
     * @return something that needs all of it
     */
    Object step();

    /** What the last {@link #step} computed, by name: the same names in a control as in what it controls. */
    Map<String, double[]> results();
}
