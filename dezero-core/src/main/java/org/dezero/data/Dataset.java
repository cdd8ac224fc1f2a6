package org.dezero.data;

import java.util.function.Function;
import org.dezero.array.HostArray;

/**
 * Examples by number.
 *
 * <p>An implementation writes {@link #size} and {@link #get}. {@link ArrayDataset} holds whole arrays and gathers a batch
 * from them in one go.
 */
public interface Dataset {
    /** The number of examples. */
    int size();

    /**
     * One example.
     *
     * @param i from 0 to {@code size() - 1}
     * @throws IndexOutOfBoundsException for another number
     */
    Example get(int i);

    /**
     * Several examples as one, along a new first axis: {@link #get} of each, which must agree in shape and dtype.
     *
     * @param indices one or more, each from 0 to {@code size() - 1}
     * @throws IndexOutOfBoundsException for another number
     * @throws org.dezero.array.ShapeException if examples differ
     */
    default Example gather(int... indices) {
        Example[] examples = new Example[indices.length];
        for (int i = 0; i < indices.length; i++) {
            examples[i] = get(indices[i]);
        }
        HostArray x = Rows.stack(indices.length, i -> examples[i].x());
        return new Example(x, examples[0].hasLabel() ? Rows.stack(indices.length, i -> examples[i].t()) : null);
    }

    /** These examples with {@code transform} applied to every input when it is asked for. */
    default Dataset transform(Function<HostArray, HostArray> transform) {
        return new TransformedDataset(this, transform, Function.identity());
    }

    /** These examples with {@code transform} applied to every label when it is asked for. */
    default Dataset targetTransform(Function<HostArray, HostArray> transform) {
        return new TransformedDataset(this, Function.identity(), transform);
    }
}
