package org.dezero.benchmarks;

import java.util.Map;

/** Work to be timed, for the library on one backend, for a peer, or written by hand as the control of both. */
interface Workload {
    /**
     * Does the work once.
     *
     * @return something that needs all of it; it is not read
     */
    Object step();

    /**
     * Does the work once more and reads what it computed, by name: the same names in a control as in what it controls.
     * After the same number of steps, of this or of the other kind, they hold the same numbers.
     */
    Map<String, double[]> results();
}
