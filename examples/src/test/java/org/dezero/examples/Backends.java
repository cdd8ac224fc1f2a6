package org.dezero.examples;

import java.util.stream.Stream;
import org.dezero.array.ArrayBackends;

/** The backends that this build has: all three, or two with -Dnd4j=off or where ND4J has no natives. */
final class Backends {
    private Backends() {}

    static Stream<String> available() {
        return ArrayBackends.candidates().stream()
                .filter(c -> c.whyUnavailable().isEmpty())
                .map(ArrayBackends.Candidate::name);
    }
}
