package org.dezero.io;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.UUID;

/** Files whose names end as NumPy's do, and which are replaced as a whole or not at all. */
final class NamedFile {
    private NamedFile() {}

    /** What a file is to hold. */
    interface Content {
        void writeTo(OutputStream out) throws IOException;
    }

    /** The file to read: the one of this name, else the one of this name and suffix. */
    static Path existing(Path file, String suffix) throws IOException {
        Path found = Files.exists(file) && !Files.isDirectory(file) ? file : withSuffix(file, suffix);
        if (!Files.exists(found)) {
            throw new NoSuchFileException(file.toString(), null, "no such file; give the path of one");
        }
        if (Files.isDirectory(found)) {
            throw folder(found);
        }
        return found;
    }

    private static Path withSuffix(Path file, String suffix) throws IOException {
        Path name = file.getFileName();
        if (name == null || name.toString().isEmpty()) {
            throw folder(file);
        }
        return name.toString().endsWith(suffix) ? file : file.resolveSibling(name + suffix);
    }

    private static IOException folder(Path path) {
        return new FileSystemException(path.toString(), null, "a folder; give the path of a file in it");
    }

    /**
     * Writes a file under another name and, once it is complete and on disk, puts it in the place of the one there was.
     *
     * @param suffix appended where the name does not end so
     * @return the file written
     */
    static Path replace(Path file, String suffix, Content content) throws IOException {
        Path named = withSuffix(file, suffix);
        // A link stays one: what it leads to is replaced.
        Path target = Files.exists(named) ? named.toRealPath() : named.toAbsolutePath();
        if (Files.isDirectory(target)) {
            throw folder(named);
        }
        Path folder = target.resolveSibling("");
        if (!Files.isDirectory(folder)) {
            throw new NoSuchFileException(named.toString(), null, "no folder " + folder + "; make it first");
        }
        Path unfinished = target.resolveSibling("." + UUID.randomUUID() + ".tmp");
        try {
            try (OutputStream out = Files.newOutputStream(unfinished, StandardOpenOption.CREATE_NEW);
                    OutputStream buffered = new BufferedOutputStream(out, 1 << 16)) {
                content.writeTo(buffered);
            }
            try (FileChannel channel = FileChannel.open(unfinished, StandardOpenOption.WRITE)) {
                channel.force(true);
            }
            move(unfinished, target);
        } finally {
            Files.deleteIfExists(unfinished);
        }
        return named;
    }

    private static void move(Path from, Path to) throws IOException {
        try {
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
        }
    }
}
