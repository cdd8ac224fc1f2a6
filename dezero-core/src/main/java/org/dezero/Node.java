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

    @Nullable
    Variable grad;

    /** What few nodes have. */
    private @Nullable Notes notes;

    /** 0 for a leaf, else one more than the highest among the creator's inputs. */
    int generation;

    /** Whether a gradient flows here: false for constants. */
    final boolean requiresGrad;

    Node(@Nullable Shape shape, @Nullable DType dtype, boolean requiresGrad) {
        this.arrayShape = shape;
        this.arrayDType = dtype;
        this.requiresGrad = requiresGrad;
    }

    /** Kept out of {@link Node}, which there is one of for each operation. */
    private static final class Notes {
        @Nullable
        String label;

        int reshapedAt;
        int bornIn;
    }

    private Notes notes() {
        Notes n = notes;
        if (n == null) {
            n = new Notes();
            notes = n;
        }
        return n;
    }

    /** The name the user gave. */
    final @Nullable String label() {
        return notes == null ? null : notes.label;
    }

    final void label(@Nullable String label) {
        if (label != null || notes != null) {
            notes().label = label;
        }
    }

    /** When an array of another shape was put in place of the first one, on {@link #RESHAPINGS}; 0: never. */
    final int reshapedAt() {
        return notes == null ? 0 : notes.reshapedAt;
    }

    final void reshaped() {
        notes().reshapedAt = RESHAPINGS.incrementAndGet();
    }

    /** The array scope that was open when this leaf was made; 0: none. */
    final int bornIn() {
        return notes == null ? 0 : notes.bornIn;
    }

    final void bornIn(int scope) {
        notes().bornIn = scope;
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
