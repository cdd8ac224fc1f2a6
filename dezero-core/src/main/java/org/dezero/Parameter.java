package org.dezero;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.dezero.array.NdArray;
import org.dezero.array.Shape;
import org.jspecify.annotations.Nullable;

/**
 * A {@link Variable} that a layer owns and an optimizer changes.
 *
 * <p>It may be made before its size is known; its layer then fills it at the first use.
 */
public final class Parameter extends Variable {
    private @Nullable String owner;
    private int @Nullable [] lengths;

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

    /**
     * Says of the array that is to come what is known of its shape.
     *
     * @param lengths of its axes; -1 for one that the first input decides
     */
    public Parameter expects(int... lengths) {
        this.lengths = lengths.clone();
        return this;
    }

    /**
     * Whether an array of this shape can be loaded: one of the same shape as the array there is, or, as long as there is
     * none, one of the lengths that {@link #expects} was given. Any, where nothing is known.
     */
    public boolean accepts(Shape shape) {
        if (hasData()) {
            return shape.equals(shape());
        }
        int[] known = lengths;
        if (known == null) {
            return true;
        }
        boolean fits = known.length == shape.ndim();
        for (int i = 0; fits && i < known.length; i++) {
            fits = known[i] < 0 || known[i] == shape.dim(i);
        }
        return fits;
    }

    /** What {@link #accepts} accepts, for messages: {@code (?, 10)} where the first input decides the first length. */
    public String acceptedShape() {
        if (hasData()) {
            return shape().toString();
        }
        int[] known = lengths;
        if (known == null) {
            return "any";
        }
        String list = Arrays.stream(known)
                .mapToObj(n -> n < 0 ? "?" : String.valueOf(n))
                .collect(Collectors.joining(", "));
        return known.length == 1 ? "(" + list + ",)" : "(" + list + ")";
    }

    @Override
    String whyNoData() {
        return "data: parameter " + label() + (owner == null ? "" : " of " + owner)
                + " has no array yet: it is sized at the first use of its layer; run the layer once, or give its input size";
    }
}
