package org.dezero.benchmarks;

/** A wrong command line; the message is one line that says what is wrong and what is possible. */
final class UsageException extends Exception {
    private static final long serialVersionUID = 1;

    UsageException(String message) {
        super(message);
    }
}
