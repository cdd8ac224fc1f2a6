package org.dezero.nd4j;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.dezero.array.ArrayBackends;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class Nd4jBackendProviderTest {
    private static final String COORDINATES = "org.nd4j:nd4j-native-platform:1.0.0-M2.1";
    private static final String FLAG = "-Djavacpp.platform.host";

    /** The class path without what a predicate names. */
    private static final class Hiding extends ClassLoader {
        private final Predicate<String> hidden;

        Hiding(Predicate<String> hidden) {
            super(Hiding.class.getClassLoader());
            this.hidden = hidden;
        }

        @Override
        public @Nullable URL getResource(String name) {
            return hidden.test(name) ? null : super.getResource(name);
        }

        @Override
        public Enumeration<URL> getResources(String name) throws IOException {
            return hidden.test(name) ? Collections.emptyEnumeration() : super.getResources(name);
        }
    }

    private static String why(Predicate<String> hidden) {
        return new NativesOnClasspath(new Hiding(hidden)).whyMissing().orElse("available");
    }

    @Test
    void itIsFoundAndGoesFirst() {
        Nd4jBackendProvider provider = new Nd4jBackendProvider();
        assertThat(provider.whyUnavailable()).isEmpty();
        assertThat(provider.priority()).isEqualTo(20);
        assertThat(ArrayBackends.candidates().get(0).name()).isEqualTo("nd4j");
        assertThat(ArrayBackends.get("nd4j").name()).isEqualTo("nd4j");
        assertThat(why(name -> false)).isEqualTo("available");
    }

    @Test
    void missingNativesAreNamedWithTheWayOut() {
        assertThat(why(name -> name.contains("libjnind4jcpu") || name.contains("jnind4jcpu.dll")))
                .contains("jnind4jcpu", NativesOnClasspath.platform(), COORDINATES, FLAG);
        assertThat(why(name -> name.contains("org/bytedeco/openblas/"))).contains("jniopenblas", COORDINATES, FLAG);
        assertThat(why(name -> name.contains("jnijavacpp"))).contains("jnijavacpp", COORDINATES, FLAG);
    }

    @Test
    void aMissingNd4jBackendIsNamedWithTheWayOut() {
        assertThat(why(name -> name.endsWith("/CpuBackend.class"))).contains("no ND4J backend", COORDINATES, FLAG);
        assertThat(why(name -> name.startsWith("META-INF/services/"))).contains("no ND4J backend", COORDINATES, FLAG);
        assertThat(why(name -> name.startsWith("org/nd4j/"))).contains("nd4j-api is not", COORDINATES, FLAG);
    }

    @Test
    void nativesOfAnotherPlatformAreNone() {
        ClassLoader here = getClass().getClassLoader();
        assertThat(new NativesOnClasspath(here, "windows-arm64").whyMissing())
                .hasValueSatisfying(why -> assertThat(why).contains("jnind4jcpu.dll", "windows-arm64"));
        assertThat(new NativesOnClasspath(here, "macosx-arm64").whyMissing())
                .hasValueSatisfying(why -> assertThat(why).contains("libjnind4jcpu.dylib"));
    }

    @Test
    void askingLoadsNothingOfNd4j() throws Exception {
        String java = System.getProperty("java.home") + File.separator + "bin" + File.separator + "java";
        Process process = new ProcessBuilder(List.of(
                        java, "-Xlog:class+load", "-cp", System.getProperty("java.class.path"), Asking.class.getName()))
                .redirectErrorStream(true)
                .start();
        List<String> lines;
        try (BufferedReader out =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            lines = out.lines().collect(Collectors.toList());
        }
        assertThat(process.waitFor()).isZero();
        assertThat(lines)
                .anyMatch(line -> line.contains("org.dezero.nd4j.NativesOnClasspath "))
                .contains("answer: Optional.empty")
                .noneMatch(line -> line.contains(" org.nd4j.") || line.contains(" org.bytedeco."));
    }

    /** The program of {@link #askingLoadsNothingOfNd4j}. */
    static final class Asking {
        public static void main(String[] args) {
            System.out.println("answer: " + new Nd4jBackendProvider().whyUnavailable());
        }
    }
}
