package org.dezero;

import java.util.concurrent.atomic.AtomicInteger;
import org.dezero.array.DType;
import org.dezero.array.Shape;
import org.jspecify.annotations.Nullable;

/**
 * The place of a {@link Variable} in the graph: everything about it but its array.
 *
 * <p>Graphs link nodes, not variables, so that an array lives only as long as a variable in the user's hands, or a
 * function whose backward reads it, holds it. This class itself is the node of a leaf or a constant. A {@link Function} is
 * the node of its only output, which makes a graph of one object for each operation; functions of several outputs have an
 * {@link OutputNode} for each.
 */
class Node {
    /** How often an array was replaced by one of another shape: a clock for graphs recorded before or after it. */
    static final AtomicInteger RESHAPINGS = new AtomicInteger();

    /** The shape of the array; null while there is none. */
    @Nullable
    Shape arrayShape;

    /** The dtype of the array; null while there is none. */
    @Nullable
    DType arrayDType;

    /** The name the user gave. */
    @Nullable
    String label;

    @Nullable
    Variable grad;

    /** 0 for a leaf, else one more than the highest among the creator's inputs. */
    int generation;

    /** When an array of another shape was put in place of the first one, on {@link #RESHAPINGS}; 0: never. */
    int reshapedAt;

    /** Whether a gradient flows here: false for constants. */
    final boolean requiresGrad;

    Node(@Nullable Shape shape, @Nullable DType dtype, boolean requiresGrad) {
        this.arrayShape = shape;
        this.arrayDType = dtype;
        this.requiresGrad = requiresGrad;
    }

    /** The function this is an output of; null for a leaf, a constant, and after {@link #cut}. */
    @Nullable
    Function creator() {
        return null;
    }

    /** Which of the creator's outputs this is. */
    int outputIndex() {
        return 0;
    }

    /** Forgets the creator. */
    void cut() {}
}
