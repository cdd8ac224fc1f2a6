package org.dezero.examples;

/** A file, a folder or a name on the command line that cannot be used; the message says what is possible. */
final class UnusableInput extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UnusableInput(String message) {
        super(message);
    }

    UnusableInput(String message, Throwable cause) {
        super(message, cause);
    }
}
