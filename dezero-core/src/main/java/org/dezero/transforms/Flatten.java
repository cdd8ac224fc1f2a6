package org.dezero.transforms;

import java.util.function.UnaryOperator;
import org.dezero.array.HostArray;

/** Makes one axis of all. */
public final class Flatten implements UnaryOperator<HostArray> {
    /** Arrays of one axis. */
    public Flatten() {}

    /** The same elements in row order, not copied. */
    @Override
    public HostArray apply(HostArray array) {
        return array.reshape(array.size());
    }
}
