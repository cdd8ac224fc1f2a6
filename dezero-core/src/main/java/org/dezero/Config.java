package org.dezero;

import java.lang.System.Logger.Level;
import java.security.SecureRandom;
import java.util.function.Supplier;
import org.dezero.array.ArrayBackend;
import org.dezero.random.RandomState;
import org.jspecify.annotations.Nullable;

/**
 * The settings of the current thread: whether graphs are recorded, train or test mode, the backend of new arrays and
 * the source of random numbers.
 *
 * <p>A setting is changed within a scope, by try-with-resources or around a lambda:
 *
 * <pre>{@code
 * try (Scope scope = Config.noGrad()) {
 *     y = model.apply(x);
 * }
 * Variable y = Config.noGrad(() -> model.apply(x));
 * }</pre>
 *
 * <p>Other threads, those of a pool among them, do not inherit settings; {@link #capture} carries them over.
 */
public final class Config {
    private Config() {}

    // ---- recording of graphs -----------------------------------------------------------------------------------

    /** Whether operations record how to differentiate them: true but within {@link #noGrad}. */
    public static boolean enableBackprop() {
        return Settings.current().enableBackprop;
    }

    /** Opens a scope in which no graph is recorded; results are constants. */
    public static Scope noGrad() {
        return enableBackprop(false);
    }

    /** Runs with {@link #noGrad}. */
    public static void noGrad(Runnable body) {
        try (Scope scope = noGrad()) {
            body.run();
        }
    }

    /** Computes a value with {@link #noGrad}. */
    public static <T extends @Nullable Object> T noGrad(Supplier<T> body) {
        try (Scope scope = noGrad()) {
            return body.get();
        }
    }

    /** Opens a scope in which graphs are recorded, or are not. */
    public static Scope enableBackprop(boolean enable) {
        Settings s = Settings.current();
        Scope scope = new Scope(s);
        s.enableBackprop = enable;
        return scope;
    }

    // ---- train and test mode -----------------------------------------------------------------------------------

    /** Whether layers behave as in training: true but within {@link #testMode}. */
    public static boolean train() {
        return Settings.current().train;
    }

    /** Opens a scope in which dropout and the like behave as in a test. */
    public static Scope testMode() {
        Settings s = Settings.current();
        Scope scope = new Scope(s);
        s.train = false;
        return scope;
    }

    /** Runs with {@link #testMode}. */
    public static void testMode(Runnable body) {
        try (Scope scope = testMode()) {
            body.run();
        }
    }

    /** Computes a value with {@link #testMode}. */
    public static <T extends @Nullable Object> T testMode(Supplier<T> body) {
        try (Scope scope = testMode()) {
            return body.get();
        }
    }

    // ---- backend -----------------------------------------------------------------------------------------------

    /**
     * The backend on which new arrays are made: the scope's, else {@link org.dezero.array.ArrayBackends#get()}.
     *
     * @throws org.dezero.array.BackendException if there is none; the message says what to add to the classpath
     */
    public static ArrayBackend backend() {
        return Settings.current().backend();
    }

    /** Opens a scope in which new arrays are made on the given backend. */
    public static Scope backend(ArrayBackend backend) {
        Settings s = Settings.current();
        Scope scope = new Scope(s);
        s.backend = backend;
        return scope;
    }

    /** Computes a value with new arrays made on the given backend. */
    public static <T extends @Nullable Object> T backend(ArrayBackend backend, Supplier<T> body) {
        try (Scope scope = backend(backend)) {
            return body.get();
        }
    }

    // ---- memory ------------------------------------------------------------------------------------------------

    /** Opens a scope after which the arrays made in it, on {@link #backend()}, are used again; see {@link GraphScope}. */
    public static GraphScope arrayScope() {
        return arrayScope(backend());
    }

    /** Opens a scope after which the arrays made in it on the given backend are used again; see {@link GraphScope}. */
    public static GraphScope arrayScope(ArrayBackend backend) {
        return GraphScope.open(Settings.current(), backend);
    }

    // ---- random numbers ----------------------------------------------------------------------------------------

    /**
     * The generator used where none is passed: the scope's, else one of this thread with a fresh seed, which is logged at
     * INFO so that a run can be repeated.
     */
    public static RandomState random() {
        Settings s = Settings.current();
        RandomState r = s.random;
        if (r == null) {
            long seed = Integer.toUnsignedLong(new SecureRandom().nextInt());
            System.getLogger("org.dezero")
                    .log(Level.INFO, "random numbers: seed " + seed + " (none was given; repeat with Config.random)");
            r = new RandomState(seed);
            // Kept for the thread, below every open scope that has none of its own.
            s.random = r;
            Scope open = s.innermost;
            while (open != null) {
                open = open.adoptRandom(r);
            }
        }
        return r;
    }

    /** Opens a scope in which {@code random} is the generator used where none is passed. */
    public static Scope random(RandomState random) {
        Settings s = Settings.current();
        Scope scope = new Scope(s);
        s.random = random;
        return scope;
    }

    // ---- other threads -----------------------------------------------------------------------------------------

    /** The settings of this thread as they are now, to be used on another one. */
    public static Captured capture() {
        return new Captured(Settings.current());
    }

    /** Settings carried from one thread to others; a {@link RandomState} among them must not be used by two at once. */
    public static final class Captured {
        private final boolean enableBackprop;
        private final boolean train;
        private final @Nullable ArrayBackend backend;
        private final @Nullable RandomState random;

        private Captured(Settings s) {
            this.enableBackprop = s.enableBackprop;
            this.train = s.train;
            this.backend = s.backend;
            this.random = s.random;
        }

        /** Opens a scope on the current thread with the captured settings. */
        public Scope open() {
            Settings s = Settings.current();
            Scope scope = new Scope(s);
            s.enableBackprop = enableBackprop;
            s.train = train;
            s.backend = backend;
            s.random = random;
            return scope;
        }

        /** A task that runs {@code body} with the captured settings on whatever thread runs it. */
        public Runnable wrap(Runnable body) {
            return () -> {
                try (Scope scope = open()) {
                    body.run();
                }
            };
        }

        /** A supplier that runs {@code body} with the captured settings on whatever thread asks it. */
        public <T extends @Nullable Object> Supplier<T> wrap(Supplier<T> body) {
            return () -> {
                try (Scope scope = open()) {
                    return body.get();
                }
            };
        }
    }
}
