package org.dezero;

import org.dezero.array.ArrayBackend;
import org.dezero.random.RandomState;
import org.jspecify.annotations.Nullable;

/**
 * Settings of the current thread that hold until {@link #close}; made by {@link Config}, for try-with-resources.
 *
 * <p>Scopes nest: the one opened last is closed first, on the thread that opened it. Anything else is an
 * {@link IllegalStateException} that changes nothing. Closing again does nothing.
 */
public final class Scope implements AutoCloseable {
    private final Settings settings;
    private final @Nullable Scope outer;
    private final boolean enableBackprop;
    private final boolean train;
    private final @Nullable ArrayBackend backend;
    private @Nullable RandomState random;
    private boolean closed;

    /** Remembers the settings as they are; the caller then changes them. */
    Scope(Settings settings) {
        this.settings = settings;
        this.outer = settings.innermost;
        this.enableBackprop = settings.enableBackprop;
        this.train = settings.train;
        this.backend = settings.backend;
        this.random = settings.random;
        settings.innermost = this;
    }

    /** Makes {@code fresh} the generator behind this scope if it had none; returns the next scope that may lack one. */
    @Nullable
    Scope adoptRandom(RandomState fresh) {
        if (random != null) {
            return null;
        }
        random = fresh;
        return outer;
    }

    /** Restores the settings as they were when the scope was opened. */
    @Override
    public void close() {
        if (closed) {
            return;
        }
        if (settings != Settings.current()) {
            throw new IllegalStateException(
                    "scope: closed on another thread than the one that opened it; open and close it in one try block");
        }
        if (settings.innermost != this) {
            throw new IllegalStateException(
                    "scope: closed out of order, a scope opened later is still open; close the innermost scope first");
        }
        closed = true;
        settings.innermost = outer;
        settings.enableBackprop = enableBackprop;
        settings.train = train;
        settings.backend = backend;
        settings.random = random;
    }
}
