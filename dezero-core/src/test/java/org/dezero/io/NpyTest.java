package org.dezero.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.stream.IntStream;
import java.util.zip.CRC32;
import org.dezero.array.DType;
import org.dezero.array.HostArray;
import org.dezero.array.Shape;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NpyTest {
    @TempDir
    Path folder;

    private static float[] eighths() {
        float[] out = new float[12];
        for (int i = 0; i < out.length; i++) {
            out[i] = i / 8f;
        }
        return out;
    }

    @Test
    void readsWhatNumPySaved() throws IOException {
        HostArray array = Npy.read(Fixtures.numpy("save.npy"));

        assertThat(array.shape()).isEqualTo(Shape.of(3, 4));
        assertThat(array.floats()).containsExactly(eighths());
    }

    @Test
    void writesTheBytesOfNumPy() throws IOException {
        Path file = Npy.write(folder.resolve("save"), HostArray.of(eighths(), 3, 4));

        assertThat(file).isEqualTo(folder.resolve("save.npy"));
        assertThat(file).hasSameBinaryContentAs(Fixtures.numpy("save.npy"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"version2.npy", "version3.npy"})
    void readsOtherVersionsAndFortransOrder(String file) throws IOException {
        HostArray array = Npy.read(Fixtures.numpy(file));

        assertThat(array.shape()).isEqualTo(Shape.of(2, 3, 4));
        assertThat(array.doubles())
                .containsExactly(IntStream.range(0, 24).mapToDouble(i -> i).toArray());
    }

    @Test
    void theHeaderSaysWhatIsInTheFile() throws IOException {
        NpyHeader header = Npy.header(Fixtures.numpy("version2.npy"));

        assertThat(header.shape()).isEqualTo(Shape.of(2, 3, 4));
        assertThat(header.dtype()).isEqualTo(DType.FLOAT64);
        assertThat(header.descr()).isEqualTo("<f8");
        assertThat(header.fortranOrder()).isTrue();
        assertThat(header).hasToString("<f8 (2, 3, 4)");
    }

    @Test
    void everyHalfIsNumPysFloat() throws IOException {
        ByteBuffer halves = ByteBuffer.allocate(1 << 17).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < 1 << 16; i++) {
            halves.putShort((short) i);
        }
        float[] floats = Npy.read(file(Fixtures.npy(Fixtures.header("<f2", "(65536,)"), halves.array())))
                .floats();
        ByteBuffer bits = ByteBuffer.allocate(1 << 18).order(ByteOrder.LITTLE_ENDIAN);
        for (float f : floats) {
            bits.putInt(Float.floatToRawIntBits(f));
        }
        CRC32 sum = new CRC32();
        sum.update(bits.array());

        // zlib.crc32(numpy.arange(65536, dtype='<u2').view('<f2').astype('<f4').tobytes())
        assertThat(sum.getValue()).isEqualTo(0xe0c069f3L);
    }

    @Test
    void largeArraysComeBackInPieces() throws IOException {
        double[] doubles = IntStream.range(0, 100_003).mapToDouble(i -> i * 0.1).toArray();
        boolean[] booleans = new boolean[100_003];
        for (int i = 0; i < booleans.length; i += 3) {
            booleans[i] = true;
        }

        assertThat(roundTrip(HostArray.of(doubles)).doubles()).isEqualTo(doubles);
        assertThat(roundTrip(HostArray.of(booleans)).booleans()).isEqualTo(booleans);
        assertThat(roundTrip(HostArray.of(doubles).cast(DType.FLOAT32)).floats())
                .isEqualTo(HostArray.of(doubles).cast(DType.FLOAT32).floats());
    }

    @Test
    void largeArraysInFortransOrder() throws IOException {
        int rows = 211;
        int columns = 307;
        ByteBuffer elements = ByteBuffer.allocate(rows * columns * 4);
        for (int c = 0; c < columns; c++) {
            for (int r = 0; r < rows; r++) {
                elements.putInt(r * columns + c);
            }
        }
        String header = Fixtures.header(">i4", "(211, 307)").replace("False", "True");

        assertThat(Npy.read(file(Fixtures.npy(header, elements.array()))).longs())
                .isEqualTo(IntStream.range(0, rows * columns).asLongStream().toArray());
    }

    private HostArray roundTrip(HostArray array) throws IOException {
        return Npy.read(Npy.write(folder.resolve("a.npy"), array));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'descr': '<i2', 'fortran_order': False, 'shape': (2,), }",
                "{'shape':(2,),'descr':\"<i2\",'fortran_order':True}",
                " { 'shape' : ( 2 , ) , 'fortran_order' : False , 'descr' : '<i2' , } \n\n",
                "{'descr': '<i2', 'fortran_order': False, 'shape': (2L,), }",
                "{'descr': '<i2', 'fortran_order': False, 'shape': (1, 2), }",
                "{'descr': '<i2', 'fortran_order': False, 'shape': (1, 2,), }",
            })
    void headersMayBeSpacedAndOrderedAnyhow(String header) throws IOException {
        assertThat(Npy.read(file(Fixtures.npy(header, (byte) 1, (byte) 0, (byte) 2, (byte) 0)))
                        .longs())
                .containsExactly(1, 2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "{}",
                "None",
                "{'descr': '<i2', 'fortran_order': False}",
                "{'descr': '<i2', 'fortran_order': False, 'shape': (2,), 'more': 1}",
                "{'descr': '<i2', 'fortran_order': False, 'shape': (2,), 'shape': (2,)}",
                "{'descr': '<i2' 'fortran_order': False, 'shape': (2,)}",
                "{'descr': '<i2', 'fortran_order': False, 'shape': (2)}",
                "{'descr': '<i2', 'fortran_order': False, 'shape': 2}",
                "{'descr': '<i2', 'fortran_order': False, 'shape': (2,}",
                "{'descr': '<i2', 'fortran_order': False, 'shape': (2 2)}",
                "{'descr': '<i2', 'fortran_order': False, 'shape': (,)}",
                "{'descr': '<i2', 'fortran_order': False, 'shape': (2.0,)}",
                "{'descr': '<i2', 'fortran_order': False, 'shape': (-2,)}",
                "{'descr': '<i2', 'fortran_order': 0, 'shape': (2,)}",
                "{'descr': '<i2, 'fortran_order': False, 'shape': (2,)}",
                "{'descr': '\\x3ci2', 'fortran_order': False, 'shape': (2,)}",
                "{descr: '<i2', 'fortran_order': False, 'shape': (2,)}",
                "{'descr': '<i2', 'fortran_order': False, 'shape': (2,)} + {}",
                "__import__('os').abort()",
            })
    void malformedHeadersAreDamaged(String header) throws IOException {
        Path file = file(Fixtures.npy(header, new byte[4]));

        assertThatIOException()
                .isThrownBy(() -> Npy.read(file))
                .withMessageContaining(file.toString())
                .withMessageContaining("damaged: ")
                .withMessageContaining("get the file again");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"<u8", "<c8", "<f16", "|S3", "<U3", "<M8[ns]", "|V4", "=f4", "|f4", "f4", "f", "", "\u0007"})
    void otherDTypesAreNamed(String descr) throws IOException {
        Path file = file(Fixtures.npy(Fixtures.header(descr, "(1,)"), new byte[16]));

        assertThatIOException()
                .isThrownBy(() -> Npy.read(file))
                .withMessageContaining(file.toString())
                .withMessageContaining("dtype '" + descr.replace('\u0007', '?') + "' cannot be read; save it as bool");
    }

    @Test
    void objectArraysAreRefused() throws IOException {
        Path file = file(Fixtures.npy(Fixtures.header("|O", "(1,)"), new byte[16]));

        assertThatIOException().isThrownBy(() -> Npy.read(file)).withMessageContaining("an object array");
    }

    @Test
    void structuredArraysAreRefused() {
        assertThatIOException()
                .isThrownBy(() -> Npy.read(Fixtures.numpy("structured.npy")))
                .withMessageContaining("structured.npy: a structured array")
                .withMessageContaining("save each field as an array of its own");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "(2147483648,)",
                "(2147483640,)",
                "(99999999999999999999999999,)",
                "(65536, 65536)",
                "(4294967296, 4294967296, 4294967296)",
                "(0, 99999999999999999999999999)",
            })
    void whatJavaCannotHoldIsRefused(String shape) throws IOException {
        Path file = file(Fixtures.npy(Fixtures.header("|i1", shape)));

        assertThatIOException()
                .isThrownBy(() -> Npy.read(file))
                .withMessageContaining("too many elements: shape " + shape)
                .withMessageContaining("save it in parts");
    }

    @Test
    void tooManyAxesAreRefused() throws IOException {
        Path file = file(Fixtures.npy(Fixtures.header("|i1", "(" + "1, ".repeat(65) + ")"), (byte) 1));

        assertThatIOException().isThrownBy(() -> Npy.read(file)).withMessageContaining("too many axes");
    }

    @Test
    void headersThatSayTheyAreLongAreRefused() throws IOException {
        byte[] bytes = Fixtures.npy(2, Fixtures.header("<f4", "(1,)").getBytes(StandardCharsets.US_ASCII), new byte[4]);
        bytes[11] = 0x7F;

        Path file = file(bytes);
        assertThatIOException().isThrownBy(() -> Npy.read(file)).withMessageContaining("header too long: 2130706");
    }

    @Test
    void sizesMustBeThoseOfTheHeader() throws IOException {
        String header = Fixtures.header("<f4", "(2, 3)");

        Path shorter = file(Fixtures.npy(header, new byte[23]));
        assertThatIOException()
                .isThrownBy(() -> Npy.read(shorter))
                .withMessageContaining("damaged: header and <f4 (2, 3) need")
                .withMessageContaining("get the file again");
        assertThatIOException().isThrownBy(() -> Npy.header(shorter));
        Path longer = file(Fixtures.npy(header, new byte[25]));
        assertThatIOException()
                .isThrownBy(() -> Npy.read(longer))
                .withMessageContaining("damaged: header and <f4 (2, 3)");
        // A header alone gets no memory for what it promises.
        Path promise = file(Fixtures.npy(Fixtures.header("<f8", "(2000000000,)")));
        assertThatIOException().isThrownBy(() -> Npy.read(promise)).withMessageContaining("need 16000000");
    }

    @Test
    void everyTruncationIsNoticed() throws IOException {
        byte[] whole = Files.readAllBytes(Fixtures.numpy("version3.npy"));
        for (int n = 0; n < whole.length; n++) {
            Path file = file(Arrays.copyOf(whole, n));
            assertThatIOException().isThrownBy(() -> Npy.read(file)).withMessageContaining(file.toString());
        }
    }

    @Test
    void otherFilesAreNamed() throws IOException {
        Path zip = Fixtures.numpy("savez.npz");
        assertThatIOException().isThrownBy(() -> Npy.read(zip)).withMessageContaining("read an .npz with Npz");
        Path text = file("1,2,3\n4,5,6\n".getBytes(StandardCharsets.US_ASCII));
        assertThatIOException()
                .isThrownBy(() -> Npy.read(text))
                .withMessageContaining("it does not start as an .npy does");
        Path empty = file(new byte[0]);
        assertThatIOException().isThrownBy(() -> Npy.read(empty)).withMessageContaining("it is empty");
        Path future = file(Fixtures.npy(4, new byte[0]));
        assertThatIOException().isThrownBy(() -> Npy.read(future)).withMessageContaining("unknown version 4.0");
    }

    @Test
    void namesMayLackTheirEnd() throws IOException {
        Npy.write(folder.resolve("short"), HostArray.of(new long[] {7}));

        assertThat(Npy.read(folder.resolve("short")).longs()).containsExactly(7);
        assertThatIOException()
                .isThrownBy(() -> Npy.read(folder.resolve("other")))
                .isInstanceOf(NoSuchFileException.class)
                .withMessageContaining("other: no such file");
        assertThatIOException()
                .isThrownBy(() -> Npy.read(Path.of("/")))
                .isInstanceOf(FileSystemException.class)
                .withMessageContaining("a folder");
    }

    @Test
    void aFileIsReplacedAsAWhole() throws IOException {
        Path file = Npy.write(folder.resolve("a.npy"), HostArray.of(new long[] {1}));
        Path link = Files.createSymbolicLink(folder.resolve("link.npy"), file);

        Npy.write(link, HostArray.of(new long[] {2}));

        assertThat(link).isSymbolicLink();
        assertThat(Npy.read(file).longs()).containsExactly(2);
        assertThat(folder).isDirectoryContaining(p -> p.equals(file)).isDirectoryNotContaining("glob:**.tmp");
        // As any new file, not as a private one: others may read weights.
        Path plain = Files.createFile(folder.resolve("plain"));
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo(PosixFilePermissions.toString(Files.getPosixFilePermissions(plain)));
    }

    @Test
    void foldersAreNotReplaced() throws IOException {
        Path inTheWay = Files.createDirectory(folder.resolve("a.npy"));

        assertThatIOException()
                .isThrownBy(() -> Npy.write(inTheWay, HostArray.of(new long[] {1})))
                .withMessageContaining("a folder");
        assertThatIOException()
                .isThrownBy(() -> Npy.write(folder.resolve("none/a.npy"), HostArray.of(new long[] {1})))
                .withMessageContaining("make it first");
        assertThat(inTheWay).isEmptyDirectory();
    }

    private Path file(byte[] bytes) throws IOException {
        return Files.write(folder.resolve("file.npy"), bytes);
    }
}
