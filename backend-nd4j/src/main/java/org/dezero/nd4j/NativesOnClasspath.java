package org.dezero.nd4j;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Whether a class loader sees an ND4J backend and its native libraries: by names of classes and resources alone, so that
 * nothing is initialised or loaded.
 */
final class NativesOnClasspath {
    /** What to do where something is missing. */
    static final String REMEDY = "add org.nd4j:nd4j-native-platform:1.0.0-M2.1 to the classpath"
            + " (-Djavacpp.platform.host, given to Maven on the command line or in .mvn/maven.config,"
            + " fetches the natives of this platform only)";

    private static final String SERVICE = "META-INF/services/org.nd4j.linalg.factory.Nd4jBackend";

    /** Variants that JavaCPP puts beside a platform's plain natives; it names their folders by these endings. */
    private static final List<String> EXTENSIONS =
            List.of("", "-avx2", "-avx512", "-onednn", "-onednn-avx2", "-onednn-avx512", "-compat", "-gpu", "-cudnn");

    private final ClassLoader loader;
    private final String platform;

    NativesOnClasspath(@Nullable ClassLoader loader) {
        this(loader, platform());
    }

    NativesOnClasspath(@Nullable ClassLoader loader, String platform) {
        this.loader = loader == null ? ClassLoader.getSystemClassLoader() : loader;
        this.platform = platform;
    }

    Optional<String> whyMissing() {
        if (!hasClass("org.nd4j.linalg.factory.Nd4j")) {
            return Optional.of("nd4j-api is not on the classpath; " + REMEDY);
        }
        List<String> backends = backends();
        if (backends.isEmpty()) {
            return Optional.of("nd4j-api is there, but no ND4J backend that computes; " + REMEDY);
        }
        List<String> missing = new ArrayList<>();
        for (String backend : backends) {
            List<String> gaps = gaps(backend);
            if (gaps.isEmpty()) {
                return Optional.empty();
            }
            missing.add(backend + " lacks " + String.join(", ", gaps));
        }
        return Optional.of("no native libraries for " + platform + ": " + String.join("; ", missing) + "; " + REMEDY);
    }

    /** The classes named as ND4J backends that exist. */
    private List<String> backends() {
        List<String> names = new ArrayList<>();
        try {
            for (URL file : Collections.list(loader.getResources(SERVICE))) {
                try (BufferedReader lines =
                        new BufferedReader(new InputStreamReader(file.openStream(), StandardCharsets.UTF_8))) {
                    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                        int comment = line.indexOf('#');
                        String name = (comment < 0 ? line : line.substring(0, comment)).trim();
                        if (!name.isEmpty() && !names.contains(name) && hasClass(name)) {
                            names.add(name);
                        }
                    }
                }
            }
        } catch (IOException unreadable) {
            // A jar that cannot be read offers no backend; the reason given is then the same as for its absence.
            return names;
        }
        return names;
    }

    /** The libraries a backend needs that are nowhere; none for a backend unknown here, which then has to try. */
    private List<String> gaps(String backend) {
        List<String> gaps = new ArrayList<>();
        if (backend.endsWith(".CpuBackend")) {
            need("org/nd4j/linalg/cpu/nativecpu/bindings/", "jnind4jcpu", gaps);
            need("org/bytedeco/openblas/", "jniopenblas", gaps);
            need("org/bytedeco/javacpp/", "jnijavacpp", gaps);
        } else if (backend.endsWith(".JCublasBackend")) {
            need("org/nd4j/linalg/jcublas/bindings/", "jnind4jcuda", gaps);
            need("org/bytedeco/javacpp/", "jnijavacpp", gaps);
        }
        return gaps;
    }

    private void need(String folder, String library, List<String> gaps) {
        String file = platform.startsWith("windows")
                ? library + ".dll"
                : "lib" + library + (platform.startsWith("macosx") ? ".dylib" : ".so");
        for (String extension : EXTENSIONS) {
            if (loader.getResource(folder + platform + extension + "/" + file) != null) {
                return;
            }
        }
        gaps.add(file);
    }

    private boolean hasClass(String name) {
        return loader.getResource(name.replace('.', '/') + ".class") != null;
    }

    /** This platform by JavaCPP's name, such as {@code linux-x86_64}; JavaCPP's own class would start more than it says. */
    static String platform() {
        String forced = System.getProperty("org.bytedeco.javacpp.platform");
        if (forced != null) {
            return forced;
        }
        String os = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
        String arch = System.getProperty("os.arch", "").toLowerCase(Locale.ROOT);
        String system = os.startsWith("mac") || os.startsWith("darwin")
                ? "macosx"
                : os.startsWith("windows") ? "windows" : os.replace(" ", "");
        String processor;
        switch (arch) {
            case "amd64":
            case "x86-64":
            case "x64":
                processor = "x86_64";
                break;
            case "aarch64":
                processor = "arm64";
                break;
            case "i386":
            case "i486":
            case "i586":
            case "i686":
                processor = "x86";
                break;
            default:
                processor = arch.startsWith("arm") ? "armhf" : arch;
        }
        return system + "-" + processor;
    }
}
