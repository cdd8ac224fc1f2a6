package org.dezero.viz;

/**
 * There is no picture, because this machine or this Java cannot draw it; the message says in one line why.
 *
 * <p>It is checked: a picture is seldom worth a program's end, so the caller decides.
 */
public class PictureException extends Exception {
    private static final long serialVersionUID = 1L;

    /** With the reason, one line, and what was thrown inside. */
    PictureException(String message, Throwable cause) {
        super(message, cause);
    }

    /** With the reason, one line. */
    PictureException(String message) {
        super(message);
    }
}
