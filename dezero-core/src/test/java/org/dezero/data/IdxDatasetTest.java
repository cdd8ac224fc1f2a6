package org.dezero.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.dezero.array.DType;
import org.dezero.array.HostArray;
import org.dezero.array.Shape;
import org.dezero.random.RandomState;
import org.dezero.transforms.Compose;
import org.dezero.transforms.Flatten;
import org.dezero.transforms.Image;
import org.dezero.transforms.Normalize;
import org.dezero.transforms.Resize;
import org.dezero.transforms.ToArray;
import org.dezero.transforms.ToFloat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class IdxDatasetTest {
    /** 16 and 6 drawn images in the files' format: names with a hyphen and with a dot, packed and not. */
    private static final Path DRAWN = drawn();

    private static final Path DEBIAN = Path.of("/usr/share/datasets/fashion-mnist");

    @TempDir
    Path folder;

    private static Path drawn() {
        try {
            return Path.of(Objects.requireNonNull(IdxDatasetTest.class.getResource("fashion"))
                    .toURI());
        } catch (URISyntaxException e) {
            throw new AssertionError(e);
        }
    }

    /** An IDX file: the header's words, then bytes. */
    private static byte[] idx(int[] header, byte... values) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        for (int word : header) {
            out.writeInt(word);
        }
        out.write(values);
        return bytes.toByteArray();
    }

    private static byte[] gzip(byte[] content) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
            out.write(content);
        }
        return bytes.toByteArray();
    }

    private void images(byte[] content) throws IOException {
        Files.write(folder.resolve("train-images-idx3-ubyte"), content);
    }

    private void labels(byte[] content) throws IOException {
        Files.write(folder.resolve("train-labels-idx1-ubyte"), content);
    }

    private static byte[] twoImages() throws IOException {
        byte[] pixels = new byte[2 * 784];
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = (byte) (i % 251);
        }
        return idx(new int[] {0x803, 2, 28, 28}, pixels);
    }

    private static byte[] twoLabels() throws IOException {
        return idx(new int[] {0x801, 2}, (byte) 7, (byte) 3);
    }

    private void fails(String... parts) {
        assertThatExceptionOfType(UncheckedIOException.class)
                .isThrownBy(() -> MNIST.from(folder, true))
                .satisfies(e -> assertThat(e.getMessage()).contains(parts));
    }

    @Test
    void filesAreFoundByEitherNamePackedOrNot() {
        FashionMNIST train = FashionMNIST.from(DRAWN, true);
        FashionMNIST test = FashionMNIST.from(DRAWN, false);

        assertThat(train.size()).isEqualTo(16);
        assertThat(test.size()).isEqualTo(6);
        assertThat(train.gather(0, 1, 15).t().longs()).containsExactly(9, 0, 8);
        assertThat(test.gather(0, 1, 5).t().longs()).containsExactly(9, 2, 1);
        // Row label + 3 of each drawn image is white.
        assertThat(train.get(0).x().floats()[12 * 28 + 5]).isEqualTo(1);
        assertThat(test.get(1).x().floats()[5 * 28 + 5]).isEqualTo(1);
        assertThat(FashionMNIST.labels().get(9)).isEqualTo("Ankle boot");
        assertThat(MNIST.labels()).hasSize(10).startsWith("0", "1");
    }

    @Test
    void examplesAreDeZeros() throws IOException {
        images(twoImages());
        labels(twoLabels());
        MNIST set = MNIST.from(folder, true);

        Example one = set.get(1);
        assertThat(one.x().shape()).isEqualTo(Shape.of(784));
        assertThat(one.x().dtype()).isEqualTo(DType.FLOAT32);
        assertThat(one.x().floats()[0]).isEqualTo((784 % 251) / 255f);
        assertThat(one.t().shape()).isEqualTo(Shape.SCALAR);
        assertThat(one.t().dtype()).isEqualTo(DType.INT64);
        assertThat(one.t().longs()).containsExactly(3);
        assertThat(set.imageShape()).isEqualTo(Shape.of(1, 28, 28));

        Example both = set.gather(1, 0, 1);
        assertThat(both.x().shape()).isEqualTo(Shape.of(3, 784));
        assertThat(both.t().longs()).containsExactly(3, 7, 3);
        assertThat(Arrays.copyOfRange(both.x().floats(), 784, 1568))
                .containsExactly(set.get(0).x().floats());
        assertThat(set.gather().x().shape()).isEqualTo(Shape.of(0, 784));
    }

    @Test
    void imagesAndRawBytesAreTheSameExamplesInOtherForms() throws IOException {
        images(twoImages());
        labels(twoLabels());
        MNIST set = MNIST.from(folder, true);

        Example image = set.images().get(1);
        assertThat(image.x().shape()).isEqualTo(Shape.of(1, 28, 28));
        assertThat(image.x().floats()).containsExactly(set.get(1).x().floats());
        assertThat(set.flat().get(1).x().shape()).isEqualTo(Shape.of(784));
        Example raw = set.raw().get(0);
        assertThat(raw.x().shape()).isEqualTo(Shape.of(1, 28, 28));
        assertThat(raw.x().dtype()).isEqualTo(DType.INT64);
        assertThat(raw.x().longs()[250]).isEqualTo(250);
        assertThat(raw.t().longs()).containsExactly(7);
        assertThat(set.raw().gather(0, 1).x().shape()).isEqualTo(Shape.of(2, 1, 28, 28));
    }

    @Test
    void theNumberOfAnExampleIsChecked() throws IOException {
        images(twoImages());
        labels(twoLabels());
        MNIST set = MNIST.from(folder, true);

        assertThatExceptionOfType(IndexOutOfBoundsException.class).isThrownBy(() -> set.get(2));
        assertThatExceptionOfType(IndexOutOfBoundsException.class).isThrownBy(() -> set.gather(0, -1));
    }

    @Test
    void otherLibrariesFoldersAreLookedAtToo() throws IOException {
        Path raw = Files.createDirectories(folder.resolve("MNIST/raw"));
        Files.write(raw.resolve("t10k-images-idx3-ubyte.gz"), gzip(twoImages()));
        Files.write(raw.resolve("t10k-labels-idx1-ubyte"), gzip(twoLabels()));

        assertThat(MNIST.from(folder, false).size()).isEqualTo(2);
        assertThat(MNIST.from(folder.resolve("MNIST"), false).size()).isEqualTo(2);
    }

    @Test
    void missingFilesAreNamed() throws IOException {
        fails(
                "no train-images-idx3-ubyte and train-labels-idx1-ubyte",
                folder.toString(),
                "is empty",
                "give the folder");
        labels(twoLabels());
        fails("train-labels-idx1-ubyte is there, but not its other half, train-images-idx3-ubyte");
        assertThatExceptionOfType(UncheckedIOException.class)
                .isThrownBy(() -> MNIST.from(folder.resolve("nowhere"), true))
                .withMessageContaining("does not exist");
        assertThatExceptionOfType(UncheckedIOException.class)
                .isThrownBy(() -> MNIST.from(folder, false))
                .withMessageContaining("holds train-labels-idx1-ubyte");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0x803 2 28 28 | 1567 | truncated: 1567 bytes of elements, expected 1568 for [2, 28, 28]",
                "0x803 2 28 28 | 1569 | oversized: bytes follow after the 1568 bytes",
                "0x803 2 28 | 0 | truncated: the header ends after 12 bytes instead of 16",
                "0x12345678 2 28 28 | 1568 | not an IDX file: begins with 0x12345678, expected 0x00000803",
                "0xD03 2 28 28 | 1568 | elements are 32-bit floats: begins with 0x00000d03, expected 0x00000803",
                "0x703 2 28 28 | 1568 | elements are of no type",
                "0x801 1568 | 1568 | number of axes is 1: begins with 0x00000801, expected 0x00000803",
                "0x803 -2 28 28 | 1568 | negative length: the header says [-2, 28, 28]",
                "0x803 2 -28 -28 | 1568 | negative length: the header says [2, -28, -28]",
                "0x803 2 784 1 | 1568 | entries are [784, 1], expected [28, 28]",
                "0x803 2 65536 65536 | 1568 | entries are [65536, 65536], expected [28, 28]",
                "0x803 2147483647 28 28 | 1568 | too large: the header says [2147483647, 28, 28], that is 1683627179248",
                "0x803 2739137 28 28 | 1568 | truncated: 1568 bytes of elements, expected 2147483408",
            })
    void damagedImagesAreRefused(String header, int bytes, String message) throws IOException {
        labels(twoLabels());
        int[] words = Arrays.stream(header.split(" "))
                .mapToInt(w -> (int) (long) Long.decode(w))
                .toArray();
        String file = folder.resolve("train-images-idx3-ubyte") + ": ";
        images(idx(words, new byte[bytes]));
        fails(file + message, "; g");
        images(gzip(idx(words, new byte[bytes])));
        fails(file + message, "; g");
    }

    @Test
    void damagedGzipFilesAreRefused() throws IOException {
        labels(twoLabels());
        byte[] packed = gzip(twoImages());
        images(Arrays.copyOf(packed, packed.length / 2));
        fails("damaged: not a complete gzip file");
        images(Arrays.copyOf(packed, 5));
        fails("damaged: not a complete gzip file");
        // All the elements are there, but the checksum after them is not theirs.
        packed[packed.length - 6] ^= 1;
        images(packed);
        fails("damaged: not a complete gzip file", "get the file again");
        images(new byte[0]);
        fails("not an IDX file: it has 0 bytes");
    }

    @Test
    void aBombIsReadNoFurtherThanItsHeaderPromises() throws IOException {
        labels(twoLabels());
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
            out.write(idx(new int[] {0x803, 2, 28, 28}));
            byte[] zeros = new byte[1 << 20];
            for (int i = 0; i < 64; i++) {
                out.write(zeros);
            }
        }
        images(bytes.toByteArray());
        fails("oversized");
    }

    @Test
    void labelsMustFitTheImages() throws IOException {
        images(twoImages());
        labels(idx(new int[] {0x801, 3}, new byte[3]));
        fails("has 2 images", "3 labels", "two files that belong together");
        labels(idx(new int[] {0x801, 2}, (byte) 9, (byte) 10));
        fails("label 1 is 10, expected 0 to 9");
        labels(idx(new int[] {0x801, 2}, (byte) -1, (byte) 0));
        fails("label 0 is 255, expected 0 to 9");
        labels(twoImages());
        fails("number of axes is 3", "give the file with the labels");
    }

    @Test
    void noExamplesAreADatasetToo() throws IOException {
        images(idx(new int[] {0x803, 0, 28, 28}));
        labels(idx(new int[] {0x801, 0}));

        assertThat(MNIST.from(folder, true).size()).isZero();
    }

    /** The drawn images, and the seventy thousand where Debian's package is installed. */
    static Stream<Arguments> folders() {
        Arguments drawn = Arguments.of(DRAWN, 16, 6, 0.34386);
        // 0.2860 is the published mean of the training images.
        return Files.exists(DEBIAN.resolve("train-images-idx3-ubyte.gz"))
                ? Stream.of(drawn, Arguments.of(DEBIAN, 60_000, 10_000, 0.2860))
                : Stream.of(drawn);
    }

    @ParameterizedTest
    @MethodSource("folders")
    void aWholeDatasetIsReadAndGathered(Path from, int trainSize, int testSize, double mean) {
        FashionMNIST train = FashionMNIST.from(from, true);
        FashionMNIST test = FashionMNIST.from(from, false);

        assertThat(train.size()).isEqualTo(trainSize);
        assertThat(test.size()).isEqualTo(testSize);
        // The first labels of the real files; the drawn ones begin alike.
        assertThat(train.gather(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11).t().longs())
                .containsExactly(9, 0, 0, 3, 0, 2, 7, 2, 5, 5, 0, 9);
        assertThat(test.gather(0, 1, 2, 3, 4, 5).t().longs()).containsExactly(9, 2, 1, 1, 6, 1);

        double sum = 0;
        int seen = 0;
        int[] order = new RandomState(0).permutation(train.size());
        for (int k = 0; k < order.length; k += 100) {
            Example batch = train.gather(Arrays.copyOfRange(order, k, Math.min(k + 100, order.length)));
            for (float v : batch.x().floats()) {
                sum += v;
            }
            seen += batch.t().size();
        }
        assertThat(seen).isEqualTo(trainSize);
        assertThat(sum / seen / 784).isCloseTo(mean, within(0.0001));
    }

    @Test
    void theFashionFilesAreFoundWhereTheyAreInstalledOrCached() throws IOException {
        System.setProperty("dezero.cache", folder.toString());
        try {
            Path cached = folder.resolve("fashion-mnist");
            boolean installed = Files.exists(DEBIAN.resolve("t10k-images-idx3-ubyte.gz"));
            assertThat(FashionMNIST.local(false).map(FashionMNIST::size))
                    .isEqualTo(installed ? Optional.of(10_000) : Optional.empty());
            assertThat(MNIST.local(false)).isEmpty();

            Files.createDirectories(cached);
            Files.write(cached.resolve("t10k-images-idx3-ubyte.gz"), gzip(twoImages()));
            Files.write(cached.resolve("t10k-labels-idx1-ubyte.gz"), gzip(twoLabels()));
            assertThat(new FashionMNIST(false).size()).isEqualTo(2);
        } finally {
            System.clearProperty("dezero.cache");
        }
    }

    /** As it is published, but here. */
    private static IdxSource published(FileServer server, byte[] images, byte[] labels) throws Exception {
        server.files.put("/mnist/train-images-idx3-ubyte.gz", images);
        server.files.put("/mnist/train-labels-idx1-ubyte.gz", labels);
        MessageDigest sum = MessageDigest.getInstance("SHA-256");
        IdxSource.Facts x = new IdxSource.Facts(images.length, HexFormat.of().formatHex(sum.digest(images)));
        IdxSource.Facts t = new IdxSource.Facts(labels.length, HexFormat.of().formatHex(sum.digest(labels)));
        return new IdxSource(
                "MNIST",
                "mnist/",
                List.of(Path.of("no", "such", "folder")),
                " buy it,",
                server.address("/mnist"),
                x,
                t,
                x,
                t);
    }

    @Test
    void whatIsNotHereIsDownloadedOnce() throws Exception {
        System.setProperty("dezero.cache", folder.toString());
        try (FileServer server = new FileServer()) {
            IdxSource source = published(server, gzip(twoImages()), gzip(twoLabels()));

            assertThat(source.local(true)).isEmpty();
            assertThat(source.open(true).labels).containsExactly(7, 3);
            assertThat(source.open(true).labels).containsExactly(7, 3);
            assertThat(server.requests)
                    .containsExactly("/mnist/train-images-idx3-ubyte.gz", "/mnist/train-labels-idx1-ubyte.gz");
            assertThat(source.local(true)).isPresent();
            assertThat(folder.resolve("mnist/train-images-idx3-ubyte.gz")).exists();

            assertThatExceptionOfType(UncheckedIOException.class)
                    .isThrownBy(() -> source.open(false))
                    .withMessageContaining("MNIST: no data: none in [" + folder.resolve("mnist"))
                    .withMessageContaining(Path.of("no", "such", "folder") + "]")
                    .withMessageContaining("t10k-images-idx3-ubyte.gz: the server answers 404")
                    .withMessageContaining(
                            "otherwise buy it, give a folder to MNIST.from, or put t10k-images-idx3-ubyte.gz")
                    .withMessageEndingWith("into " + folder.resolve("mnist"));
        } finally {
            System.clearProperty("dezero.cache");
        }
    }

    @Test
    void aDownloadThatIsNotThePublishedFileIsNotKept() throws Exception {
        System.setProperty("dezero.cache", folder.toString());
        try (FileServer server = new FileServer()) {
            IdxSource source = published(server, gzip(twoImages()), gzip(twoLabels()));
            byte[] other = gzip(twoImages());
            other[9] ^= 1;
            server.files.put("/mnist/train-images-idx3-ubyte.gz", other);

            assertThatExceptionOfType(UncheckedIOException.class)
                    .isThrownBy(() -> source.open(true))
                    .withMessageContaining("SHA-256 is ");
            assertThat(folder.resolve("mnist/train-images-idx3-ubyte.gz")).doesNotExist();
        } finally {
            System.clearProperty("dezero.cache");
        }
    }

    @Test
    void addressesOfTheWebAreKeptInTheCacheFolder() throws Exception {
        System.setProperty("dezero.cache", folder.toString());
        try (FileServer server = new FileServer()) {
            server.files.put("/a/train-images-idx3-ubyte.gz", gzip(twoImages()));
            server.files.put("/a/train-labels-idx1-ubyte", twoLabels());

            assertThat(MNIST.from(server.address("/a"), true).label(0)).isEqualTo(7);
            assertThat(server.requests)
                    .containsExactly(
                            "/a/train-images-idx3-ubyte.gz",
                            "/a/train-labels-idx1-ubyte.gz",
                            "/a/train-labels-idx1-ubyte");
            server.requests.clear();
            assertThat(FashionMNIST.from(server.address("/a"), true).label(1)).isEqualTo(3);
            assertThat(server.requests).isEmpty();
            // The address of one of the files is that of its folder.
            assertThat(MNIST.from(server.address("/a/train-images-idx3-ubyte.gz"), true)
                            .size())
                    .isEqualTo(2);

            server.files.put("/b/train-labels-idx1-ubyte.gz", gzip(idx(new int[] {0x801, 2}, (byte) 1, (byte) 1)));
            server.files.put("/b/train-images-idx3-ubyte.gz", gzip(twoImages()));
            assertThat(MNIST.from(server.address("/b/"), true).label(0)).isEqualTo(1);
            assertThatExceptionOfType(UncheckedIOException.class)
                    .isThrownBy(() -> MNIST.from(server.address("/b/"), false))
                    .withMessageContaining("/b/t10k-images-idx3-ubyte: the server answers 404");
        } finally {
            System.clearProperty("dezero.cache");
        }
    }

    @Test
    void addressesOfThisMachineAreFolders() throws IOException {
        images(twoImages());
        labels(twoLabels());

        assertThat(MNIST.from(folder.toUri(), true).size()).isEqualTo(2);
        assertThat(MNIST.from(folder.resolve("train-images-idx3-ubyte").toUri(), true)
                        .size())
                .isEqualTo(2);
        for (String wrong : List.of("ftp://host/mnist", "mnist", "file:mnist")) {
            assertThatExceptionOfType(UncheckedIOException.class)
                    .isThrownBy(() -> MNIST.from(URI.create(wrong), true))
                    .withMessageContaining("MNIST: not an address of a file: " + wrong);
        }
    }

    @Test
    void transformsOfOnesOwnGetTheBytes() throws Exception {
        System.setProperty("dezero.cache", folder.toString());
        try {
            images(twoImages());
            labels(twoLabels());
            MNIST usual = new MNIST(true);
            Compose<HostArray, HostArray> book = Compose.of(new Flatten(), new ToFloat(), new Normalize(0, 255));
            MNIST own = new MNIST(true, book);
            assertThat(own.gather(1, 0).x().floats())
                    .containsExactly(usual.gather(1, 0).x().floats());
            assertThat(own.get(1).x().shape()).isEqualTo(Shape.of(784));
            assertThat(own.get(1).t().longs()).containsExactly(3);
            assertThat(own.images().get(1).x().shape()).isEqualTo(Shape.of(1, 28, 28));

            MNIST both = new MNIST(true, new ToFloat(), t -> HostArray.of(new boolean[] {t.longs()[0] > 4}));
            assertThat(both.get(0).x().floats()[200]).isEqualTo(200);
            assertThat(both.gather(0, 1).t().booleans()).containsExactly(true, false);
        } finally {
            System.clearProperty("dezero.cache");
        }
    }

    @Test
    void picturesOfTheImages() throws IOException {
        images(twoImages());
        labels(twoLabels());
        MNIST set = MNIST.from(folder, true);

        Image second = set.image(1);
        assertThat(second).hasToString("L 28 x 28");
        assertThat(second.get(27, 27, 0)).isEqualTo(1567 % 251);
        assertThat(set.label(1)).isEqualTo(3);
        assertThatExceptionOfType(IndexOutOfBoundsException.class).isThrownBy(() -> set.image(2));
        assertThatExceptionOfType(IndexOutOfBoundsException.class).isThrownBy(() -> set.label(-1));
        Dataset small = set.pictures(Compose.of(new Resize(14)).then(new ToArray()));
        assertThat(small.gather(0, 1).x().shape()).isEqualTo(Shape.of(2, 1, 14, 14));
        assertThat(small.get(1).t().longs()).containsExactly(3);

        RandomState replay = new RandomState(4);
        Image shown = set.show(3, 2, new RandomState(4));
        assertThat(shown).hasToString("L 84 x 56");
        for (int k = 0; k < 6; k++) {
            Image chosen = set.image((int) replay.randint(0, 2));
            assertThat(shown.get(k / 2 * 28 + 27, k % 2 * 28 + 27, 0)).isEqualTo(chosen.get(27, 27, 0));
        }
        assertThat(set.show()).hasToString("L 280 x 280");
        assertThatIllegalArgumentException().isThrownBy(() -> set.show(0, 5));
    }
}
