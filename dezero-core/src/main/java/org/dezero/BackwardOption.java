package org.dezero;

/** What {@link Variable#backward(BackwardOption...)} does beyond computing the gradients of leaves. */
public enum BackwardOption {
    /**
     * Keeps the gradients of all variables on the way, the root's too; otherwise only those of leaves stay. Each adds to what
     * the variable has, as a leaf's does. (In DeZero a second walk also differentiates what the first one left, and so
     * counts it twice.)
     */
    RETAIN_GRAD,
    /** Records a graph of the gradients, so that they can be differentiated again. */
    CREATE_GRAPH,
    /**
     * Lets go of the arrays that each function saved, once it has run. Memory falls while the gradients are computed;
     * the graph keeps its shapes, names and links but cannot be differentiated again.
     */
    RELEASE_GRAPH
}
