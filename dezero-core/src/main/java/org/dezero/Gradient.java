package org.dezero;

import org.dezero.array.NdArray;
import org.jspecify.annotations.Nullable;

/** A gradient that one walk made or adopted, so that the same walk recognises it. */
final class Gradient extends Variable {
    private final int walk;
    private boolean owned;
    private boolean handedOut;
    private boolean letOut;

    /**
     * A gradient.
     *
     * @param owned whether the walk computed the array itself, so that nobody else can have seen it
     */
    Gradient(NdArray data, @Nullable Node node, int walk, boolean owned) {
        super(data, node, node == null ? Origin.CONSTANT : Origin.RESULT);
        this.walk = walk;
        this.owned = owned;
    }

    boolean isOf(int aWalk) {
        return walk == aWalk;
    }

    /** Whether the walk made the array itself, and nobody else has seen it. */
    boolean ownedBy(int aWalk) {
        return owned && !handedOut && walk == aWalk;
    }

    /** Adds to an array that is owned. */
    void grow(NdArray more) {
        NdArray sum = array();
        become(sum.backend().accumulate(sum, 1, more));
    }

    /** From here on others may hold the array. */
    void share() {
        owned = false;
    }

    @Override
    void handedOut() {
        handedOut = true;
    }

    /** Notes whether a scope let the array out for this gradient, and not for others before. */
    void letOut(boolean forThis) {
        letOut = forThis;
    }

    /** Whether an earlier scope let the array out for the variable whose gradient this is, and nobody has got hold of it since. */
    boolean isHidden() {
        return letOut && !handedOut && !hasNode();
    }
}
