package org.dezero.tck.golden;

/** A corpus that cannot be read; the message names the file and, as far as they are known, the case and the key. */
public final class CorpusException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** With a message. */
    public CorpusException(String message) {
        super(message);
    }

    /** With a message and what led to it. */
    public CorpusException(String message, Throwable cause) {
        super(message, cause);
    }
}
