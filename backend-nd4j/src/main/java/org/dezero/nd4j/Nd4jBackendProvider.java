package org.dezero.nd4j;

import java.util.Optional;
import org.dezero.array.ArrayBackend;
import org.dezero.array.ArrayBackendProvider;
import org.dezero.array.BackendException;

/** Offers the backend on ND4J under the name {@code "nd4j"}, with priority 20. */
public final class Nd4jBackendProvider implements ArrayBackendProvider {

    /** For {@link java.util.ServiceLoader}. */
    public Nd4jBackendProvider() {}

    @Override
    public String name() {
        return "nd4j";
    }

    @Override
    public int priority() {
        return 20;
    }

    /**
     * Looks for ND4J's classes and for native libraries of this platform as resources; nothing of ND4J is initialised
     * and nothing native is loaded.
     */
    @Override
    public Optional<String> whyUnavailable() {
        return new NativesOnClasspath(Nd4jBackendProvider.class.getClassLoader()).whyMissing();
    }

    @Override
    public ArrayBackend create() {
        try {
            return new Nd4jBackend();
        } catch (RuntimeException | LinkageError e) {
            throw new BackendException("nd4j: ND4J did not start: " + e + "; " + NativesOnClasspath.REMEDY, e);
        }
    }
}
