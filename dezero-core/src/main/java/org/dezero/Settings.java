package org.dezero;

import org.dezero.array.ArrayBackend;
import org.dezero.array.ArrayBackends;
import org.dezero.random.RandomState;
import org.jspecify.annotations.Nullable;

/** What {@link Config} says, and what is going on, for one thread; an operation looks it up once. */
final class Settings {
    private static final ThreadLocal<Settings> CURRENT = new ThreadLocal<>() {
        @Override
        protected Settings initialValue() {
            return new Settings();
        }
    };

    boolean enableBackprop = true;
    boolean train = true;

    @Nullable
    ArrayBackend backend;

    @Nullable
    RandomState random;

    @Nullable
    Scope innermost;

    /** The innermost array scope. */
    @Nullable
    GraphScope graphScope;

    /** One that has ended, to be used again. */
    @Nullable
    Backward spareWalk;

    /** The backward that is running, the innermost if there are several. */
    @Nullable
    Backward walk;

    static Settings current() {
        return CURRENT.get();
    }

    /** The backend of arrays made without one. */
    ArrayBackend backend() {
        ArrayBackend b = backend;
        return b != null ? b : ArrayBackends.get();
    }
}
