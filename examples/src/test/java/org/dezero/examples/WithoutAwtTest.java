package org.dezero.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The main job on a Java without the module java.desktop. */
class WithoutAwtTest {
    @Test
    void endsWellAndSaysWhyThereIsNoChart(@TempDir Path folder) throws Exception {
        File out = folder.resolve("out.txt").toFile();
        File err = folder.resolve("err.txt").toFile();
        Process process = new ProcessBuilder(
                        System.getProperty("java.home") + File.separator + "bin" + File.separator + "java",
                        "-Ddezero.simd=off",
                        "--limit-modules",
                        "java.base,java.logging,java.management,java.xml",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Main.class.getName(),
                        "train",
                        "digits",
                        "--epochs",
                        "2",
                        "--out",
                        folder.toString())
                .redirectOutput(out)
                .redirectError(err)
                .start();
        assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
        assertThat(Files.readString(err.toPath())).isEmpty();
        assertThat(process.exitValue()).isZero();
        List<String> lines = Files.readAllLines(out.toPath());
        assertThat(lines)
                .anyMatch(l -> l.startsWith("loss curve: no picture: this Java lacks the module java.desktop ("))
                .anyMatch(l -> l.startsWith("graph: ") && l.endsWith("digits-graph.svg"));
        assertThat(lines.get(lines.size() - 1)).matches("test accuracy: 0\\.\\d{3}");
        assertThat(folder.resolve("digits-graph.svg")).isNotEmptyFile();
        assertThat(folder.resolve("digits-loss.png")).doesNotExist();
    }
}
