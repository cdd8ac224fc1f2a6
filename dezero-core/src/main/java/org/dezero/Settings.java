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

    /** Counts the operations that were recorded: a clock for what they hold. */
    long clock;

    /** When an operation was last recorded outside of all array scopes. */
    long recordedAt;

    /** The backward that is running, the innermost if there are several. */
    @Nullable
    Backward walk;

    static Settings current() {
        return CURRENT.get();
    }

    /** Whether an operation whose inputs ask for it is recorded in a graph; notes when. */
    boolean records() {
        if (!enableBackprop) {
            return false;
        }
        clock++;
        GraphScope scope = graphScope;
        if (scope == null) {
            recordedAt = clock;
        } else {
            scope.recordedAt = clock;
        }
        return true;
    }

    /** The backend of arrays made without one. */
    ArrayBackend backend() {
        ArrayBackend b = backend;
        return b != null ? b : ArrayBackends.get();
    }
}
