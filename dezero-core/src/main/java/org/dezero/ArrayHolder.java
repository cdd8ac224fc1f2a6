package org.dezero;

/**
 * Something that holds variables or arrays from one array scope to the next, as a recurrent layer does its state. It
 * calls {@link GraphScope#register} whenever it takes hold of something.
 */
@FunctionalInterface
public interface ArrayHolder {
    /** Calls {@code scope.keep} for everything that is held now; the scope is about to close. */
    void keepArrays(GraphScope scope);
}
