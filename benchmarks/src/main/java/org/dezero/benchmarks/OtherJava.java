package org.dezero.benchmarks;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Another release of Java beside the one that runs this. */
final class OtherJava {
    private static final Pattern RELEASE = Pattern.compile("JAVA_VERSION=\"(\\d+).*");

    private OtherJava() {}

    /** The release whose executable that is, from the file that every JDK has; 0 if it has none. */
    static int release(Path java) {
        Path file = java.toAbsolutePath().resolve("../../release").normalize();
        try (BufferedReader lines = Files.newBufferedReader(file)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                Matcher m = RELEASE.matcher(line);
                if (m.matches()) {
                    return Integer.parseInt(m.group(1));
                }
            }
            return 0;
        } catch (IOException e) {
            return 0;
        }
    }
}
