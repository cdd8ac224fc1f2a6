package org.dezero.nd4j;

import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.buffer.DataBuffer;

/** The memory behind one or more arrays. */
final class Nd4jBuffer {
    private final @Nullable DataBuffer data;

    /** Whether more than one handle, or somebody outside, sees it; never taken back, so that it is safe to rely on. */
    private volatile boolean shared;

    Nd4jBuffer(@Nullable DataBuffer data) {
        this.data = data;
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
}
