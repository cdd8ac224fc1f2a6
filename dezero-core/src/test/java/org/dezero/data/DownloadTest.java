package org.dezero.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DownloadTest {
    private static final byte[] CONTENT = content(200_000, 1);

    @TempDir
    Path folder;

    private FileServer server;
    private Path file;

    @BeforeEach
    void serve() throws IOException {
        server = new FileServer();
        server.files.put("/data/file.bin", CONTENT);
        file = folder.resolve("cache").resolve("file.bin");
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private static byte[] content(int length, int seed) {
        byte[] out = new byte[length];
        for (int i = 0; i < length; i++) {
            out[i] = (byte) ((i * 31 + seed) >> 3);
        }
        return out;
    }

    private static String hex(String algorithm, byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance(algorithm).digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }

    private Download download() {
        return Download.of(server.address("/data/file.bin"));
    }

    private List<String> left() throws IOException {
        try (Stream<Path> files = Files.list(file.getParent())) {
            return files.map(p -> p.getFileName().toString()).sorted().collect(Collectors.toList());
        }
    }

    private void fails(Download download, String... parts) {
        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> download.to(file))
                .satisfies(e -> assertThat(e.getMessage()).contains(parts));
    }

    @Test
    void aWholeFile() throws IOException {
        List<Long> seen = new ArrayList<>();
        Path got = download()
                .size(200_000)
                .sha256(hex("SHA-256", CONTENT).toUpperCase(Locale.ROOT))
                .progress((done, total) -> {
                    seen.add(done);
                    assertThat(total).isEqualTo(200_000);
                })
                .to(file);

        assertThat(got).isEqualTo(file).hasBinaryContent(CONTENT);
        assertThat(left()).containsExactly("file.bin");
        assertThat(seen).isSorted().startsWith(0L).endsWith(200_000L);
    }

    @Test
    void aFileThatIsThereIsNotFetchedAgain() throws IOException {
        download().to(file);
        download().to(file);
        download().md5(hex("MD5", CONTENT)).to(file);
        assertThat(server.requests).hasSize(1);

        Files.write(file, new byte[10]);
        download().size(200_000).to(file);
        assertThat(file).hasBinaryContent(CONTENT);
        byte[] other = CONTENT.clone();
        other[7]++;
        Files.write(file, other);
        download().md5(hex("MD5", CONTENT)).to(file);
        assertThat(file).hasBinaryContent(CONTENT);
        assertThat(server.requests).hasSize(3);
    }

    @Test
    void aCutConnectionIsContinuedAtOnce() throws IOException {
        server.cutAfter(70_000);
        server.cutAfter(50_000);
        download().size(200_000).sha256(hex("SHA-256", CONTENT)).to(file);

        assertThat(file).hasBinaryContent(CONTENT);
        assertThat(server.requests)
                .containsExactly(
                        "/data/file.bin",
                        "/data/file.bin bytes=70000- if \"1\"",
                        "/data/file.bin bytes=120000- if \"1\"");
        assertThat(left()).containsExactly("file.bin");
    }

    @Test
    void aLaterDownloadContinuesAnEarlierOne() throws IOException {
        server.cutAfter(70_000);
        server.refuse(503);
        fails(download(), "the server answers 503");
        assertThat(left()).containsExactly("file.bin.part", "file.bin.part.from");

        download().to(file);
        assertThat(file).hasBinaryContent(CONTENT);
        assertThat(server.requests).last().isEqualTo("/data/file.bin bytes=70000- if \"1\"");
        assertThat(left()).containsExactly("file.bin");
    }

    @Test
    void bytesFromAnotherAddressAreNotContinued() throws IOException {
        server.files.put("/other/file.bin", content(200_000, 5));
        server.cutAfter(70_000);
        server.refuse(503);
        fails(download(), "503");

        Download.of(server.address("/other/file.bin")).to(file);
        assertThat(file).hasBinaryContent(content(200_000, 5));
        assertThat(server.requests).last().isEqualTo("/other/file.bin");
    }

    @Test
    void aServerWithoutRangesStartsOver() throws IOException {
        server.ranges = false;
        server.cutAfter(70_000);
        download().sha256(hex("SHA-256", CONTENT)).to(file);

        assertThat(file).hasBinaryContent(CONTENT);
        assertThat(server.requests).hasSize(2);
    }

    @Test
    void aServerThatNamesNoVersionStartsOver() throws IOException {
        server.tag = null;
        server.cutAfter(70_000);
        download().to(file);

        assertThat(server.requests).containsExactly("/data/file.bin", "/data/file.bin");
        assertThat(file).hasBinaryContent(CONTENT);
    }

    @Test
    void aWeakTagDoesNotJoinBytes() throws IOException {
        server.tag = "W/\"1\"";
        server.cutAfter(70_000);
        server.refuse(503);
        fails(download(), "503");
        download().to(file);

        assertThat(server.requests).containsOnly("/data/file.bin");
        assertThat(file).hasBinaryContent(CONTENT);
    }

    @Test
    void aFileThatChangedMeanwhileIsFetchedWhole() throws IOException {
        byte[] changed = content(150_000, 9);
        server.cutAfter(70_000);
        server.answers.add(exchange -> {
            server.tag = "\"2\"";
            server.files.put("/data/file.bin", changed);
            server.properly(exchange, Integer.MAX_VALUE);
        });
        download().to(file);

        assertThat(file).hasBinaryContent(changed);
        assertThat(server.requests).last().isEqualTo("/data/file.bin bytes=70000- if \"1\"");
    }

    @Test
    void allBytesMayBeThereAlready() throws IOException {
        Files.createDirectories(file.getParent());
        Files.write(file.resolveSibling("file.bin.part"), CONTENT);
        Files.writeString(file.resolveSibling("file.bin.part.from"), server.address("/data/file.bin") + "\n\"1\"\n");
        download().sha256(hex("SHA-256", CONTENT)).to(file);

        assertThat(file).hasBinaryContent(CONTENT);
        assertThat(server.requests).containsExactly("/data/file.bin bytes=200000- if \"1\"");

        Files.move(file, file.resolveSibling("file.bin.part"));
        Files.writeString(file.resolveSibling("file.bin.part.from"), server.address("/data/file.bin") + "\n\"1\"\n");
        server.files.put("/data/file.bin", content(1000, 1));
        download().to(file);
        assertThat(file).hasBinaryContent(content(1000, 1));
    }

    @Test
    void aWrongChecksumLeavesNothing() throws IOException {
        String wrong = "0".repeat(64);
        fails(
                download().sha256(wrong),
                server.address("/data/file.bin").toString(),
                "SHA-256 is " + hex("SHA-256", CONTENT) + ", expected " + wrong,
                "deleted");
        assertThat(left()).isEmpty();
        fails(download().md5("1".repeat(32)), "MD5 is " + hex("MD5", CONTENT));
        assertThat(left()).isEmpty();
    }

    @Test
    void aWrongSizeIsSeenBeforeTheBytesCome() throws IOException {
        fails(download().size(199_999), "the file there has 200000 bytes, expected 199999");
        assertThat(left()).isEmpty();
        // Without a Content-Length it is seen when they come.
        server.answers.add(exchange -> {
            exchange.sendResponseHeaders(200, 0);
            exchange.getResponseBody().write(CONTENT);
        });
        fails(download().size(100_000), "sends more than 100000 bytes");
        assertThat(left()).isEmpty();
    }

    @Test
    void withoutContentLengthTheEndIsTheEnd() throws IOException {
        List<Long> totals = new ArrayList<>();
        server.answers.add(exchange -> {
            exchange.sendResponseHeaders(200, 0);
            exchange.getResponseBody().write(CONTENT);
        });
        download().progress((done, total) -> totals.add(total)).to(file);

        assertThat(file).hasBinaryContent(CONTENT);
        assertThat(totals).containsOnly(-1L);
    }

    @Test
    void aFileThatIsNotThere() throws IOException {
        assertThatExceptionOfType(FileNotFoundException.class)
                .isThrownBy(() -> Download.of(server.address("/nothing")).to(file))
                .withMessageContaining("/nothing: the server answers 404");
        assertThat(left()).isEmpty();
    }

    @Test
    void aConnectionThatIsCutWithoutAByteIsGivenUp() throws IOException {
        server.cutAfter(70_000);
        server.cutAfter(0);
        fails(download(), "cut after 70000 of 200000 bytes", "kept in " + file + ".part", "try again to go on");
        assertThat(server.requests).hasSize(2);
        download().to(file);
        assertThat(file).hasBinaryContent(CONTENT);

        for (int i = 0; i < 5; i++) {
            server.cutAfter(10);
        }
        fails(download().size(200_000).sha256("0".repeat(64)), "cut after 50 of 200000 bytes");
    }

    @Test
    void aServerThatSendsOtherBytesThanAskedForIsRefused() throws IOException {
        server.cutAfter(70_000);
        server.answers.add(exchange -> {
            exchange.getResponseHeaders().set("Content-Range", "bytes 60000-199999/200000");
            exchange.sendResponseHeaders(206, 140_000);
            exchange.getResponseBody().write(new byte[140_000]);
        });
        fails(download(), "sends bytes 60000-199999/200000", "from 70000 on");
    }

    @Test
    void redirectionsAreFollowed() throws IOException {
        server.refuse(302, "Location", "/moved");
        server.refuse(301, "Location", server.address("/data/file.bin").toString());
        Download.of(server.address("/old")).to(file);
        assertThat(file).hasBinaryContent(CONTENT);
        assertThat(server.requests).containsExactly("/old", "/moved", "/data/file.bin");

        Files.delete(file);
        for (int i = 0; i < 6; i++) {
            server.refuse(302, "Location", "/again");
        }
        fails(download(), "redirected more than 5 times");
        server.refuse(302, "Location", "file:///etc/hostname");
        fails(download(), "redirected to file:///etc/hostname");
        server.refuse(302, "Location", "::");
        fails(download(), "which is no address");
        server.refuse(302);
        fails(download(), "the server answers 302");
    }

    @Test
    void nobodyListens() throws IOException {
        int port;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }
        fails(Download.of(URI.create("http://127.0.0.1:" + port + "/file.bin")), "cannot be reached", "network");
        assertThat(left()).isEmpty();
    }

    @Test
    void theNameInTheCacheFolderIsTheAddresss() throws IOException {
        System.setProperty("dezero.cache", folder.toString());
        try {
            assertThat(download().get()).isEqualTo(folder.resolve("file.bin")).hasBinaryContent(CONTENT);
            assertThat(download().get()).isEqualTo(folder.resolve("file.bin"));
            assertThat(server.requests).hasSize(1);
            for (String path : List.of("/", "/data/", "/data/..", "/a%5Cb")) {
                assertThatIllegalArgumentException()
                        .isThrownBy(() -> Download.of(server.address(path)).get())
                        .withMessageContaining("no file name");
            }
        } finally {
            System.clearProperty("dezero.cache");
        }
    }

    @Test
    void argumentsAreChecked() {
        for (String address : List.of("ftp://host/file", "file:///tmp/x", "relative", "https:opaque")) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> Download.of(URI.create(address)))
                    .withMessageContaining("not an address of the web: " + address);
        }
        assertThatIllegalArgumentException().isThrownBy(() -> download().size(-1));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> download().sha256("abc"))
                .withMessageContaining("64 hexadecimal digits");
        assertThatIllegalArgumentException().isThrownBy(() -> download().md5("g".repeat(32)));
    }

    @Test
    void theBarIsDeZeros() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DownloadProgress bar = DownloadProgress.bar(new PrintStream(bytes, true, StandardCharsets.UTF_8));
        bar.at(0, 200);
        bar.at(99, 200);
        bar.at(200, 200);
        bar.at(5, -1);
        bar.at(0, 0);

        assertThat(bytes.toString(StandardCharsets.UTF_8).replace(System.lineSeparator(), "\n"))
                .isEqualTo("\r[..............................] 0.00%\r[##############................] 49.50%"
                        + "\r[##############################] 100.00%\n"
                        + "\r5 bytes\r[##############################] 100.00%\n");
    }

    /** What the other process runs. */
    static final class Holder {
        public static void main(String[] args) throws IOException {
            try (FileChannel channel =
                    FileChannel.open(Path.of(args[0]), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
                channel.lock();
                System.out.println("locked");
                while (System.in.read() >= 0) {
                    Thread.onSpinWait();
                }
            }
        }
    }

    @Test
    void twoProcessesDoNotWriteOneFile() throws IOException, InterruptedException {
        Files.createDirectories(file.getParent());
        Process other = new ProcessBuilder(
                        System.getProperty("java.home") + File.separator + "bin" + File.separator + "java",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Holder.class.getName(),
                        file + ".part")
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try {
            assertThat(other.inputReader().readLine()).isEqualTo("locked");
            fails(download(), "another process is downloading this file");
        } finally {
            other.outputWriter().close();
            assertThat(other.waitFor()).isZero();
        }
        download().to(file);
        assertThat(file).hasBinaryContent(CONTENT);
    }
}
