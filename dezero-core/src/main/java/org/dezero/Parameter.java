package org.dezero;

import org.dezero.array.NdArray;
import org.jspecify.annotations.Nullable;

/**
 * A {@link Variable} that a layer owns and an optimizer changes.
 *
 * <p>It may be made before its size is known; its layer then fills it at the first use.
 */
public final class Parameter extends Variable {
    private @Nullable String owner;

    /** A parameter with the given array. */
    public Parameter(NdArray data, @Nullable String name) {
        super(data);
        name(name);
    }

    /** A parameter whose array comes at the first use of its layer. */
    public Parameter(@Nullable String name) {
        super(name);
    }

    /** Names the layer that will fill this parameter, for the message of {@link #data()}. */
    public Parameter owner(String layer) {
        this.owner = layer;
        return this;
    }

    @Override
    String whyNoData() {
        return "data: parameter " + label() + (owner == null ? "" : " of " + owner)
                + " has no array yet: it is sized at the first use of its layer; run the layer once, or give its input size";
    }
}
