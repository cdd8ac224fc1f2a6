package org.dezero.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.dezero.array.DType;
import org.dezero.array.HostArray;
import org.dezero.array.Shape;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NpzTest {
    private static final List<String> NAMES = List.of(
            "c",
            "fortran",
            "fortran_int",
            "big_f8",
            "big_f4",
            "f2",
            "big_f2",
            "bool",
            "i1",
            "u1",
            "i2",
            "u2",
            "i4",
            "u4",
            "i8",
            "big_i8",
            "empty",
            "scalar",
            "axes",
            "größe/重み");

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"savez.npz", "savez_compressed.npz"})
    void readsWhatNumPySaved(String file) throws IOException {
        Map<String, HostArray> arrays = Npz.read(Fixtures.numpy(file));

        assertThat(arrays.keySet()).containsExactlyElementsOf(NAMES);
        assertThat(arrays.get("c")).hasToString("""
                [[0.    0.125 0.25  0.375]
                 [0.5   0.625 0.75  0.875]
                 [1.    1.125 1.25  1.375]]""");
        assertThat(arrays.get("c").dtype()).isEqualTo(DType.FLOAT32);
        assertThat(arrays.get("fortran").reshape(24).doubles()).isSorted().hasSize(24);
        assertThat(arrays.get("fortran").shape()).isEqualTo(Shape.of(2, 3, 4));
        assertThat(arrays.get("fortran_int").shape()).isEqualTo(Shape.of(2, 3));
        assertThat(arrays.get("fortran_int").longs()).containsExactly(0, 1, 2, 3, 4, 5);
        assertThat(arrays.get("big_f8").doubles())
                .containsExactly(1.5, -2.25, 1e300, Double.NaN, Double.NEGATIVE_INFINITY, -0.0);
        assertThat(arrays.get("big_f4").floats()).containsExactly(1.5f, -2.25f);
        assertThat(arrays.get("big_f4").shape()).isEqualTo(Shape.of(2, 1));
        assertThat(arrays.get("f2").floats())
                .containsExactly(0f, -0f, 1f, -2.5f, 65504f, 0x1p-24f, 0x3FFp-24f, Float.POSITIVE_INFINITY, Float.NaN);
        assertThat(arrays.get("big_f2").floats()).containsExactly(1f, -2.5f);
        assertThat(arrays.get("bool").booleans()).containsExactly(true, false, false, true);
        assertThat(arrays.get("bool").shape()).isEqualTo(Shape.of(2, 2));
        assertThat(arrays.get("i1").longs()).containsExactly(-128, 127);
        assertThat(arrays.get("u1").longs()).containsExactly(0, 255);
        assertThat(arrays.get("i2").longs()).containsExactly(-32768, 32767);
        assertThat(arrays.get("u2").longs()).containsExactly(0, 65535);
        assertThat(arrays.get("i4").longs()).containsExactly(Integer.MIN_VALUE, Integer.MAX_VALUE);
        assertThat(arrays.get("u4").longs()).containsExactly(0, 0xFFFF_FFFFL);
        assertThat(arrays.get("i8").longs()).containsExactly(Long.MIN_VALUE, Long.MAX_VALUE);
        assertThat(arrays.get("big_i8").longs()).containsExactly(-2, 1L << 40);
        assertThat(arrays.get("empty").shape()).isEqualTo(Shape.of(0, 3));
        assertThat(arrays.get("empty").dtype()).isEqualTo(DType.FLOAT32);
        assertThat(arrays.get("scalar").shape()).isEqualTo(Shape.SCALAR);
        assertThat(arrays.get("scalar").doubles()).containsExactly(2.5);
        assertThat(arrays.get("axes").shape()).isEqualTo(Shape.of(1, 1, 2, 1));
        assertThat(arrays.get("größe/重み").longs()).containsExactly(1, 2, 3);
    }

    @Test
    void arraysWithoutNamesAreNumbered() throws IOException {
        assertThat(Npz.read(Fixtures.numpy("positional.npz")).keySet()).containsExactly("arr_0", "arr_1");
    }

    /** What is written is what NumPy writes for the same array: header, order, bytes. */
    @Test
    void writesTheEntriesOfNumPy() throws IOException {
        List<String> same = List.of("c", "bool", "i8", "empty", "scalar", "axes", "größe/重み");
        Map<String, HostArray> arrays = Npz.read(Fixtures.numpy("savez.npz"));
        arrays.keySet().retainAll(same);

        Map<String, byte[]> stored = Fixtures.unzip(Npz.write(folder.resolve("stored"), arrays));
        Map<String, byte[]> compressed = Fixtures.unzip(Npz.writeCompressed(folder.resolve("compressed"), arrays));

        Map<String, byte[]> numpy = Fixtures.unzip(Fixtures.numpy("savez.npz"));
        assertThat(stored.keySet())
                .containsExactlyElementsOf(same.stream().map(s -> s + ".npy").toList());
        assertThat(compressed.keySet()).isEqualTo(stored.keySet());
        stored.forEach((name, bytes) -> assertThat(bytes).as(name).isEqualTo(numpy.get(name)));
        compressed.forEach((name, bytes) -> assertThat(bytes).as(name).isEqualTo(numpy.get(name)));
    }

    @Test
    void equalArraysMakeEqualFiles() throws IOException {
        Map<String, HostArray> arrays = Map.of("x", HostArray.of(new float[1000]));

        Path first = Npz.writeCompressed(folder.resolve("first.npz"), arrays);
        Path second = Npz.writeCompressed(folder.resolve("second.npz"), arrays);

        assertThat(first).hasSameBinaryContentAs(second);
        assertThat(Files.size(first)).isLessThan(300);
        assertThat(Files.size(Npz.write(folder.resolve("stored.npz"), arrays))).isGreaterThan(4000);
    }

    @Test
    void everyDTypeComesBack() throws IOException {
        Map<String, HostArray> arrays = new LinkedHashMap<>();
        arrays.put("doubles", HostArray.of(new double[] {0.1, Double.MIN_VALUE, Double.NaN}));
        arrays.put("floats", HostArray.of(new float[] {0.1f, -0f}));
        arrays.put("longs", HostArray.of(new long[] {Long.MIN_VALUE}));
        arrays.put("booleans", HostArray.of(new boolean[] {true, false}));
        arrays.put("", HostArray.of(new float[0], Shape.of(2, 0)));
        arrays.put("file.npy", HostArray.of(new double[] {3}, Shape.SCALAR));

        for (Path file : List.of(
                Npz.write(folder.resolve("a.npz"), arrays), Npz.writeCompressed(folder.resolve("b.npz"), arrays))) {
            Map<String, HostArray> again = Npz.read(file);
            assertThat(again.keySet()).containsExactlyElementsOf(arrays.keySet());
            arrays.forEach((name, array) -> {
                assertThat(again.get(name).dtype()).isEqualTo(array.dtype());
                assertThat(again.get(name).shape()).isEqualTo(array.shape());
                assertThat(again.get(name).toDoubleArray()).containsExactly(array.toDoubleArray());
            });
        }
    }

    @Test
    void oneArrayAtATime() throws IOException {
        List<String> asked = new ArrayList<>();
        Path file = Npz.writeCompressed(folder.resolve("a.npz"), List.of("b", "a"), name -> {
            asked.add(name);
            return HostArray.of(new double[] {asked.size() / 3.0});
        });
        assertThat(asked).containsExactly("b", "a");

        try (NpzFile npz = Npz.open(file)) {
            assertThat(npz.names()).containsExactly("b", "a");
            assertThat(npz.header("a").shape()).isEqualTo(Shape.of(1));
            assertThat(npz.header("a").descr()).isEqualTo("<f8");
            assertThat(npz.read("a").doubles()).containsExactly(2 / 3.0);
            assertThat(npz.read("a", DType.FLOAT32).floats()).containsExactly((float) (2 / 3.0));
            assertThat(npz.read("a", DType.INT64).longs()).containsExactly(0);
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> npz.read("c"))
                    .withMessageContaining("a.npz: no array is called 'c'; there are [b, a]");
        }
    }

    @Test
    void aFailedWriteLeavesTheOldFile() throws IOException {
        Path file = Npz.write(folder.resolve("a.npz"), Map.of("x", HostArray.of(new long[] {1})));
        byte[] before = Files.readAllBytes(file);

        assertThatIllegalStateException()
                .isThrownBy(() -> Npz.writeCompressed(file, List.of("x", "y"), name -> {
                    if (name.equals("y")) {
                        throw new IllegalStateException("out of ideas");
                    }
                    return HostArray.of(new long[100_000]);
                }))
                .withMessage("out of ideas");

        assertThat(Files.readAllBytes(file)).isEqualTo(before);
        try (var files = Files.list(folder)) {
            assertThat(files).containsExactly(file);
        }
    }

    @Test
    void picklesAreNotRead() throws IOException {
        try (NpzFile npz = Npz.open(Fixtures.numpy("uninitialised.npz"))) {
            assertThatIOException()
                    .isThrownBy(() -> npz.header("W"))
                    .withMessageContaining("uninitialised.npz: entry 'W.npy': an object array")
                    .withMessageContaining("pickled Python objects, which are not read")
                    .withMessageContaining("run the model once before save_weights");
            // The others are.
            assertThat(npz.read("b").floats()).containsExactly(0, 0, 0);
        }
    }

    @Test
    void twoArraysOfOneNameAreAnError() throws IOException {
        byte[] array = Fixtures.npy(Fixtures.header("|i1", "(1,)"), (byte) 1);
        Path twoWays = Fixtures.zip(folder.resolve("a.npz"), Map.of("x.npy", array, "x", array));
        assertThatIOException().isThrownBy(() -> Npz.open(twoWays)).withMessageContaining("two arrays are called 'x'");

        // ZipOutputStream writes no name twice, so change one: names stand in the archive twice, with no checksum over
        // them.
        Path twice = Fixtures.zip(folder.resolve("b.npz"), Map.of("x.npy", array, "y.npy", array));
        byte[] bytes = Files.readAllBytes(twice);
        for (int i = 0; i + 5 <= bytes.length; i++) {
            if (Arrays.equals(bytes, i, i + 5, "y.npy".getBytes(StandardCharsets.US_ASCII), 0, 5)) {
                bytes[i] = 'x';
            }
        }
        Files.write(twice, bytes);
        assertThatIOException().isThrownBy(() -> Npz.open(twice)).withMessageContaining("two arrays are called 'x'");
    }

    @Test
    void foldersInArchivesAreNoArrays() throws IOException {
        Map<String, byte[]> entries = new LinkedHashMap<>();
        entries.put("l0/", new byte[0]);
        entries.put("l0/W.npy", Fixtures.npy(Fixtures.header("|i1", "(1,)"), (byte) 5));

        assertThat(Npz.read(Fixtures.zip(folder.resolve("a.npz"), entries)).keySet())
                .containsExactly("l0/W");
    }

    @Test
    void otherEntriesAreNoArrays() throws IOException {
        Path file = Fixtures.zip(folder.resolve("a.npz"), Map.of("readme.txt", new byte[] {'h', 'i'}));

        assertThatIOException()
                .isThrownBy(() -> Npz.read(file))
                .withMessageContaining("entry 'readme.txt': not an array");
    }

    @Test
    void otherFilesAreNoArchives() throws IOException {
        assertThatIOException()
                .isThrownBy(() -> Npz.read(Fixtures.numpy("save.npy")))
                .withMessageContaining("save.npy: not a complete zip archive")
                .withMessageContaining("read an .npy with Npy");
        Path empty = Files.createFile(folder.resolve("empty.npz"));
        assertThatIOException().isThrownBy(() -> Npz.read(empty)).withMessageContaining("not a complete zip archive");
        assertThatIOException()
                .isThrownBy(() -> Npz.read(folder.resolve("none")))
                .withMessageContaining("none: no such file");
    }

    @Test
    void entriesMustHoldWhatTheirHeadersSay() throws IOException {
        String header = Fixtures.header("<f4", "(3,)");
        Map<String, byte[]> entries = new LinkedHashMap<>();
        entries.put("short.npy", Fixtures.npy(header, new byte[11]));
        entries.put("long.npy", Fixtures.npy(header, new byte[13]));
        entries.put("promise.npy", Fixtures.npy(Fixtures.header("<f8", "(2000000000,)")));

        try (NpzFile npz = Npz.open(Fixtures.zip(folder.resolve("a.npz"), entries))) {
            for (String name : npz.names()) {
                assertThatIOException()
                        .isThrownBy(() -> npz.read(name))
                        .withMessageContaining("a.npz: entry '" + name + ".npy': damaged: header and ");
                assertThatIOException().isThrownBy(() -> npz.header(name));
            }
        }
    }

    /** A small archive that claims to unpack to 4 GB is believed only as far as it does unpack. */
    @Test
    void noMemoryForBytesThatDoNotArrive() throws IOException {
        String header = Fixtures.header("<f8", "(500000000,)");
        Path file = Fixtures.zip(folder.resolve("a.npz"), Map.of("x.npy", Fixtures.npy(header, new byte[1 << 20])));
        byte[] bytes = Files.readAllBytes(file);
        // The directory at the end has the unpacked size in the bytes 24 to 27 of the entry.
        long claimed = 10 + header.length() + 4_000_000_000L;
        int at = lastIndexOf(bytes, new byte[] {'P', 'K', 1, 2});
        for (int i = 0; i < 4; i++) {
            bytes[at + 24 + i] = (byte) (claimed >> 8 * i);
        }
        Files.write(file, bytes);

        try (NpzFile npz = Npz.open(file)) {
            assertThat(npz.header("x").shape()).isEqualTo(Shape.of(500_000_000));
            assertThatIOException()
                    .isThrownBy(() -> npz.read("x"))
                    .withMessageContaining("it unpacks to less than it says");
        }
    }

    /** A JDK may look at the comments of entries only when it lists them, and then throw what is no IOException. */
    @Test
    void textThatIsNoUtf8IsDamage() throws IOException {
        Path file = folder.resolve("comment.npz");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            ZipEntry entry = new ZipEntry("x.npy");
            entry.setComment("\u00e9");
            zip.putNextEntry(entry);
            zip.write(Fixtures.npy(Fixtures.header("|i1", "(1,)"), (byte) 1));
        }
        byte[] bytes = Files.readAllBytes(file);
        bytes[lastIndexOf(bytes, new byte[] {(byte) 0xC3, (byte) 0xA9})] = (byte) 0xFF;
        Files.write(file, bytes);

        assertThatIOException()
                .isThrownBy(() -> Npz.open(file))
                .withMessageContaining("comment.npz: ")
                .withMessageContaining("; get the file again");
    }

    private static int lastIndexOf(byte[] bytes, byte[] part) {
        for (int i = bytes.length - part.length; i >= 0; i--) {
            if (Arrays.equals(bytes, i, i + part.length, part, 0, part.length)) {
                return i;
            }
        }
        throw new AssertionError();
    }

    @ParameterizedTest
    @ValueSource(strings = {"positional.npz", "mlp.npz"})
    void everyTruncationIsNoticed(String name) throws IOException {
        byte[] whole = Files.readAllBytes(Fixtures.numpy(name));
        Path file = folder.resolve("cut.npz");
        for (int n = 0; n < whole.length; n++) {
            Files.write(file, Arrays.copyOf(whole, n));
            assertThatIOException().isThrownBy(() -> Npz.read(file)).withMessageContaining("cut.npz");
        }
    }

    /** Whatever byte is wrong, the numbers are right or there is an {@link IOException} that names the file. */
    @ParameterizedTest
    @ValueSource(strings = {"positional.npz", "mlp.npz"})
    void everyDamageIsNoticed(String name) throws IOException {
        Map<String, HostArray> right = Npz.read(Fixtures.numpy(name));
        byte[] whole = Files.readAllBytes(Fixtures.numpy(name));
        int noticed = 0;
        for (int i = 0; i < whole.length; i++) {
            byte[] damaged = whole.clone();
            damaged[i] ^= (byte) (1 << i % 8);
            Path file = Files.write(folder.resolve("damaged" + i + ".npz"), damaged);
            try {
                Map<String, HostArray> read = Npz.read(file);
                // Names have no checksum.
                assertThat(read.values().stream().map(HostArray::toString))
                        .containsExactlyElementsOf(
                                right.values().stream().map(HostArray::toString).toList());
            } catch (IOException e) {
                assertThat(e).hasMessageContaining("damaged" + i + ".npz");
                noticed++;
            }
            Files.delete(file);
        }
        assertThat(noticed).isGreaterThan(whole.length / 3);
    }
}
