package org.dezero;

import java.util.Arrays;
import java.util.function.BinaryOperator;
import java.util.stream.Collectors;
import org.dezero.array.BackendException;
import org.dezero.array.NdArray;
import org.dezero.array.Shape;
import org.dezero.array.ShapeException;
import org.jspecify.annotations.Nullable;

/**
 * A {@link Variable} that a layer owns and an optimizer changes.
 *
 * <p>It may be made before its size is known; its layer then fills it at the first use.
 */
public final class Parameter extends Variable {
    private @Nullable String owner;
    private int @Nullable [] lengths;

    /** Whether {@link #update} made the array, and nobody else can have seen it but graphs recorded since {@link #madeAt}. */
    private boolean own;

    private long madeAt;

    private int version;

    /** A parameter with the given array. */
    public Parameter(NdArray data, @Nullable String name) {
        super(data);
        name(name);
    }

    /** A parameter whose array comes at the first use of its layer. */
    public Parameter(@Nullable String name) {
        super(name);
    }

    /**
     * Replaces the array by what {@code step} makes of it and of the gradient, rounded to its dtype. Inside of an array scope
     * the memory of the array it had may be used again when the scope closes; see {@link GraphScope}.
     *
     * @param step gets the array and the gradient's, to be read during the call and not held after it; returns an array of
     *     the same shape that belongs to the parameter from then on
     * @throws IllegalStateException if there is no array or no gradient
     */
    public void update(BinaryOperator<NdArray> step) {
        NdArray before = array();
        NdArray after = step.apply(before, gradient());
        if (!after.shape().equals(before.shape())) {
            throw new ShapeException("update: the step changed the shape: parameter " + label() + " " + before.dtype()
                    + ", result " + after.shape() + " " + after.dtype() + "; return an array of the parameter's shape");
        }
        boolean ours = own;
        replace(Promotion.as(before.backend(), after, before.dtype()));
        GraphScope scope = GraphScope.current();
        own = scope != null;
        if (scope != null) {
            if (ours && after != before && !scope.hasRecordedOutsideSince(madeAt)) {
                scope.releaseArray(before);
            }
            madeAt = scope.time();
        }
    }

    /**
     * Throws what stands in the way of {@link #update}.
     *
     * @throws IllegalStateException if there is no array or no gradient
     * @throws ShapeException if the gradient has another shape than the array
     * @throws BackendException if it is on another backend
     */
    public void checkUpdate() {
        NdArray data = array();
        NdArray grad = gradient();
        if (!data.shape().equals(grad.shape())) {
            throw new ShapeException("update: shapes differ: parameter '" + name() + "' " + data.shape() + " "
                    + data.dtype() + ", gradient " + grad.shape() + " " + grad.dtype()
                    + "; clear the gradient after setData, and compute it anew");
        }
        if (data.backend() != grad.backend()) {
            throw new BackendException(
                    "update: parameter '" + name() + "' and its gradient are on different backends: '"
                            + data.backend().name() + "' and '" + grad.backend().name()
                            + "'; clear the gradient after moving the parameter, and compute it anew");
        }
    }

    /**
     * Replaces the gradient by what {@code step} makes of the array and of it, as a hook does.
     *
     * @param step as for {@link #update}
     */
    public void updateGrad(BinaryOperator<NdArray> step) {
        NdArray after = step.apply(array(), gradient());
        setGrad(after);
    }

    private NdArray gradient() {
        Variable g = node().grad;
        return g != null ? g.array() : grad().array();
    }

    /** How often the array was replaced: what was computed from it still holds while this stays the same. */
    public int version() {
        return version;
    }

    @Override
    void handedOut() {
        own = false;
    }

    @Override
    void replaced() {
        version++;
    }

    /** A parameter belongs to its layer, also one that is made in an array scope. */
    @Override
    void born(GraphScope scope) {
        scope.arraySet(this);
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
