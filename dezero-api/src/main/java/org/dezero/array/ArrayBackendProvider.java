package org.dezero.array;

import java.util.Optional;

/**
 * Offers one {@link ArrayBackend} to {@link ArrayBackends}; found through {@link java.util.ServiceLoader}.
 *
 * <p>An implementation is public, has a public constructor without parameters, and is named in
 * {@code META-INF/services/org.dezero.array.ArrayBackendProvider}. Neither the constructor nor {@link #whyUnavailable}
 * may load native code or start anything: a provider that is not chosen costs nothing.
 */
public interface ArrayBackendProvider {
    /** The name people choose it by, in lower case: {@code "plain"}. */
    String name();

    /** Among the available ones, the highest priority is chosen: plain 0, ejml 10, nd4j 20. */
    int priority();

    /** Empty if {@link #create} is expected to work; otherwise the reason and, where there is one, the way out. */
    Optional<String> whyUnavailable();

    /**
     * Makes the backend. It is called at most once per process unless it throws.
     *
     * @throws BackendException if it cannot be made after all
     */
    ArrayBackend create();
}
