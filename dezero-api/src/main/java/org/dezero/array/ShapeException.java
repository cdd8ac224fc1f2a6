package org.dezero.array;

/**
 * The shapes of an operation's operands, or its axes, do not fit.
 *
 * <p>The message reads {@code <op>: <what>: <operand> <shape> <dtype> ...; <remedy>}. It is thrown before anything is
 * changed.
 */
public class ShapeException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    /** An error with the given message. */
    public ShapeException(String message) {
        super(message);
    }
}
