package org.dezero.array;

/**
 * An operand has a dtype that the operation does not take, for instance {@code BOOL} in arithmetic.
 *
 * <p>It is thrown before anything is changed.
 */
public class DTypeException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    /** An error with the given message. */
    public DTypeException(String message) {
        super(message);
    }
}
