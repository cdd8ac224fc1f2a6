package org.dezero.benchmarks;

import org.dezero.array.DType;

/**
 * A piece of work by name, as it is asked of a control, of the library and of a peer.
 *
 * @param suite the kind of work
 * @param what which of that kind
 * @param size the number of elements, for those that have one
 * @param type the element type
 */
record Task(String suite, String what, int size, DType type) {
    /** A task without a size. */
    Task(String suite, String what, DType type) {
        this(suite, what, 0, type);
    }

    @Override
    public String toString() {
        return suite + " " + what + (size == 0 ? "" : " " + size) + " " + type;
    }
}
