package org.dezero.plain;

/**
 * Whether a loop of the Vector API is worth running yet.
 *
 * <p>Until the JIT compiler has translated it, such a loop makes an object for each vector and is up to a hundred times
 * slower than a scalar one. So at first a scalar loop that gives the same bits does the work, and the vector loop is run
 * beside it on a small piece, its result thrown away, until it is compiled and the faster one; which of them ran shows
 * in the time alone. {@code -Ddezero.warmup=off} runs the vector loops from the first call on, for tests of them.
 *
 * <p>Threads that use one at the same time may lose a time that another noted; that is worth no lock.
 */
final class WarmUp {
    /** Long enough for a compiled loop to show its speed, short enough to be borne before. */
    static final int TRIAL = 32;

    private static final boolean OFF = "off".equals(System.getProperty("dezero.warmup"));

    /** A compiled vector loop is faster than the scalar one by more than this. */
    private static final double GAIN = 1.5;

    /** By then the compiler has done what it can: for pieces so small that looking at the clock hides the gain. */
    private static final int ENOUGH = 50_000;

    private boolean done = OFF;
    private int trials;
    private long trialNanos;
    private long scalarNanos;
    /** Nanoseconds for one unit of work, the least so far. */
    private double best = Double.POSITIVE_INFINITY;

    /** Whether the vector loop has proved to be the faster one. */
    boolean isDone() {
        return done;
    }

    /** Notes a run of the scalar loop; whether a trial of the vector loop is to follow. */
    boolean ran(long nanos, long work) {
        scalarNanos += nanos;
        best = Math.min(best, (double) nanos / work);
        return 2 * trialNanos < scalarNanos;
    }

    /** Notes a trial of the vector loop. */
    void tried(long nanos, long work) {
        trialNanos += nanos;
        if (GAIN * nanos < best * work || ++trials >= ENOUGH) {
            // Never taken back: another thread may just have found the loop compiled.
            done = true;
        }
    }
}
