package org.dezero.io;

import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.dezero.array.DType;
import org.dezero.array.HostArray;

/**
 * An open file of arrays with names. It reads what it is asked for, whatever the size of the file, and a piece at a time:
 * beside the array that comes out, memory for a few pieces is enough, and a small file cannot ask for much.
 *
 * <pre>{@code
 * try (NpzFile npz = Npz.open(Path.of("vgg16.npz"))) {
 *     npz.header("fc6/W").shape();     // (25088, 4096)
 *     npz.read("conv1_1/b");
 * }
 * }</pre>
 */
public final class NpzFile implements Closeable {
    private static final String SUFFIX = ".npy";

    /** Arrays larger than so many times their bytes in the file are counted before they get memory. */
    private static final int MOST_GAIN = 16;

    private final Path file;
    private final long fileBytes;
    private final ZipFile zip;
    private final Map<String, ZipEntry> entries = new LinkedHashMap<>();

    NpzFile(Path file) throws IOException {
        this.file = file;
        fileBytes = Files.size(file);
        zip = zip(file);
        try {
            listEntries();
        } catch (IOException | RuntimeException e) {
            zip.close();
            throw e;
        }
    }

    private static ZipFile zip(Path file) throws IOException {
        try {
            return new ZipFile(file.toFile());
        } catch (ZipException | EOFException e) {
            throw new IOException(
                    file + ": not a complete zip archive, as an .npz is: " + reason(e)
                            + "; get the file again, or read an .npy with Npy",
                    e);
        }
    }

    /** What the JDK says of an archive, which of some ends it says nothing. */
    private static String reason(IOException e) {
        return e.getMessage() == null ? "it ends too early" : e.getMessage();
    }

    private void listEntries() throws IOException {
        for (ZipEntry e : allEntries()) {
            if (e.isDirectory()) {
                continue;
            }
            String name = e.getName();
            String key = name.endsWith(SUFFIX) ? name.substring(0, name.length() - SUFFIX.length()) : name;
            if (entries.putIfAbsent(key, e) != null) {
                throw new IOException(file + ": two arrays are called '" + key + "'; save them under different names");
            }
        }
    }

    private List<? extends ZipEntry> allEntries() throws IOException {
        try {
            return Collections.list(zip.entries());
        } catch (IllegalArgumentException e) {
            // What the JDK throws for a name or a comment that is no UTF-8.
            throw new IOException(file + ": damaged: " + e.getMessage() + "; get the file again", e);
        }
    }

    /** The names of the arrays, in the order of the file. */
    public Set<String> names() {
        return Collections.unmodifiableSet(entries.keySet());
    }

    /**
     * The shape and type of an array, without reading its elements.
     *
     * @throws IllegalArgumentException if there is no such array; the message lists those there are
     * @throws IOException if the entry is not an array that can be read or is damaged; the message names file and entry and
     *     says what to do
     */
    public NpyHeader header(String name) throws IOException {
        ZipEntry entry = entry(name);
        try (InputStream in = zip.getInputStream(entry)) {
            NpyHeader header = NpyHeader.read(in, label(entry));
            header.checkTotal(label(entry), entry.getSize());
            return header;
        } catch (ZipException | EOFException e) {
            throw damaged(entry, e);
        }
    }

    /** An array; throws as {@link #header} does, and if its checksum is wrong. */
    public HostArray read(String name) throws IOException {
        return read(name, header(name).dtype());
    }

    /**
     * An array as another dtype, converted as {@link HostArray#cast} does, but while it is read.
     *
     * @throws IOException as {@link #read(String)} does
     */
    public HostArray read(String name, DType dtype) throws IOException {
        NpyHeader header = header(name);
        ZipEntry entry = entry(name);
        String label = label(entry);
        try {
            checkArrives(entry, (long) header.shape().size() * dtype.itemSize());
            try (CheckedInputStream in = new CheckedInputStream(zip.getInputStream(entry), new CRC32())) {
                HostArray out = ElementReader.read(in, NpyHeader.read(in, label), dtype, label);
                if (in.getChecksum().getValue() != entry.getCrc()) {
                    throw new IOException(label + ": damaged: the checksum is wrong; get the file again");
                }
                return out;
            }
        } catch (ZipException | EOFException e) {
            throw damaged(entry, e);
        }
    }

    /** Counts what a suspiciously small entry unpacks to, so that memory is only asked for what is there. */
    private void checkArrives(ZipEntry entry, long arrayBytes) throws IOException {
        long packed = Math.min(entry.getCompressedSize(), fileBytes);
        if (arrayBytes / MOST_GAIN <= packed) {
            return;
        }
        try (InputStream in = zip.getInputStream(entry)) {
            in.skipNBytes(entry.getSize());
        } catch (EOFException e) {
            throw new IOException(label(entry) + ": damaged: it unpacks to less than it says; get the file again", e);
        }
    }

    private ZipEntry entry(String name) {
        ZipEntry entry = entries.get(name);
        if (entry == null) {
            throw new IllegalArgumentException(
                    file + ": no array is called '" + name + "'; there are " + entries.keySet());
        }
        return entry;
    }

    private String label(ZipEntry entry) {
        return file + ": entry '" + entry.getName() + "'";
    }

    private IOException damaged(ZipEntry entry, IOException cause) {
        return new IOException(label(entry) + ": damaged: " + reason(cause) + "; get the file again", cause);
    }

    /** Lets go of the file. */
    @Override
    public void close() throws IOException {
        zip.close();
    }
}
