package org.dezero.benchmarks;

import java.lang.module.ModuleFinder;
import java.util.ArrayList;
import java.util.List;

/**
 * The processes that measure: what they are started with, beyond the flags of this one, which JMH hands on.
 *
 * <p>One contender may become several by their flags: SIMD switched off, another collector.
 */
final class Forks {
    private static final String ND4J = "nd4j";
    private static final String VECTOR = "jdk.incubator.vector";

    /** The first release that warns of native access and of Unsafe, and knows the flags that allow both. */
    private static final int FIRST_TO_WARN = 24;

    private Forks() {}

    /** The flags for a contender on this JDK. */
    static List<String> flags(String contender) {
        return flags(
                contender,
                Runtime.version().feature(),
                ModuleFinder.ofSystem().find(VECTOR).isPresent());
    }

    static List<String> flags(String contender, int release, boolean vectorModule) {
        List<String> flags = new ArrayList<>();
        if (vectorModule) {
            flags.add("--add-modules=" + VECTOR);
        }
        if (contender.equals(ND4J) && release >= FIRST_TO_WARN) {
            flags.add("--enable-native-access=ALL-UNNAMED");
            flags.add("--sun-misc-unsafe-memory-access=allow");
        }
        if (!contender.equals(WorkloadBenchmark.CONTROL)) {
            // The benchmark takes its backend by name; this is for whoever asks for the default.
            flags.add("-Ddezero.backend=" + contender);
        }
        return List.copyOf(flags);
    }

    /** About how long a process takes until it can measure: ND4J has native libraries to unpack and start. */
    static double startSeconds(String contender) {
        return contender.equals(ND4J) ? 6 : 1.2;
    }
}
