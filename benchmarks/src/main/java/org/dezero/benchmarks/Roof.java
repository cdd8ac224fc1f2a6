package org.dezero.benchmarks;

/**
 * What a piece of work cannot do without: so many operations of the processor's multipliers, or so many bytes to and from
 * memory. Zero where it is not known.
 */
record Roof(double flops, double bytes) {
    static final Roof UNKNOWN = new Roof(0, 0);
}
