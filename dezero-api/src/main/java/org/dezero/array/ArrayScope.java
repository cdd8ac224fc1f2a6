package org.dezero.array;

/**
 * A stretch of work after which the memory of the arrays made in it is used again; for try-with-resources.
 *
 * <p>A training step makes the same arrays over and over. Within a scope, a backend may give their memory to the arrays of
 * the next scope instead of leaving it to the garbage collector. An array made inside by the thread that opened the scope
 * may be used until {@link #close}; afterwards any use of it, or of a view of it, is an {@link IllegalStateException},
 * unless it was kept. What other threads make meanwhile does not belong to the scope.
 *
 * <p>Scopes nest, those of one thread like brackets. What an inner scope keeps belongs to the outer one.
 */
public interface ArrayScope extends AutoCloseable {
    /**
     * Lets an array outlive this scope, and with it the memory that it sees: keeping a view keeps what it views. An array
     * of a scope that is open within this one outlives both; any other that was not made in this scope stays as it is.
     *
     * @return whether it belonged to this scope, or to one within it, until now: if the scope lets it out, then for this
     *     holder. False for what others hold as well, such as an array kept before
     * @throws IllegalStateException if the array's memory was recycled already, or on another thread than the opener's
     */
    boolean keep(NdArray x);

    /**
     * Takes an array back that an earlier scope kept: it ends with this scope as if it had been made here. For an array of
     * which the caller holds the only handle that anybody will use. One that was never in a scope, that was kept more than
     * once, that belongs to another scope, or that a view made outside of this scope sees, stays as it is.
     *
     * @throws IllegalStateException on another thread than the opener's
     */
    void release(NdArray x);

    /**
     * Ends the scope; a second call does nothing.
     *
     * @throws IllegalStateException on another thread than the opener's, or while a scope opened later is open
     */
    @Override
    void close();
}
