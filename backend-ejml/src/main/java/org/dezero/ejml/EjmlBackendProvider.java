package org.dezero.ejml;

import java.util.List;
import java.util.Optional;
import org.dezero.array.ArrayBackend;
import org.dezero.array.ArrayBackendProvider;

/** Offers the backend on EJML under the name {@code "ejml"}, before {@code "plain"}. */
public final class EjmlBackendProvider implements ArrayBackendProvider {
    /** One class of each of EJML's artifacts. */
    private static final List<String> NEEDED = List.of(
            "org.ejml.data.DMatrixRMaj", "org.ejml.dense.row.CommonOps_DDRM", "org.ejml.dense.row.CommonOps_FDRM");

    /** For {@link java.util.ServiceLoader}. */
    public EjmlBackendProvider() {}

    /** {@code "ejml"}. */
    @Override
    public String name() {
        return EjmlBackend.NAME;
    }

    /** 10. */
    @Override
    public int priority() {
        return 10;
    }

    /** Names the class of EJML that is missing, and the artifacts that hold them. */
    @Override
    public Optional<String> whyUnavailable() {
        return missing(EjmlBackendProvider.class.getClassLoader())
                .map(name ->
                        "class " + name + " is not on the classpath; add org.ejml:ejml-core, org.ejml:ejml-ddense and "
                                + "org.ejml:ejml-fdense, version 0.46.1");
    }

    /** The first class of EJML that a class loader does not find. */
    static Optional<String> missing(ClassLoader loader) {
        for (String name : NEEDED) {
            try {
                Class.forName(name, false, loader);
            } catch (ClassNotFoundException | LinkageError e) {
                return Optional.of(name);
            }
        }
        return Optional.empty();
    }

    /** A new backend. */
    @Override
    public ArrayBackend create() {
        return new EjmlBackend();
    }
}
