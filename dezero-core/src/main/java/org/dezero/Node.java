package org.dezero;

import org.dezero.array.DType;
import org.dezero.array.Shape;
import org.jspecify.annotations.Nullable;

/**
 * The place of a {@link Variable} in the graph: everything about it but its array.
 *
 * <p>Graphs link nodes, not variables, so that an array lives only as long as a variable in the user's hands, or a
 * function whose backward reads it, holds it.
 */
final class Node {
    /** The function this is an output of; null for a leaf and after {@code unchain}. */
    @Nullable
    Function creator;

    /** 0 for a leaf, else one more than the highest among the creator's inputs. */
    int generation;

    /** The shape of the array; null while a parameter has none. */
    @Nullable
    Shape shape;

    /** The dtype of the array; null while a parameter has none. */
    @Nullable
    DType dtype;

    @Nullable
    String name;

    @Nullable
    Variable grad;

    /** Whether a gradient flows here: false for constants. */
    final boolean requiresGrad;

    Node(@Nullable Shape shape, @Nullable DType dtype, boolean requiresGrad) {
        this.shape = shape;
        this.dtype = dtype;
        this.requiresGrad = requiresGrad;
    }
}
