package org.dezero.data;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.BitSet;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.dezero.io.Npy;

/**
 * Examples that do not fit into memory, each in files of its own that are read when it is asked for: the book's example of a
 * data set of one's own.
 *
 * <p>Example {@code i} is the array in {@code data/i.npy} and the label in {@code label/i.npy}, files as NumPy writes them,
 * in one folder. Without a folder {@code label} there are no labels.
 */
public final class BigData implements Dataset {
    private static final Pattern NUMBERED = Pattern.compile("(0|[1-9]\\d{0,8})\\.npy");

    private final Path data;
    private final Path label;
    private final boolean hasLabels;
    private final int size;

    /**
     * The examples in a folder, counted.
     *
     * @throws UncheckedIOException if the folder cannot be read, or a number is missing between 0 and the greatest
     */
    public BigData(Path folder) {
        this(folder, count(folder.resolve("data")));
    }

    /**
     * The first examples in a folder. Nothing is read until they are asked for.
     *
     * @param size their number
     * @throws IllegalArgumentException if it is negative
     */
    public BigData(Path folder, int size) {
        if (size < 0) {
            throw new IllegalArgumentException("BigData: size " + size + " is negative; give the number of examples");
        }
        this.data = folder.resolve("data");
        this.label = folder.resolve("label");
        this.hasLabels = Files.isDirectory(label);
        this.size = size;
    }

    private static int count(Path data) {
        BitSet numbers = new BitSet();
        try (Stream<Path> files = Files.list(data)) {
            files.forEach(file -> {
                Matcher name = NUMBERED.matcher(String.valueOf(file.getFileName()));
                if (name.matches()) {
                    numbers.set(Integer.parseInt(name.group(1)));
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "BigData: cannot list " + data + " (" + e.getClass().getSimpleName()
                            + "); give the folder above the folders data and label",
                    e);
        }
        if (numbers.nextClearBit(0) < numbers.length()) {
            String message = "BigData: no " + numbers.nextClearBit(0) + ".npy in " + data + ", but a "
                    + (numbers.length() - 1) + ".npy; number the files from 0 on, or give the size";
            throw new UncheckedIOException(message, new IOException(message));
        }
        return numbers.length();
    }

    @Override
    public int size() {
        return size;
    }

    /**
     * Reads one example.
     *
     * @throws IndexOutOfBoundsException if there is none
     * @throws UncheckedIOException if a file cannot be read; the message names it
     */
    @Override
    public Example get(int i) {
        Objects.checkIndex(i, size);
        try {
            return new Example(
                    Npy.read(data.resolve(i + ".npy")), hasLabels ? Npy.read(label.resolve(i + ".npy")) : null);
        } catch (IOException e) {
            throw new UncheckedIOException("BigData: example " + i + ": " + e.getMessage(), e);
        }
    }
}
