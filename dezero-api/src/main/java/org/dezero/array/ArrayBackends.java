package org.dezero.array;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Finds the backends on the classpath and chooses among them.
 *
 * <p>{@link #get()} chooses by the system property {@value #PROPERTY}, else by the environment variable
 * {@value #VARIABLE}, else the available backend of the highest priority, so that adding one to the classpath selects
 * it. A choice by name never falls back to another backend. Providers are asked through the class loader of this class,
 * then through the thread's context class loader. What was chosen and why is logged once under the name
 * {@code org.dezero.array}: at DEBUG, or at INFO where there was a choice among several. The choice is made at the first
 * use and stays; a thread can use another backend within a scope (in the engine, {@code Config.backend}).
 *
 * <p>All methods may be called from any thread.
 */
public final class ArrayBackends {
    /** The system property that names a backend: {@value}. */
    public static final String PROPERTY = "dezero.backend";

    /** The environment variable that names a backend: {@value}. */
    public static final String VARIABLE = "DEZERO_BACKEND";

    private ArrayBackends() {}

    /** A provider that was seen, available or not. */
    public record Candidate(String name, int priority, String provider, Optional<String> whyUnavailable) {}

    /**
     * The backend used where nobody names one.
     *
     * @throws BackendException if there is none, or the one named by property or variable is missing or unusable; the
     *     message lists every provider seen, why it cannot be used, and what to add
     */
    public static ArrayBackend get() {
        return Registry.INSTANCE.choose();
    }

    /**
     * The backend of the given name; the same object at every call.
     *
     * @throws BackendException if it is missing or unusable; the message is as for {@link #get()}
     */
    public static ArrayBackend get(String name) {
        return Registry.INSTANCE.named(name, "asked for by name");
    }

    /** Every provider seen, the highest priority first. Loads none of the backends. */
    public static List<Candidate> candidates() {
        return Registry.INSTANCE.candidates();
    }

    // Loaded at first use: discovery must not run because some class merely mentions this one.
    private static final class Registry {
        static final BackendRegistry INSTANCE = new BackendRegistry(new Jvm());
    }

    /** What this JVM has. No lambdas: the first ones of a process cost more than everything else here. */
    private static final class Jvm implements BackendRegistry.Surroundings {
        @Override
        public BackendRegistry.Found providers() {
            return BackendRegistry.serviceProviders();
        }

        @Override
        public @Nullable String property() {
            return System.getProperty(PROPERTY);
        }

        @Override
        public @Nullable String variable() {
            return System.getenv(VARIABLE);
        }
    }
}
