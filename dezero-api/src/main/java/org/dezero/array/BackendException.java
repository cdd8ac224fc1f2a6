package org.dezero.array;

/** A backend is missing, unusable, mixed with another one, or has failed inside. */
public class BackendException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** An error with the given message. */
    public BackendException(String message) {
        super(message);
    }

    /** An error with the given message and cause. */
    public BackendException(String message, Throwable cause) {
        super(message, cause);
    }
}
