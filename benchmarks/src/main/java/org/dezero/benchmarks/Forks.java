package org.dezero.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.module.ModuleFinder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The processes that measure: what they are started with, beyond the flags of this one, which JMH hands on.
 *
 * <p>One engine may become several contenders by their flags and their environment.
 */
final class Forks {
    private static final String VECTOR = "jdk.incubator.vector";

    /** The first release that warns of native access and of Unsafe, and knows the flags that allow both. */
    private static final int FIRST_TO_WARN = 24;

    private Forks() {}

    /** The flags for a contender. */
    static List<String> flags(Contender contender) {
        Path java = contender.java();
        return flags(
                contender,
                java == null ? Runtime.version().feature() : OtherJava.release(java),
                java != null || ModuleFinder.ofSystem().find(VECTOR).isPresent());
    }

    static List<String> flags(Contender contender, int release, boolean vectorModule) {
        List<String> flags = new ArrayList<>();
        if (vectorModule) {
            flags.add("--add-modules=" + VECTOR);
        }
        String engine = contender.engine();
        boolean peer = Peer.isName(engine);
        if ((peer || engine.equals("nd4j")) && release >= FIRST_TO_WARN) {
            flags.add("--enable-native-access=ALL-UNNAMED");
            flags.add("--sun-misc-unsafe-memory-access=allow");
        }
        if (!peer && !engine.equals(WorkloadBenchmark.CONTROL)) {
            // The benchmark takes its backend by name; this is for whoever asks for the default.
            flags.add("-Ddezero.backend=" + (engine.equals(WorkloadBenchmark.PRIMITIVES) ? "plain" : engine));
        }
        flags.addAll(contender.flags());
        return List.copyOf(flags);
    }

    /** About how long a process takes until it can measure: native libraries are unpacked and started. */
    static double startSeconds(Contender contender) {
        switch (contender.engine()) {
            case "nd4j":
            case Contender.SAMEDIFF:
                return 2;
            case Contender.LIBTORCH:
            case Contender.LIBTORCH_SEQUENCE:
                return 1.6;
            default:
                return 0.7;
        }
    }

    /**
     * The executable for a contender: Java's own, or a script that sets the environment and becomes Java.
     *
     * @return null for that of this process
     */
    static @Nullable String executable(Contender contender) {
        Path java = contender.java();
        if (contender.environment().isEmpty()) {
            return java == null ? null : java.toString();
        }
        Path real = java == null ? Path.of(System.getProperty("java.home"), "bin", "java") : java;
        StringBuilder script = new StringBuilder("#!/bin/sh\n");
        for (Map.Entry<String, String> e : contender.environment().entrySet()) {
            script.append("export ")
                    .append(e.getKey())
                    .append("='")
                    .append(e.getValue())
                    .append("'\n");
        }
        script.append("exec '").append(real).append("' \"$@\"\n");
        try {
            Path file = Files.createTempFile("dezero-java", ".sh");
            file.toFile().deleteOnExit();
            Files.writeString(file, script);
            if (!file.toFile().setExecutable(true)) {
                throw new IOException("cannot make " + file + " executable");
            }
            return file.toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
