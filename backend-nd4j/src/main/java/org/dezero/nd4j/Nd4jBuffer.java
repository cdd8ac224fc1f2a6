package org.dezero.nd4j;

import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.buffer.DataBuffer;
import org.nd4j.linalg.api.ndarray.INDArray;

/** The memory behind one or more arrays, until it is recycled for others, which then have another one of these. */
final class Nd4jBuffer {
    private final @Nullable DataBuffer data;

    /** The INDArray that is all of the memory; null for none and for memory from outside. */
    private final @Nullable INDArray whole;

    /** Whether more than one handle, or somebody outside, sees it; never taken back, so that it is safe to rely on. */
    private volatile boolean shared;

    /** Whether somebody outside sees it. */
    private volatile boolean lent;

    /** Whether it belongs to other arrays now. */
    private volatile boolean recycled;

    /** Whether no result with this memory has been given out yet. */
    private boolean isNew;

    private volatile @Nullable Nd4jScope scope;

    /** How often a scope let it out since it was last in one. */
    private int kept;

    private Nd4jBuffer(@Nullable DataBuffer data, @Nullable INDArray whole) {
        this.data = data;
        this.whole = whole;
        this.isNew = whole != null;
    }

    /** That of a new INDArray in row order that nobody else has. */
    static Nd4jBuffer of(INDArray whole) {
        return new Nd4jBuffer(whole.data(), whole);
    }

    /** Memory from outside. */
    static Nd4jBuffer foreign(DataBuffer data) {
        Nd4jBuffer out = new Nd4jBuffer(data, null);
        out.lend();
        return out;
    }

    /** No memory at all. */
    static Nd4jBuffer none() {
        return new Nd4jBuffer(null, null);
    }

    /** ND4J's buffer, from its first element. */
    DataBuffer data() {
        if (data == null) {
            throw new AssertionError("an array without elements has no buffer");
        }
        return data;
    }

    void share() {
        shared = true;
    }

    boolean isShared() {
        return shared;
    }

    /** Notes that somebody outside sees the memory: it is neither written nor recycled any more. */
    void lend() {
        shared = true;
        lent = true;
    }

    // ---- scopes ------------------------------------------------------------------------------------------------

    boolean isNew() {
        return isNew;
    }

    @Nullable
    Nd4jScope scope() {
        return scope;
    }

    void setScope(@Nullable Nd4jScope scope) {
        this.scope = scope;
        isNew = false;
    }

    /** Notes that a scope lets the memory out. */
    synchronized void keep() {
        kept++;
    }

    /** Notes that a scope which it is not in would let it out too, if an earlier one did. */
    synchronized void keepAgain() {
        if (kept > 0) {
            kept++;
        }
    }

    /** Whether a scope let it out and none has taken it back. */
    synchronized boolean isLetOut() {
        return kept > 0 && scope == null;
    }

    synchronized void forgetKeeps() {
        kept = 0;
    }

    /** Whether the memory was let out once and nobody outside holds it; it then counts as never let out. */
    synchronized boolean takeBack() {
        if (kept != 1 || lent || recycled) {
            return false;
        }
        kept = 0;
        return true;
    }

    boolean isRecycled() {
        return recycled;
    }

    /**
     * Ends the memory, with all that see it.
     *
     * @return what others may use from now on; null if somebody outside holds it
     */
    @Nullable
    INDArray recycle() {
        if (lent) {
            return null;
        }
        recycled = true;
        return whole;
    }
}
