package org.dezero.tck.golden;

/**
 * How far a value may be from the recorded one.
 *
 * @param relative the share
 * @param ofArray of what: of the largest element of the array if true, else of the element itself; of 1 where that is less
 */
record Tolerance(double relative, boolean ofArray) {
    /** No distance at all. */
    static final Tolerance EQUAL = new Tolerance(0, false);

    /** The corpus's own rule, for FLOAT64. */
    static Tolerance ofElement(double relative) {
        return new Tolerance(relative, false);
    }

    /** The rule for FLOAT32, whose errors come from the largest numbers that were added. */
    static Tolerance ofArray(double relative) {
        return new Tolerance(relative, true);
    }

    /** The distance allowed at an element. */
    double allowed(double expected, double largest) {
        return relative * Math.max(1, ofArray ? largest : Math.abs(expected));
    }
}
