package org.dezero.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The launcher, with a Maven and a Java in its path that only write down what they were asked. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the launcher is a POSIX shell script")
class LauncherTest {
    private static final String FAKE_MAVEN = """
            #!/bin/sh
            printf '%s\\n' "$*" >>"$CALLS"
            [ -z "${MAVEN_SLEEPS:-}" ] || sleep "$MAVEN_SLEEPS"
            if [ -n "${MAVEN_FAILS:-}" ]; then
                echo 'what Maven says'
                exit 1
            fi
            for argument; do
                case $argument in
                    -Ddezero.target=*) target=${argument#*=} ;;
                esac
            done
            module=$3
            [ "$module" = -pl ] && module=$4
            mkdir -p "dezero-core/$target" "$module/$target"
            echo core >"dezero-core/$target/dezero-core-1.jar"
            echo main >"$module/$target/dezero-$module-1.jar"
            printf '%s' "$PWD/dezero-core/$target/dezero-core-1.jar:$LIBRARY" >"$module/$target/classpath"
            """;

    private static final String FAKE_JAVA = """
            #!/bin/sh
            if [ "$1" = --list-modules ]; then
                printf '%s\\n' "java.base@$FAKE_RELEASE" $FAKE_MODULES
                exit
            fi
            for argument; do
                printf '<%s>' "$argument"
                case $previous in
                    -cp) IFS=:; for jar in $argument; do [ -f "$jar" ] || echo "missing: $jar"; done ;;
                esac
                previous=$argument
            done
            echo
            """;

    @TempDir
    Path folder;

    private Path project;
    private Path calls;

    /** What a launch said, and its exit status. */
    private record Launch(int status, String out, String err) {}

    @BeforeEach
    void project() throws Exception {
        project = Files.createDirectories(folder.resolve("a project"));
        calls = folder.resolve("calls");
        Files.createFile(calls);
        Files.copy(Path.of("..", "dezero"), project.resolve("dezero"));
        Files.writeString(project.resolve("pom.xml"), "<project/>");
        Files.createDirectories(project.resolve(".mvn"));
        for (String module : List.of(
                "dezero-api",
                "dezero-core",
                "backend-plain",
                "backend-ejml",
                "backend-nd4j",
                "dezero-tck",
                "dezero-viz",
                "examples",
                "benchmarks")) {
            Path main = Files.createDirectories(project.resolve(module).resolve("src/main/java"));
            Files.writeString(project.resolve(module).resolve("pom.xml"), "<project/>");
            Files.writeString(main.resolve("A.java"), "class A {}");
            Files.writeString(main.resolve("B.java"), "class B {}");
        }
        Files.writeString(folder.resolve("library.jar"), "");
        executable("bin/mvn", FAKE_MAVEN);
        executable("bin/java", FAKE_JAVA);
        age();
    }

    // ---- what is built ------------------------------------------------------------------------------------------

    @Test
    void buildsOnceAndSaysSoInOneLine() throws Exception {
        Launch first = launch("train", "digits");
        assertThat(first.err())
                .isEqualTo("dezero: building examples with plain; Maven fetches what it lacks, at most about 60 MB\n");
        assertThat(first.out())
                .matches("<-cp><.*/dezero-examples-1.jar:.*/dezero-core-1.jar:.*/library.jar>"
                        + "<org.dezero.examples.Main><train><digits>\n");
        assertThat(first.status()).isZero();
        Launch second = launch("train", "digits", "--epochs", "3");
        assertThat(second.err()).isEmpty();
        assertThat(second.out()).endsWith("<train><digits><--epochs><3>\n");
        assertThat(mavenCalls()).hasSize(1);
    }

    @Test
    void installsNothingAndBuildsApart() throws Exception {
        launch("train", "digits");
        assertThat(mavenCalls().get(0))
                .matches("-B -q -pl examples -am .* -Ddezero\\.target=target/launcher/build-\\d+ .*"
                        + " package dependency:build-classpath")
                .contains("-Dmaven.test.skip=true");
        assertThat(project.resolve("examples/target/launcher")).isEmptyDirectory();
        assertThat(project.resolve("target/launcher/lock")).doesNotExist();
    }

    @Test
    void buildsWhatTheBackendNeeds() throws Exception {
        assertThat(flavour("train", "digits")).isEqualTo("plain");
        assertThat(flavour("train", "digits", "--backend", "plain")).isEqualTo("plain");
        assertThat(flavour("train", "digits", "--backend", "ejml")).isEqualTo("plain, ejml");
        assertThat(flavour("train", "digits", "--backend=nd4j")).isEqualTo("plain, nd4j");
        assertThat(flavour("train", "digits", "--out", "nd4j")).isEqualTo("plain");
        assertThat(flavour("train", "digits", "--backend", "nosuch")).isEqualTo("plain");
        assertThat(flavour("-Ddezero.backend=ejml", "train", "digits")).isEqualTo("plain, ejml");
        assertThat(flavour("-Ddezero.backend=ejml", "train", "digits", "--backend", "plain"))
                .isEqualTo("plain");
        assertThat(flavour("steps", "all")).isEqualTo("plain");
        assertThat(flavour("steps", "--backend", "ejml", "3")).isEqualTo("plain, ejml");
        assertThat(flavour("steps", "51", "--data", "ejml", "--weights", "nd4j", "--image", "ejml"))
                .isEqualTo("plain");
        assertThat(flavour("tck", "ejml")).isEqualTo("plain, ejml");
        assertThat(flavour("tck", "--family", "ejml,x", "nd4j")).isEqualTo("plain, nd4j");
        assertThat(flavour("tck", "--table", "plain")).isEqualTo("plain, ejml, nd4j");
        assertThat(flavour("backends")).isEqualTo("plain, ejml, nd4j");
        assertThat(flavour("backends", "--ops", "--backend", "ejml")).isEqualTo("plain, ejml");
        assertThat(flavour("-Dnd4j=off", "backends")).isEqualTo("plain, ejml");
        assertThat(flavour("bench", "quick")).isEqualTo("plain, ejml, nd4j");
        assertThat(flavour("bench", "--backends", "plain,ejml")).isEqualTo("plain, ejml");
        assertThat(mavenCalls().get(0)).contains("-Dejml=off").contains("-Dnd4j=off");
    }

    @Test
    void theEnvironmentChoosesABackend() throws Exception {
        Launch launch = launch(List.of("DEZERO_BACKEND=ejml"), "train", "digits");
        assertThat(launch.err()).contains("with plain, ejml;");
    }

    @Test
    void buildsAgainWhenASourceIsNewer() throws Exception {
        launch("train", "digits");
        Files.writeString(project.resolve("backend-nd4j/src/main/java/A.java"), "class A { int i; }");
        assertThat(launch("train", "digits").err()).isEmpty();
        later(project.resolve("dezero-core/src/main/java/A.java"));
        assertThat(launch("train", "digits").err()).contains("building");
        assertThat(launch("train", "digits").err()).isEmpty();
        later(project.resolve("pom.xml"));
        assertThat(launch("train", "digits").err()).contains("building");
    }

    @Test
    void buildsAgainWhenASourceOrAJarIsGone() throws Exception {
        launch("train", "digits");
        Files.delete(project.resolve("examples/src/main/java/B.java"));
        later(project.resolve("examples/src/main/java"));
        assertThat(launch("train", "digits").err()).contains("building");
        Files.move(folder.resolve("library.jar"), folder.resolve("moved.jar"));
        assertThat(launch("train", "digits").err()).contains("building");
    }

    @Test
    void showsWhatMavenSaysWhenItFails() throws Exception {
        Launch launch = launch(List.of("MAVEN_FAILS=yes"), "train", "digits");
        assertThat(launch.status()).isEqualTo(1);
        assertThat(launch.out()).isEmpty();
        assertThat(launch.err()).endsWith("\nwhat Maven says\ndezero: the build failed; above is what Maven said\n");
        assertThat(project.resolve("target/launcher/lock")).doesNotExist();
        assertThat(launch("train", "digits").status()).isZero();
    }

    @Test
    void twoAtOnceBuildOnce() throws Exception {
        Process one = start(folder, List.of("MAVEN_SLEEPS=2"), "one", List.of("sh", script(), "train", "digits"));
        Process two = start(folder, List.of("MAVEN_SLEEPS=2"), "two", List.of("sh", script(), "train", "digits"));
        for (Process process : List.of(one, two)) {
            assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
            assertThat(process.exitValue()).isZero();
        }
        assertThat(mavenCalls()).hasSize(1);
        assertThat(Files.readString(folder.resolve("one.err")) + Files.readString(folder.resolve("two.err")))
                .contains("dezero: waiting for another build here to end\n");
        assertThat(Files.readString(folder.resolve("one.out"))).isEqualTo(Files.readString(folder.resolve("two.out")));
    }

    @Test
    void aLockWhoseOwnerIsGoneIsBroken() throws Exception {
        Path lock = Files.createDirectories(project.resolve("target/launcher/lock"));
        // No process has it: it is above what kernels hand out.
        Files.writeString(lock.resolve("pid"), "99999999\n");
        assertThat(launch("train", "digits").status()).isZero();
    }

    // ---- how it runs --------------------------------------------------------------------------------------------

    @Test
    void propertiesBeforeTheCommandGoToTheJvm() throws Exception {
        Launch launch = launch("-Da=b c", "-Dd=e", "tck", "plain", "--golden", "x y");
        assertThat(launch.out())
                .startsWith("<-Da=b c><-Dd=e><-cp><")
                .endsWith("><org.dezero.examples.Main><tck><plain><--golden><x y>\n");
    }

    @Test
    void stepsKnowWhatToExpect() throws Exception {
        String folder = "-Ddezero.steps.expected=" + project.toRealPath()
                + "/examples/src/test/resources/org/dezero/examples/steps";
        assertThat(launch("steps", "3", "--full").out())
                .startsWith("<" + folder + "><-cp><")
                .endsWith("><org.dezero.examples.Main><steps><3><--full>\n");
        assertThat(launch("train", "steps").out()).doesNotContain("dezero.steps.expected");
        assertThat(launch("-Ddezero.steps.expected=mine", "steps", "3").out())
                .startsWith("<-Ddezero.steps.expected=mine><-cp><");
    }

    @Test
    void asksForTheVectorModuleWhereThereIsOne() throws Exception {
        assertThat(launch("train", "digits").out()).doesNotContain("add-modules");
        assertThat(launch(List.of("FAKE_MODULES=jdk.incubator.vector@17.0.1"), "train", "digits")
                        .out())
                .startsWith("<--add-modules><jdk.incubator.vector><-cp>");
    }

    @Test
    void allowsNativeAccessForNd4jOnTheJdksThatWarn() throws Exception {
        String flags = "<--enable-native-access=ALL-UNNAMED><--sun-misc-unsafe-memory-access=allow>";
        assertThat(launch("tck", "nd4j").out()).doesNotContain(flags);
        assertThat(launch(List.of("FAKE_RELEASE=25"), "tck", "nd4j").out()).startsWith(flags + "<-cp>");
        assertThat(launch(List.of("FAKE_RELEASE=25"), "tck", "plain").out()).doesNotContain(flags);
    }

    @Test
    void benchRunsTheBenchmarks() throws Exception {
        assertThat(launch("bench", "quick", "--smoke").out())
                .contains("/dezero-benchmarks-1.jar:")
                .endsWith("><org.dezero.benchmarks.Bench><quick><--smoke>\n");
    }

    @Test
    void runsFromAnywhereAndThroughLinks() throws Exception {
        String expected = launch("train", "digits").out();
        Path elsewhere = Files.createDirectories(folder.resolve("else where/deep"));
        Path link = Files.createSymbolicLink(elsewhere.resolve("link"), Path.of("../../a project/dezero"));
        Path again = Files.createSymbolicLink(folder.resolve("dz"), link);
        assertThat(run(elsewhere, List.of(), List.of("sh", "./link", "train", "digits"))
                        .out())
                .isEqualTo(expected);
        assertThat(run(elsewhere, List.of(), List.of("sh", again.toString(), "train", "digits"))
                        .out())
                .isEqualTo(expected);
        assertThat(run(project, List.of(), List.of("sh", "dezero", "train", "digits"))
                        .out())
                .isEqualTo(expected);
        assertThat(run(project, List.of(), List.of("./dezero", "train", "digits"))
                        .out())
                .isEqualTo(expected);
        assertThat(mavenCalls()).hasSize(1);
    }

    @Test
    void saysWhichJavaItNeeds() throws Exception {
        Launch none = launch(List.of("JAVA_HOME=/nowhere"), "train", "digits");
        assertThat(none.status()).isEqualTo(2);
        assertThat(none.err())
                .isEqualTo("dezero: JAVA_HOME is '/nowhere', where there is no bin/java;"
                        + " set it to a JDK 17 or newer, or unset it\n");
        Launch old = launch(List.of("FAKE_RELEASE=11.0.2"), "train", "digits");
        assertThat(old.status()).isEqualTo(2);
        assertThat(old.err()).endsWith(" is older than Java 17; set JAVA_HOME to a JDK 17 or newer\n");
        executable("home/bin/java", FAKE_JAVA);
        assertThat(launch(List.of("JAVA_HOME=" + folder.resolve("home"), "FAKE_RELEASE=21"), "train", "digits")
                        .status())
                .isZero();
    }

    // ---- around it ----------------------------------------------------------------------------------------------

    private String flavour(String... arguments) throws Exception {
        Path state = project.resolve("target/launcher");
        if (Files.isDirectory(state)) {
            try (var files = Files.list(state)) {
                for (Path pointer :
                        files.filter(p -> p.toString().endsWith(".current")).toList()) {
                    Files.delete(pointer);
                }
            }
        }
        String said = launch(arguments).err();
        assertThat(said).startsWith("dezero: building ").contains(" with ");
        return said.substring(said.indexOf(" with ") + 6, said.indexOf(';'));
    }

    private Launch launch(String... arguments) throws Exception {
        return launch(List.of(), arguments);
    }

    private Launch launch(List<String> environment, String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of("sh", script()));
        command.addAll(List.of(arguments));
        return run(folder, environment, command);
    }

    private Launch run(Path in, List<String> environment, List<String> command) throws Exception {
        Process process = start(in, environment, "launch", command);
        assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        return new Launch(
                process.exitValue(),
                Files.readString(folder.resolve("launch.out")),
                Files.readString(folder.resolve("launch.err")));
    }

    private Process start(Path in, List<String> environment, String name, List<String> command) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(in.toFile())
                .redirectOutput(folder.resolve(name + ".out").toFile())
                .redirectError(folder.resolve(name + ".err").toFile());
        builder.environment().keySet().removeAll(List.of("JAVA_HOME", "DEZERO_BACKEND"));
        builder.environment().merge("PATH", folder.resolve("bin") + ":", (path, bin) -> bin + path);
        builder.environment().put("CALLS", calls.toString());
        builder.environment().put("LIBRARY", folder.resolve("library.jar").toString());
        builder.environment().put("FAKE_RELEASE", "17.0.1");
        for (String variable : environment) {
            int equals = variable.indexOf('=');
            builder.environment().put(variable.substring(0, equals), variable.substring(equals + 1));
        }
        return builder.start();
    }

    private String script() {
        return project.resolve("dezero").toString();
    }

    private List<String> mavenCalls() throws IOException {
        return Files.readAllLines(calls);
    }

    private void executable(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
        assertThat(file.toFile().setExecutable(true)).isTrue();
    }

    /** Makes everything older than a build that starts now, also where times have whole seconds. */
    private void age() throws IOException {
        try (var files = Files.walk(project)) {
            for (Path file : files.toList()) {
                Files.setLastModifiedTime(file, FileTime.from(Instant.now().minusSeconds(60)));
            }
        }
    }

    /** Makes a file newer than every build so far, and older than the next. */
    private void later(Path file) throws IOException {
        try (var files = Files.walk(project.resolve("target/launcher"))) {
            for (Path started : files.filter(p -> p.endsWith("started")).toList()) {
                Files.setLastModifiedTime(started, FileTime.from(Instant.now().minusSeconds(30)));
            }
        }
        Files.setLastModifiedTime(file, FileTime.from(Instant.now().minusSeconds(10)));
    }
}
