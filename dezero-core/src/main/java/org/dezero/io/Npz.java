package org.dezero.io;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.zip.CRC32;
import java.util.zip.CheckedOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.dezero.array.HostArray;

/**
 * Arrays with names in one file, as {@code numpy.savez} and {@code numpy.savez_compressed} write and {@code numpy.load}
 * reads them: a zip archive in which the array {@code l0/W} is the entry {@code l0/W.npy}, in the format of {@link Npy}.
 *
 * <pre>{@code
 * Npz.write(Path.of("points.npz"), Map.of("x", x, "t", t));
 * HostArray again = Npz.read(Path.of("points.npz")).get("x");
 * }</pre>
 *
 * <p>Weights of layers are saved with {@code Layer.saveWeights}.
 */
public final class Npz {
    private static final String SUFFIX = ".npz";

    /** The date that NumPy gives every entry, so that equal arrays make equal files. */
    private static final LocalDateTime DATE = LocalDateTime.of(1980, 1, 1, 0, 0);

    private Npz() {}

    /**
     * All arrays of a file, in its order. {@link #open} reads one at a time.
     *
     * @throws IOException as {@link #open} and {@link NpzFile#read(String)} do
     */
    public static Map<String, HostArray> read(Path file) throws IOException {
        try (NpzFile npz = open(file)) {
            Map<String, HostArray> out = new LinkedHashMap<>();
            for (String name : npz.names()) {
                out.put(name, npz.read(name));
            }
            return out;
        }
    }

    /**
     * Opens a file, to look what it holds and to read some of it.
     *
     * @param file as {@link #write} takes it: {@code .npz} is appended if there is no such file
     * @throws IOException if it cannot be read or is not a zip archive, or two entries have the same name
     */
    public static NpzFile open(Path file) throws IOException {
        return new NpzFile(NamedFile.existing(file, SUFFIX));
    }

    /**
     * Writes arrays as {@code numpy.savez} does. A file that was there is replaced at the end, so that it is never lost.
     *
     * @param file {@code .npz} is appended if its name does not end so
     * @param arrays written in the map's order
     * @return the file written
     */
    public static Path write(Path file, Map<String, HostArray> arrays) throws IOException {
        return NamedFile.replace(file, SUFFIX, out -> {
            try (ZipOutputStream zip = new ZipOutputStream(out)) {
                for (Map.Entry<String, HostArray> e : arrays.entrySet()) {
                    zip.putNextEntry(stored(e.getKey(), e.getValue()));
                    Npy.write(zip, e.getValue());
                }
            }
        });
    }

    /** Writes arrays as {@code numpy.savez_compressed} does; see {@link #write}. */
    public static Path writeCompressed(Path file, Map<String, HostArray> arrays) throws IOException {
        return writeCompressed(file, arrays.keySet(), name -> Objects.requireNonNull(arrays.get(name)));
    }

    /**
     * Writes arrays as {@link #writeCompressed(Path, Map)} does, asking for one after the other, so that not all need to be
     * in memory at once.
     *
     * @param names in the order to write them
     * @param arrays gives the array of a name
     */
    public static Path writeCompressed(Path file, Collection<String> names, Function<String, HostArray> arrays)
            throws IOException {
        return NamedFile.replace(file, SUFFIX, out -> {
            try (ZipOutputStream zip = new ZipOutputStream(out)) {
                for (String name : names) {
                    zip.putNextEntry(entry(name));
                    Npy.write(zip, arrays.apply(name));
                }
            }
        });
    }

    private static ZipEntry entry(String name) {
        ZipEntry entry = new ZipEntry(name + ".npy");
        entry.setTimeLocal(DATE);
        return entry;
    }

    /** An entry that is not compressed, whose checksum stands before it. */
    private static ZipEntry stored(String name, HostArray array) throws IOException {
        ZipEntry entry = entry(name);
        CheckedOutputStream sum = new CheckedOutputStream(OutputStream.nullOutputStream(), new CRC32());
        Npy.write(sum, array);
        entry.setMethod(ZipEntry.STORED);
        entry.setCrc(sum.getChecksum().getValue());
        entry.setSize(NpyHeader.of(array.dtype(), array.shape()).length
                + (long) array.size() * array.dtype().itemSize());
        return entry;
    }
}
