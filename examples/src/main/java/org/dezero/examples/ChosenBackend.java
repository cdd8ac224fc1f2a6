package org.dezero.examples;

import org.dezero.array.ArrayBackend;
import org.dezero.array.ArrayBackends;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The option {@code --backend}. */
final class ChosenBackend {
    /** What runs where nobody chooses: a command line should not depend on what else lies on its classpath. */
    static final String DEFAULT = "plain";

    @Option(
            names = "--backend",
            paramLabel = "NAME",
            description = "The array backend; unless given, that of -D" + ArrayBackends.PROPERTY
                    + " before the command, else of the environment variable " + ArrayBackends.VARIABLE + ", else "
                    + DEFAULT + ".")
    private @Nullable String name;

    /**
     * The backend that was named on the command line, by property or by environment, in this order; else plain.
     *
     * @throws org.dezero.array.BackendException if it is missing or unusable; the message lists what was seen
     */
    ArrayBackend get() {
        if (name != null) {
            return ArrayBackends.get(name);
        }
        return isSet(System.getProperty(ArrayBackends.PROPERTY)) || isSet(System.getenv(ArrayBackends.VARIABLE))
                ? ArrayBackends.get()
                : ArrayBackends.get(DEFAULT);
    }

    private static boolean isSet(@Nullable String value) {
        return value != null && !value.isBlank();
    }
}
