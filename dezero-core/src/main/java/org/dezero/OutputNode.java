package org.dezero;

import org.dezero.array.NdArray;
import org.jspecify.annotations.Nullable;

/** The node of one of several outputs of a function. */
final class OutputNode extends Node {
    private @Nullable Function creator;
    private final int index;

    OutputNode(NdArray array, Function creator, int index, int generation) {
        super(array.shape(), array.dtype(), true);
        this.creator = creator;
        this.index = index;
        this.generation = generation;
    }

    @Override
    @Nullable
    Function creator() {
        return creator;
    }

    @Override
    int outputIndex() {
        return index;
    }

    @Override
    void cut() {
        creator = null;
    }
}
