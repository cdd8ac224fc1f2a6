package org.dezero.plain;

import java.util.Optional;
import org.dezero.array.ArrayBackend;
import org.dezero.array.ArrayBackendProvider;

/** Offers {@link PlainBackend} under the name {@code "plain"}; always available, of the lowest priority. */
public final class PlainBackendProvider implements ArrayBackendProvider {
    /** For {@link java.util.ServiceLoader}. */
    public PlainBackendProvider() {}

    /** {@code "plain"}. */
    @Override
    public String name() {
        return PlainBackend.NAME;
    }

    /** 0: any other backend on the classpath goes first. */
    @Override
    public int priority() {
        return 0;
    }

    /** Empty: it needs nothing. */
    @Override
    public Optional<String> whyUnavailable() {
        return Optional.empty();
    }

    /** A new backend. */
    @Override
    public ArrayBackend create() {
        return new PlainBackend();
    }
}
