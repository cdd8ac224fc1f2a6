package org.dezero.plain;

import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.dezero.array.ArrayBackend;

/** A Java machine of its own for a class of the tests: for what can only be chosen when one starts. */
final class ChildJvm {
    private ChildJvm() {}

    /** What {@code main} prints, to both streams, run with the same loops (SIMD or not) as here and some more options. */
    static String run(Class<?> main, List<String> options, String... arguments)
            throws IOException, InterruptedException, URISyntaxException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        if (Simd.moduleIsThere()) {
            command.add("--add-modules");
            command.add("jdk.incubator.vector");
        }
        if (!Simd.ON) {
            command.add("-D" + Options.SIMD + "=off");
        } else {
            command.add("-XX:MaxVectorSize=" + FloatLanes.SPECIES.vectorByteSize());
        }
        command.addAll(options);
        command.add("-cp");
        command.add(place(main)
                + File.pathSeparator
                + place(PlainBackend.class)
                + File.pathSeparator
                + place(ArrayBackend.class));
        command.add(main.getName());
        Collections.addAll(command, arguments);
        Process child = new ProcessBuilder(command).redirectErrorStream(true).start();
        String out = new String(child.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (child.waitFor() != 0) {
            throw new IOException("exit status " + child.exitValue() + " of " + command + "\n" + out);
        }
        return out;
    }

    private static String place(Class<?> c) throws URISyntaxException {
        return Path.of(c.getProtectionDomain().getCodeSource().getLocation().toURI())
                .toString();
    }
}
