package org.dezero.viz;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.dezero.F;
import org.dezero.Variable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Draws in JVMs that have no AWT, no display or no font. */
class WithoutAwtTest {
    private static final String EMPTY_FONTCONFIG =
            "<?xml version=\"1.0\"?><!DOCTYPE fontconfig SYSTEM \"fonts.dtd\"><fontconfig></fontconfig>";

    @TempDir
    Path folder;

    /** What the forked JVM runs: twice, because a second attempt meets classes that failed to initialise. */
    static final class Draw {
        public static void main(String[] args) {
            for (int i = 0; i < 2; i++) {
                try {
                    new LossCurve("loss").add("train", 2, 1).png();
                    System.out.println("png");
                } catch (PictureException e) {
                    System.out.println("no png: " + e.getMessage());
                }
                try {
                    String svg =
                            GraphPicture.of(F.sin(Variable.of(1.0).name("x"))).svg();
                    System.out.println("svg " + svg.contains(">sin<"));
                } catch (PictureException e) {
                    System.out.println("no svg: " + e.getMessage());
                }
            }
        }
    }

    @Test
    void withoutTheModuleJavaDesktop() throws Exception {
        List<String> lines = draw(List.of("--limit-modules", "java.base,java.logging,java.xml"));
        assertThat(lines).hasSize(4);
        assertThat(lines.get(0)).startsWith("no png: this Java lacks the module java.desktop (NoClassDefFoundError: ");
        assertThat(lines.get(1)).isEqualTo("svg true");
        assertThat(lines.get(2)).startsWith("no png: this Java");
        assertThat(lines.get(3)).isEqualTo("svg true");
    }

    @Test
    void withADisplayThatCannotBeOpened() throws Exception {
        List<String> lines = draw(List.of("-Djava.awt.headless=false"), "DISPLAY", ":4711");
        assertThat(lines).hasSize(4);
        // Where the system has no X11, AWT opens its own display, or none is needed.
        assertThat(lines.get(0)).matches("png|no png: this Java cannot draw; it needs AWT's libraries and .*");
        assertThat(lines.get(1)).isEqualTo("svg true");
        assertThat(lines.get(2)).matches("png|no png: this Java cannot draw; it needs AWT's libraries and .*");
        assertThat(lines.get(3)).isEqualTo("svg true");
    }

    @Test
    void withoutFonts() throws Exception {
        Path config = Files.writeString(folder.resolve("fonts.conf"), EMPTY_FONTCONFIG);
        List<String> lines = draw(List.of("-Djava.awt.headless=true"), "FONTCONFIG_FILE", config.toString());
        assertThat(lines).hasSize(4);
        // Some JDKs bring their own list of fonts and find the files without fontconfig.
        assertThat(lines.get(0)).matches("png|no png: this Java cannot draw; it needs AWT's libraries and .*");
        assertThat(lines.get(1)).isEqualTo("svg true");
        assertThat(lines.get(2)).matches("png|no png: this Java cannot draw; it needs AWT's libraries and .*");
        assertThat(lines.get(3)).isEqualTo("svg true");
    }

    private List<String> draw(List<String> options, String... environment) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(System.getProperty("java.home") + File.separator + "bin" + File.separator + "java");
        command.addAll(options);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), Draw.class.getName()));
        File out = folder.resolve("out.txt").toFile();
        File err = folder.resolve("err.txt").toFile();
        ProcessBuilder builder = new ProcessBuilder(command).redirectOutput(out).redirectError(err);
        for (int i = 0; i < environment.length; i += 2) {
            builder.environment().put(environment[i], environment[i + 1]);
        }
        Process process = builder.start();
        assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
        assertThat(process.exitValue()).as(Files.readString(err.toPath())).isZero();
        return Files.readAllLines(out.toPath(), StandardCharsets.UTF_8);
    }
}
