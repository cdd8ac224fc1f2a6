package org.dezero.data;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The bytes of a download that have arrived, {@code NAME.part}, and beside it in {@code NAME.part.from} where they came from:
 * the address, and by what the server tells one version of the file from another.
 */
final class PartialFile implements AutoCloseable {
    private final Path path;
    private final Path origin;
    private final FileChannel channel;

    private PartialFile(Path path, FileChannel channel) {
        this.path = path;
        this.origin = path.resolveSibling(path.getFileName() + ".from");
        this.channel = channel;
    }

    /**
     * Opens what there is for a file, nothing perhaps, and keeps other processes from it.
     *
     * @throws IOException if another process is at it
     */
    static PartialFile open(Path file) throws IOException {
        Path path = file.resolveSibling(file.getFileName() + ".part");
        FileChannel channel = FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock lock = null;
        try {
            lock = channel.tryLock();
        } finally {
            if (lock == null) {
                channel.close();
            }
        }
        if (lock == null) {
            throw new IOException(path + ": another process is downloading this file; wait for it, then try again");
        }
        return new PartialFile(path, channel);
    }

    Path path() {
        return path;
    }

    /** The number of bytes that are here. */
    long size() throws IOException {
        return channel.size();
    }

    /** How the server named the version that is here in part; null if it is not from this address or had no name. */
    @Nullable
    String version(String address) throws IOException {
        if (!Files.isRegularFile(origin)) {
            return null;
        }
        List<String> lines = Files.readAllLines(origin, StandardCharsets.ISO_8859_1);
        return lines.size() == 2 && lines.get(0).equals(address) ? lines.get(1) : null;
    }

    /** Forgets what is here and starts over with a version of the file. */
    void restart(String address, @Nullable String version) throws IOException {
        channel.truncate(0);
        if (version == null) {
            Files.deleteIfExists(origin);
        } else {
            Files.write(origin, List.of(address, version), StandardCharsets.ISO_8859_1);
        }
    }

    void append(byte[] bytes, int count) throws IOException {
        ByteBuffer buffer = ByteBuffer.wrap(bytes, 0, count);
        long at = channel.size();
        while (buffer.hasRemaining()) {
            at += channel.write(buffer, at);
        }
    }

    void delete() throws IOException {
        channel.close();
        Files.deleteIfExists(path);
        Files.deleteIfExists(origin);
    }

    /** Gives the bytes the name of the file, in one step. */
    void become(Path file) throws IOException {
        // Windows does not move open files.
        channel.close();
        Files.move(path, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        Files.deleteIfExists(origin);
    }

    /** Keeps what has arrived, if anything has. */
    @Override
    public void close() throws IOException {
        boolean empty = channel.isOpen() && channel.size() == 0;
        channel.close();
        if (empty) {
            Files.deleteIfExists(path);
            Files.deleteIfExists(origin);
        }
    }
}
