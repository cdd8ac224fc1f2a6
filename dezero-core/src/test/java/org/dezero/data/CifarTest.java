package org.dezero.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Objects;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.dezero.array.DType;
import org.dezero.array.HostArray;
import org.dezero.array.Shape;
import org.dezero.transforms.Compose;
import org.dezero.transforms.Image;
import org.dezero.transforms.Normalize;
import org.dezero.transforms.ToFloat;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CifarTest {
    /** Archives as Python's tarfile packs them, of a few images: red grows to the right, green downwards, blue is constant. */
    private static final Path DRAWN = drawn();

    private static final int RECORD = 1 + 3072;

    @TempDir
    Path folder;

    private static Path drawn() {
        try {
            return Path.of(
                    Objects.requireNonNull(CifarTest.class.getResource("cifar")).toURI());
        } catch (URISyntaxException e) {
            throw new AssertionError(e);
        }
    }

    @BeforeEach
    void cache() {
        System.setProperty("dezero.cache", folder.resolve("cache").toString());
    }

    @AfterEach
    void usualCache() {
        System.clearProperty("dezero.cache");
    }

    private static byte[] unpacked(String name) throws IOException {
        byte[] packed = Files.readAllBytes(DRAWN.resolve(name));
        try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(packed))) {
            return in.readAllBytes();
        }
    }

    private static byte[] packed(byte[] content) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
            out.write(content);
        }
        return bytes.toByteArray();
    }

    private void fails(Path place, boolean train, String... parts) {
        assertThatExceptionOfType(UncheckedIOException.class)
                .isThrownBy(() -> CIFAR10.from(place, train))
                .satisfies(e -> assertThat(e.getMessage()).contains(parts));
    }

    private Path testBatch(byte... content) throws IOException {
        return Files.write(folder.resolve("test_batch.bin"), content);
    }

    @Test
    void theArchiveIsReadAsItIs() {
        CIFAR10 train = CIFAR10.from(DRAWN.resolve("cifar-10-binary.tar.gz"), true);
        CIFAR10 test = CIFAR10.from(DRAWN, false);

        assertThat(train.gather(0, 1, 2, 3, 4, 5, 6, 7, 8, 9).t().longs())
                .containsExactly(1, 8, 2, 7, 3, 6, 4, 5, 5, 4);
        assertThat(train.size()).isEqualTo(10);
        assertThat(train.image(8).get(0, 0, 2)).isEqualTo(50);
        assertThat(test.gather(0, 1, 2).t().longs()).containsExactly(3, 8, 0);
        assertThat(CIFAR10.labels().get(test.label(2))).isEqualTo("airplane");
        assertThat(CIFAR10.labels()).hasSize(10).doesNotHaveDuplicates();
    }

    @Test
    void valuesRunFromMinusOneToOne() {
        CIFAR10 train = CIFAR10.from(DRAWN, true);
        Example one = train.get(2);

        assertThat(one.x().shape()).isEqualTo(Shape.of(3, 32, 32));
        assertThat(one.x().dtype()).isEqualTo(DType.FLOAT32);
        float[] x = one.x().floats();
        // Red at row 3, column 5; green there; blue.
        assertThat(x[3 * 32 + 5]).isEqualTo((40 / 255f - 0.5f) / 0.5f);
        assertThat(x[1024 + 3 * 32 + 5]).isEqualTo((24 / 255f - 0.5f) / 0.5f);
        assertThat(x[2048]).isEqualTo((20 / 255f - 0.5f) / 0.5f);
        assertThat(x[0]).isEqualTo(-1);
        assertThat(train.flat().get(2).x().shape()).isEqualTo(Shape.of(3072));
        assertThat(train.raw().get(2).x().longs()[2048]).isEqualTo(20);
        // What DeZero makes of it.
        Compose<HostArray, HostArray> dezero = Compose.of(new ToFloat(), new Normalize(0.5, 0.5));
        assertThat(train.raw().transform(dezero).get(2).x().floats()[2048]).isEqualTo(39);
    }

    @Test
    void picturesHaveTheirColours() {
        Image picture = CIFAR10.from(DRAWN, false).image(1);

        assertThat(picture).hasToString("RGB 32 x 32");
        assertThat(picture.get(3, 5, 0)).isEqualTo(40);
        assertThat(picture.get(3, 5, 1)).isEqualTo(24);
        assertThat(picture.get(3, 5, 2)).isEqualTo(201);
    }

    @Test
    void theFilesOfAFolderAreAsGood() throws IOException {
        byte[] tar = unpacked("cifar-10-binary.tar.gz");
        Files.write(folder.resolve("cifar-10-binary.tar"), tar);
        assertThat(CIFAR10.from(folder, true).size()).isEqualTo(10);
        Files.delete(folder.resolve("cifar-10-binary.tar"));

        Path bin = Files.createDirectories(folder.resolve("cifar-10-batches-bin"));
        byte[] record = new byte[RECORD];
        for (int i = 1; i <= 5; i++) {
            record[0] = (byte) i;
            Files.write(bin.resolve("data_batch_" + i + ".bin"), i == 2 ? packed(record) : record);
        }
        for (Path place : new Path[] {folder, bin, bin.resolve("data_batch_3.bin")}) {
            assertThat(CIFAR10.from(place, true).gather(0, 1, 2, 3, 4).t().longs())
                    .containsExactly(1, 2, 3, 4, 5);
        }
        Files.delete(bin.resolve("data_batch_4.bin"));
        fails(bin, true, "CIFAR10: no data_batch_4.bin in " + bin);
    }

    @Test
    void aHundredKindsHaveTwoLabels() {
        CIFAR100 fine = CIFAR100.from(DRAWN, true, CIFAR100.LabelType.FINE);
        CIFAR100 coarse = CIFAR100.from(DRAWN, true, CIFAR100.LabelType.COARSE);

        assertThat(fine.gather(0, 1, 2).t().longs()).containsExactly(19, 99, 4);
        assertThat(coarse.gather(0, 1, 2).t().longs()).containsExactly(11, 15, 0);
        assertThat(fine.image(2)).isEqualTo(coarse.image(2));
        assertThat(fine.image(2).get(31, 31, 2)).isEqualTo(3);
        assertThat(CIFAR100.from(DRAWN, false, CIFAR100.LabelType.FINE).label(0))
                .isEqualTo(49);

        assertThat(CIFAR100.labels()).hasSize(100).isSorted().doesNotHaveDuplicates();
        assertThat(CIFAR100.labels().get(19)).isEqualTo("cattle");
        assertThat(CIFAR100.labels(CIFAR100.LabelType.COARSE)).hasSize(20).isSorted();
        assertThat(CIFAR100.labels(CIFAR100.LabelType.COARSE).get(11)).isEqualTo("large omnivores and herbivores");
        assertThat(CIFAR100.labels(CIFAR100.LabelType.FINE)).isEqualTo(CIFAR100.labels());
    }

    @Test
    void recordsAreChecked() throws IOException {
        fails(testBatch(new byte[RECORD + 1]), false, "test_batch.bin: truncated, or not of CIFAR10", "3074 bytes");
        byte[] wrong = new byte[2 * RECORD];
        wrong[RECORD] = 10;
        fails(testBatch(wrong), false, "test_batch.bin: label of record 1 is 10, expected 0 to 9");
        assertThat(CIFAR10.from(testBatch(), false).size()).isZero();

        ByteArrayOutputStream bomb = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(bomb)) {
            byte[] zeros = new byte[1 << 20];
            for (int i = 0; i < 180; i++) {
                out.write(zeros);
            }
        }
        fails(testBatch(bomb.toByteArray()), false, "it has at least ", "expected were up to 60000 records of 3073");
    }

    @Test
    void damagedArchivesAreRefused() throws IOException {
        byte[] tar = unpacked("cifar-10-binary.tar.gz");
        Path file = folder.resolve("a");

        fails(Files.write(file, Arrays.copyOf(tar, 5000)), false, file + ": truncated: it ends within test_batch.bin");
        fails(Files.write(file, Arrays.copyOf(tar, 900)), false, file + ": truncated");
        fails(Files.write(file, Arrays.copyOf(tar, 100)), false, file + ": not a tar archive: it has 100 bytes");
        byte[] packed = packed(tar);
        fails(Files.write(file, Arrays.copyOf(packed, packed.length - 9)), false, "not a complete gzip file");
        // The checksum of gzip comes after the last file.
        packed[packed.length - 7] ^= 1;
        fails(Files.write(file, packed), false, "not a complete gzip file");

        byte[] sum = tar.clone();
        sum[3]++;
        fails(Files.write(file, sum), false, "the checksum of the header of entry 1 is wrong");
        byte[] size = tar.clone();
        size[512 + 124] = 'x';
        fails(Files.write(file, sized(size, 512)), false, "a number in the header of entry 2 is 'x");
        byte[] huge = tar.clone();
        System.arraycopy("77777777777\0".getBytes(StandardCharsets.US_ASCII), 0, huge, 512 + 124, 12);
        fails(Files.write(file, sized(huge, 512)), false, "more than 10000 entries or 1073741824 bytes");
        byte[] large = tar.clone();
        System.arraycopy("01777777777\0".getBytes(StandardCharsets.US_ASCII), 0, large, 512 + 124, 12);
        fails(Files.write(file, sized(large, 512)), false, "truncated, or not of CIFAR10: it has at least 268435455");

        fails(DRAWN.resolve("cifar-100-binary.tar.gz"), true, "no data_batch_1.bin in it; give cifar-10-binary.tar.gz");
    }

    /** With the right checksum in the header at {@code at}. */
    private static byte[] sized(byte[] tar, int at) {
        Arrays.fill(tar, at + 148, at + 156, (byte) ' ');
        int sum = 0;
        for (int i = at; i < at + 512; i++) {
            sum += tar[i] & 0xFF;
        }
        byte[] digits = String.format("%06o\0 ", sum).getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(digits, 0, tar, at + 148, 8);
        return tar;
    }

    @Test
    void anArchiveOfEndlesslyManyEntriesIsLeft() throws IOException {
        byte[] entry = Arrays.copyOf(unpacked("cifar-10-binary.tar.gz"), 512);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
            for (int i = 0; i < 10_001; i++) {
                out.write(entry);
            }
        }
        fails(Files.write(folder.resolve("a"), bytes.toByteArray()), true, "more than 10000 entries");
    }

    @Test
    void whatIsMissingIsSaid() {
        fails(folder, true, "neither data_batch_1.bin nor cifar-10-binary.tar.gz in " + folder, "the binary version");
        fails(folder.resolve("nowhere"), false, "which is no folder");
    }

    @Test
    void theCacheFolderAndAddresses() throws Exception {
        assertThat(CIFAR10.local(true)).isEmpty();
        assertThat(CIFAR100.local(true, CIFAR100.LabelType.COARSE)).isEmpty();
        Path kept = Files.createDirectories(folder.resolve("cache")).resolve("cifar-10-binary.tar.gz");
        Files.copy(DRAWN.resolve("cifar-10-binary.tar.gz"), kept);
        // It is not the published one, as its size shows.
        assertThatExceptionOfType(UncheckedIOException.class)
                .isThrownBy(() -> new CIFAR10(true))
                .withMessageContaining("CIFAR10: no data: " + kept)
                .withMessageContaining("expected 170052171; delete it")
                .withMessageContaining("to CIFAR10.from");

        assertThat(CIFAR10.from(DRAWN.toUri(), true).size()).isEqualTo(10);
        try (FileServer server = new FileServer()) {
            server.files.put(
                    "/c/cifar-100-binary.tar.gz", Files.readAllBytes(DRAWN.resolve("cifar-100-binary.tar.gz")));
            for (String address : new String[] {"/c/", "/c/cifar-100-binary.tar.gz", "/c/"}) {
                assertThat(CIFAR100.from(server.address(address), true, CIFAR100.LabelType.COARSE)
                                .label(1))
                        .isEqualTo(15);
            }
            assertThat(server.requests).containsExactly("/c/cifar-100-binary.tar.gz");
            assertThatExceptionOfType(UncheckedIOException.class)
                    .isThrownBy(() -> CIFAR10.from(server.address("/c/"), true))
                    .withMessageContaining("/c/cifar-10-binary.tar.gz: the server answers 404");
        }
        assertThatExceptionOfType(UncheckedIOException.class)
                .isThrownBy(() -> CIFAR10.from(URI.create("cifar"), true))
                .withMessageContaining("CIFAR10: not an address of a file");
    }
}
