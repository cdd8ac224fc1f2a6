package org.dezero.transforms;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.dezero.array.HostArray;
import org.dezero.random.RandomState;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Transforms on a Java without the module java.desktop. */
class WithoutDesktopTest {
    @TempDir
    Path folder;

    /** What the other process runs. */
    static final class Work {
        public static void main(String[] args) {
            Image image =
                    Image.of(1, 2, Image.Mode.RGB, (byte) 10, (byte) 20, (byte) 30, (byte) 40, (byte) 50, (byte) 60);
            HostArray array = Compose.of(
                            new Convert(Image.Mode.BGR),
                            new RandomHorizontalFlip(1, new RandomState(0)),
                            new Resize(3, 1),
                            new CenterCrop(1))
                    .then(new ToArray())
                    .then(new Normalize(0, 5))
                    .apply(image);
            System.out.println(array.toString().replaceAll("\\s", ""));
            System.out.println(new ToImage().apply(array).equals(Image.mosaic(1, List.of(new ToImage().apply(array)))));
            try {
                image.toBufferedImage();
            } catch (NoClassDefFoundError e) {
                System.out.println("no picture of the JDK");
            }
        }
    }

    @Test
    void onlyPicturesAndTheirFilesNeedIt() throws IOException, InterruptedException {
        Path out = folder.resolve("out.txt");
        Process process = new ProcessBuilder(
                        System.getProperty("java.home") + File.separator + "bin" + File.separator + "java",
                        "--limit-modules",
                        "java.base,java.logging",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Work.class.getName())
                .redirectOutput(out.toFile())
                .redirectErrorStream(true)
                .start();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();

        assertThat(Files.readAllLines(out, StandardCharsets.UTF_8))
                .containsExactly("[[[9.]][[7.]][[5.]]]", "true", "no picture of the JDK");
    }
}
