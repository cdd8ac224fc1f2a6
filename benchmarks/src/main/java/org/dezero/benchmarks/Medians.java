package org.dezero.benchmarks;

/** What targets are computed from, by the label of a row; NaN for what was not measured. */
interface Medians {
    /** The shortest time in a group. */
    double nanos(String row, String group);

    /** The time of one contender. */
    double median(String row, String contender);

    /** The bytes that a contender allocates in a step. */
    double allocated(String row, String contender);

    /** The largest resident size of a contender's process in KiB. */
    double resident(String row, String contender);
}
