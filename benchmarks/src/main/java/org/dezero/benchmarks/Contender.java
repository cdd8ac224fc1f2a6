package org.dezero.benchmarks;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Who does the work, and in what kind of process.
 *
 * @param name unlike every other's
 * @param group the column: of several in one, the best counts
 * @param engine what {@link WorkloadBenchmark#engine} is
 * @param flags of the process, beyond those that the engine needs
 * @param environment of the process, beyond what there is
 * @param peers whether the process has the class path of the peers
 * @param java the executable; this one's if null
 */
record Contender(
        String name,
        String group,
        String engine,
        List<String> flags,
        Map<String, String> environment,
        boolean peers,
        @Nullable Path java) {
    /** The library without its vector loops. */
    static final String SIMD_OFF = "plain, SIMD off";

    /** The library on one thread. */
    static final String ONE_THREAD = "plain, 1 thread";

    /** The library with another garbage collector. */
    static final String PARALLEL_GC = "plain, ParallelGC";

    /** The library without fast paths. */
    static final String PRIMITIVES = "plain, primitives only";

    /** Another release of Java. */
    static final String OTHER_JAVA = "plain, other JDK";

    static final String LIBTORCH = "libtorch";

    /** The name of libtorch with one thread in each of its pools. */
    static final String LIBTORCH_ONE_THREAD = peerName(LIBTORCH, 1, 1);

    /** libtorch with its fused recurrent layer. */
    static final String LIBTORCH_SEQUENCE = "libtorch-sequence";

    static final String OPENBLAS = "openblas";
    static final String SAMEDIFF = "samediff";

    /** Python's DeZero. */
    static final String PYTHON = "python-dezero";

    /** Java without any library. */
    static final String BARE_JVM = "bare JVM";

    /** A control or a backend, as it comes. */
    static Contender engine(String engine) {
        return new Contender(engine, engine, engine, List.of(), Map.of(), false, null);
    }

    /** Plain with other flags. */
    static Contender plain(String name, String... flags) {
        return new Contender(name, name, "plain", List.of(flags), Map.of(), false, null);
    }

    /** Plain on another release of Java. */
    static Contender otherJava(Path java) {
        return new Contender(OTHER_JAVA, OTHER_JAVA, "plain", List.of(), Map.of(), false, java);
    }

    /** A native library with pools of so many threads. */
    static Contender peer(String engine, int openMp, int openBlas) {
        return new Contender(
                peerName(engine, openMp, openBlas),
                engine,
                engine,
                List.of(
                        // Steps free what they make; looking for what they forgot would only cost.
                        "-Dorg.bytedeco.javacpp.nopointergc=true",
                        "-Dorg.bytedeco.javacpp.maxBytes=0",
                        "-Dorg.bytedeco.javacpp.maxPhysicalBytes=0"),
                Map.of("OMP_NUM_THREADS", String.valueOf(openMp), "OPENBLAS_NUM_THREADS", String.valueOf(openBlas)),
                true,
                null);
    }

    private static String peerName(String engine, int openMp, int openBlas) {
        return engine + ", OpenMP " + openMp + ", OpenBLAS " + openBlas;
    }

    /** Whether its group has others, which differ by their thread pools. */
    boolean isOneOfSeveral() {
        return !name.equals(group);
    }

    /** Whether it can run in the process that started the benchmarks: it needs nothing else. */
    boolean runsAnywhere() {
        return flags.isEmpty() && environment.isEmpty() && !peers && java == null;
    }
}
