package org.dezero.viz;

import java.util.ServiceConfigurationError;
import org.jspecify.annotations.Nullable;

/**
 * A piece of drawing that may find no AWT, no native library or no font.
 *
 * <p>What then comes is seldom an exception: a missing module is a {@code NoClassDefFoundError}, a headless package
 * without its library an {@code UnsatisfiedLinkError}, a machine without fonts an {@code InternalError}, a display that
 * cannot be opened an {@code AWTError}, and every later attempt a failed initialisation.
 */
@FunctionalInterface
interface Drawing<T> {
    T draw() throws Exception;

    /** Runs a drawing and turns whatever says that this machine cannot do it into a {@link PictureException}. */
    static <T> T attempt(Drawing<T> drawing) throws PictureException {
        try {
            return drawing.draw();
        } catch (PictureException e) {
            throw e;
        } catch (Exception | LinkageError | ServiceConfigurationError | InternalError | StackOverflowError e) {
            throw new PictureException(reason(e), e);
        } catch (Error e) {
            // AWTError cannot be named in a catch clause: without java.desktop the clause itself would fail.
            if (e.getClass().getName().equals("java.awt.AWTError")) {
                throw new PictureException(reason(e), e);
            }
            throw e;
        }
    }

    private static String reason(Throwable thrown) {
        Throwable t = thrown;
        while (t instanceof ExceptionInInitializerError && t.getCause() != null) {
            t = t.getCause();
        }
        String detail = t.getClass().getSimpleName() + oneLine(t.getMessage());
        if (t instanceof StackOverflowError) {
            return "the graph is too deep for the layout";
        }
        if (t instanceof NoClassDefFoundError && detail.contains("java/awt")) {
            return "this Java lacks the module java.desktop (" + detail + ")";
        }
        boolean ofAwt = t instanceof Error || t.getClass().getName().startsWith("java.awt.");
        // Without a single font JDK 25 throws a plain RuntimeException that speaks of fonts.
        if (!ofAwt && !detail.contains("font")) {
            return "the drawing failed (" + detail + ")";
        }
        return "this Java cannot draw; it needs AWT's libraries and at least one font (" + detail + ")";
    }

    private static String oneLine(@Nullable String message) {
        return message == null || message.isBlank()
                ? ""
                : ": " + message.strip().replaceAll("\\s*\\R\\s*", " ");
    }
}
