package org.dezero.data;

import java.util.function.Function;
import org.dezero.array.HostArray;

/** Another data set's examples, changed one by one. */
final class TransformedDataset implements Dataset {
    private final Dataset source;
    private final Function<HostArray, HostArray> onInput;
    private final Function<HostArray, HostArray> onLabel;

    TransformedDataset(Dataset source, Function<HostArray, HostArray> onInput, Function<HostArray, HostArray> onLabel) {
        this.source = source;
        this.onInput = onInput;
        this.onLabel = onLabel;
    }

    @Override
    public int size() {
        return source.size();
    }

    @Override
    public Example get(int i) {
        Example e = source.get(i);
        return new Example(onInput.apply(e.x()), e.hasLabel() ? onLabel.apply(e.t()) : null);
    }
}
