package org.dezero.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.dezero.Config;
import org.dezero.Scope;
import org.dezero.Variable;
import org.dezero.array.ArrayBackends;
import org.dezero.layers.Linear;
import org.dezero.random.RandomState;
import org.dezero.transforms.Image;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Every example as the command line runs it, on little data and for a short time. */
class ExampleCommandTest {
    private static final String OPTIONS = "NAME [--backend NAME] [--data DIR] [--weights FILE] [--image FILE]"
            + " [--style FILE] [--epochs N] [--seed N] [--out DIR]";

    @TempDir
    Path folder;

    Path files = Path.of("");

    @BeforeEach
    void writeFiles() throws IOException {
        files = SmallImageFiles.write(folder.resolve("files"), 60, 20);
    }

    static Stream<String> backends() {
        return Backends.available();
    }

    @ParameterizedTest
    @MethodSource("backends")
    void mnist(String backend) {
        List<String> out = run(backend, "mnist", "--data", files.toString(), "--epochs", "2");
        assertThat(out)
                .contains("images: the images in " + files + ", 28 x 28 pixels, 60 to train with, 20 to test with");
        assertThat(out.get(3)).matches("epoch 1/2: train loss \\d\\.\\d{4}, accuracy \\d\\.\\d{4}");
        assertThat(out.get(6)).matches(" +test loss \\d\\.\\d{4}, accuracy \\d\\.\\d{4}");
    }

    @ParameterizedTest
    @MethodSource("backends")
    void spiral(String backend) throws IOException {
        List<String> out = run(backend, "spiral", "--epochs", "20");
        assertThat(out.get(2)).startsWith("epoch 10/20: loss ");
        assertThat(out.get(3)).startsWith("epoch 20/20: loss ");
        assertThat(out.get(4)).matches("train accuracy \\d\\.\\d{4}, test accuracy \\d\\.\\d{4}");
        assertPicture(out.get(5), "borders", "spiral.png", 800, 500);
    }

    @ParameterizedTest
    @MethodSource("backends")
    void vae(String backend) throws IOException {
        List<String> out = run(backend, "vae", "--data", files.toString(), "--epochs", "1");
        assertThat(out.get(3))
                .matches(
                        "epoch 0\\.50 of 1: loss \\d+\\.\\d{4} \\(reconstruction \\d+\\.\\d{4}, divergence \\d+\\.\\d{4}\\)");
        assertPicture(out.get(5), "images of a grid in the plane", "vae.png", 15 * 28, 15 * 28);
        assertPicture(out.get(6), "test images and what comes back of them", "vae-test.png", 15 * 28, 2 * 28);
    }

    @ParameterizedTest
    @MethodSource("backends")
    void gan(String backend) throws IOException {
        List<String> out = run(backend, "gan", "--data", files.toString(), "--epochs", "1");
        assertPicture(out.get(3), "images made of noise, before training", "gan-before.png", 280, 280);
        assertThat(out.get(4))
                .matches("epoch 1\\.00 of 1: loss of the discriminator \\d\\.\\d{4}, of the generator \\d\\.\\d{4}");
        assertPicture(out.get(5), "images made of noise", "gan.png", 280, 280);
        assertThat(Files.readAllBytes(folder.resolve("gan.png")))
                .isNotEqualTo(Files.readAllBytes(folder.resolve("gan-before.png")));
    }

    @ParameterizedTest
    @MethodSource("backends")
    void tanh(String backend) throws IOException {
        List<String> out = run(backend, "tanh", "--epochs", "3");
        assertThat(out.get(2)).startsWith("derivative 1 of tanh at 1: 0.4199743416140");
        assertThat(out.get(4)).startsWith("derivative 3 of tanh at 1: 0.621626680771");
        assertThat(out.get(5)).isEqualTo("graph as DOT text: " + folder.resolve("tanh-gx3.dot"));
        assertThat(out.get(6)).isEqualTo("graph: " + folder.resolve("tanh-gx3.svg"));
        assertThat(Files.readString(folder.resolve("tanh-gx3.dot")))
                .startsWith("digraph g {")
                .contains("label=\"gx3\"");
        assertThat(Files.readString(folder.resolve("tanh-gx3.svg"))).contains("<svg", ">gx3<", ">x<");
    }

    @Test
    void aGraphTooLargeToBeDrawnIsStillWrittenAsText() {
        List<String> out = run("plain", "tanh", "--epochs", "10");
        assertThat(out).hasSize(14);
        assertThat(out.get(13)).startsWith("graph: no picture: the graph is too large for the layout (");
        assertThat(folder.resolve("tanh-gx10.dot")).isNotEmptyFile();
    }

    @Test
    void gradCamWithoutWeights() throws IOException {
        List<String> out = run("plain", "gradcam");
        assertThat(out)
                .contains("no --image: a generated image, a ball before a landscape")
                .contains("no --weights: VGG16 has random weights and sees 64 x 64 pixels;"
                        + " it runs, but its result means nothing");
        assertThat(out.get(4)).matches("class \\d{1,3} of ImageNet( \\(.*\\))?, probability 0\\.\\d{4}");
        assertPicture(out.get(5), "where it sees it", "gradcam.png", 320, 240);
    }

    @Test
    void styleWithoutWeights() throws IOException {
        Path image = folder.resolve("image.png");
        Image.of(30, 50, Image.Mode.L, new byte[30 * 50]).write(image);
        List<String> out = run("plain", "style", "--image", image.toString(), "--epochs", "3");
        assertThat(out)
                .contains("image: " + image + ", 50 x 30 pixels")
                .contains("no --style: a generated image, waves in blue and yellow");
        assertThat(out.get(5)).startsWith("step 1/3: loss ");
        assertThat(out.get(7)).startsWith("step 3/3: loss ");
        assertPicture(out.get(8), "painted", "style.png", 50, 30);
    }

    @Test
    void theSameSeedGivesTheSameResult() {
        List<String> once = run("plain", "gan", "--data", files.toString(), "--epochs", "1", "--seed", "5");
        assertThat(run("plain", "gan", "--data", files.toString(), "--epochs", "1", "--seed", "5"))
                .isEqualTo(once);
        assertThat(run("plain", "gan", "--data", files.toString(), "--epochs", "1", "--seed", "6")
                        .get(4))
                .isNotEqualTo(once.get(4));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "\"\"|NAME is missing; possible: {options}",
                "vae gan|unexpected argument 'gan'; possible: {options}",
                "vae --nonsense|unknown option '--nonsense'; possible: {options}",
                "vae --epochs 0|--epochs: '0' is not a whole number from 1 to 10000; possible: {options}",
                "cyclegan|there is no example 'cyclegan'; name mnist, spiral, vae, gan, tanh, gradcam or style",
                "VAE|there is no example 'VAE'; name mnist, spiral, vae, gan, tanh, gradcam or style",
                "tanh --data .|'tanh' takes no --data; leave it out",
                "gradcam --epochs 3|'gradcam' takes no --epochs; leave it out",
                "gradcam --style x|'gradcam' takes no --style; leave it out",
                "mnist --weights x|'mnist' takes no --weights; leave it out",
                "vae --image x|'vae' takes no --image; leave it out",
                "gan --data nowhere|--data 'nowhere' is not there",
                "gradcam --image nowhere|--image 'nowhere' is not there",
                "gradcam --image .|--image '.' is not a file that can be read",
                "style --weights nowhere|--weights 'nowhere' is not there",
                "style --style nowhere|--style 'nowhere' is not there",
            })
    void wrongInputIsAnsweredInOneLine(String words, String what) {
        CommandLineRun run = CommandLineRun.of(("example " + words).strip().split(" "));
        assertThat(run.err()).containsExactly("dezero example: " + what.replace("{options}", OPTIONS));
        assertThat(run.out()).isEmpty();
        assertThat(run.status()).isEqualTo(2);
    }

    @Test
    void filesThatCannotBeUsedAreAnsweredInOneLine() throws IOException {
        Path text = Files.writeString(folder.resolve("text"), "this is neither");
        assertUnusable("gradcam", "--image", text, "--image: " + text + ": not a picture");
        assertUnusable("style", "--style", text, "--style: " + text + ": not a picture");
        assertUnusable("gradcam", "--weights", text, "--weights: ");
        assertUnusable(
                "vae", "--data", Files.createDirectory(folder.resolve("empty")), "MNIST: no train-images-idx3-ubyte");
        SmallImageFiles.write(files, 3, 0);
        assertUnusable("vae", "--data", files, "the images in " + files + " are 3 to train with and 0 to test with");
    }

    @Test
    void derivativesOfTooHighAnOrderAreRefused() {
        CommandLineRun run = CommandLineRun.of("example", "tanh", "--epochs", "11", "--out", folder.toString());
        assertThat(run.err())
                .containsExactly("dezero example: --epochs: the derivative of order 11 is too large to be shown;"
                        + " 10 is the highest");
        assertThat(run.status()).isEqualTo(2);
    }

    @Test
    void weightsOfAnotherModelAreAnsweredInOneLine() throws IOException {
        Path other = folder.resolve("other.npz");
        try (Scope scope = Config.backend(ArrayBackends.get("plain"))) {
            Linear layer = new Linear(2, new RandomState(0));
            layer.apply(Variable.of(new float[] {1, 2}, 1, 2));
            layer.saveWeights(other);
        }
        assertUnusable("style", "--weights", other, "--weights: loadWeights: " + other + " does not fit");
    }

    private void assertUnusable(String name, String option, Path value, String message) {
        CommandLineRun run = CommandLineRun.of("example", name, option, value.toString(), "--out", folder.toString());
        assertThat(run.err()).hasSize(1);
        assertThat(run.err().get(0)).startsWith("dezero example: " + message);
        assertThat(run.status()).isEqualTo(2);
    }

    private List<String> run(String backend, String name, String... options) {
        String[] args = Stream.concat(
                        Stream.of("example", name, "--backend", backend, "--out", folder.toString()),
                        Stream.of(options))
                .toArray(String[]::new);
        CommandLineRun run = CommandLineRun.of(args);
        assertThat(run.err()).isEmpty();
        assertThat(run.status()).isZero();
        assertThat(run.out().get(0)).startsWith(name + ": ");
        assertThat(run.out().get(1)).startsWith("backend '" + backend + "' (org.dezero.");
        return run.out();
    }

    private void assertPicture(String line, String what, String name, int width, int height) throws IOException {
        Path file = folder.resolve(name);
        assertThat(line).isEqualTo(what + ": " + file);
        assertThat(Files.readAllBytes(file)).startsWith((byte) 0x89, 'P', 'N', 'G');
        Image picture = Image.read(file);
        assertThat(picture.width()).isEqualTo(width);
        assertThat(picture.height()).isEqualTo(height);
    }
}
