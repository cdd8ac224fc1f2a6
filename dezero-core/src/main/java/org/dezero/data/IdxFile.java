package org.dezero.data;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * An array of unsigned bytes in the IDX format: two zero bytes, a code of the element type, the number of axes, the
 * lengths of the axes as big-endian 32-bit integers, the elements row by row. The file may be packed by gzip.
 */
final class IdxFile {
    private static final int UNSIGNED_BYTE = 0x08;

    private final int[] dims;
    private final byte[] values;

    private IdxFile(int[] dims, byte[] values) {
        this.dims = dims;
        this.values = values;
    }

    /** The length of axis {@code axis}. */
    int dim(int axis) {
        return dims[axis];
    }

    /** The elements, not copied. */
    byte[] values() {
        return values;
    }

    /**
     * Reads a file.
     *
     * @param row the lengths that all axes but the first must have
     * @throws IOException if the file is not of the format, or its size is not what its header says; the message names
     *     the file, what was found and what was expected. No more memory is taken than the file fills.
     */
    static IdxFile read(Path file, int... row) throws IOException {
        try (InputStream in = MaybeGzip.open(file)) {
            byte[] magic = in.readNBytes(4);
            checkMagic(file, magic, row.length + 1);
            int[] dims = new int[row.length + 1];
            byte[] lengths = in.readNBytes(4 * dims.length);
            if (lengths.length < 4 * dims.length) {
                throw new IOException(file + ": truncated: the header ends after " + (4 + lengths.length)
                        + " bytes instead of " + (4 + 4 * dims.length) + "; get the file again");
            }
            for (int i = 0; i < dims.length; i++) {
                dims[i] = bigEndian(lengths, 4 * i);
            }
            byte[] values = BoundedRead.upTo(in, checkedSize(file, dims, row));
            if (values.length < size(dims)) {
                throw new IOException(file + ": truncated: " + values.length + " bytes of elements, expected "
                        + size(dims) + " for " + Arrays.toString(dims) + "; get the file again");
            }
            // Reading on to the end also makes gzip compare its checksum.
            if (in.read() >= 0) {
                throw new IOException(file + ": oversized: bytes follow after the " + size(dims)
                        + " bytes of elements that the header promises for " + Arrays.toString(dims)
                        + "; get the file again");
            }
            return new IdxFile(dims, values);
        }
    }

    private static void checkMagic(Path file, byte[] magic, int axes) throws IOException {
        String expected = "expected 0x" + String.format("%08x", UNSIGNED_BYTE << 8 | axes)
                + " (unsigned bytes, number of axes " + axes + ")";
        if (magic.length < 4) {
            throw new IOException(file + ": not an IDX file: it has " + magic.length + " bytes, " + expected
                    + " first; get the file again");
        }
        int found = bigEndian(magic, 0);
        if (magic[0] != 0 || magic[1] != 0) {
            throw new IOException(file + ": not an IDX file: begins with 0x" + String.format("%08x", found) + ", "
                    + expected + "; give an IDX file, as it is or packed by gzip");
        }
        if (magic[2] != UNSIGNED_BYTE) {
            throw new IOException(file + ": elements are " + typeName(magic[2]) + ": begins with 0x"
                    + String.format("%08x", found) + ", " + expected + "; give the file with unsigned bytes");
        }
        if (magic[3] != axes) {
            throw new IOException(file + ": number of axes is " + (magic[3] & 0xFF) + ": begins with 0x"
                    + String.format("%08x", found) + ", " + expected
                    + (axes == 1 ? "; give the file with the labels" : "; give the file with the images"));
        }
    }

    private static String typeName(byte code) {
        switch (code) {
            case 0x09:
                return "signed bytes";
            case 0x0B:
                return "16-bit integers";
            case 0x0C:
                return "32-bit integers";
            case 0x0D:
                return "32-bit floats";
            case 0x0E:
                return "64-bit floats";
            default:
                return "of no type the format knows";
        }
    }

    private static int checkedSize(Path file, int[] dims, int[] row) throws IOException {
        for (int length : dims) {
            if (length < 0) {
                throw new IOException(file + ": negative length: the header says " + Arrays.toString(dims)
                        + ", lengths are 0 to 2147483647; get the file again");
            }
        }
        int[] found = Arrays.copyOfRange(dims, 1, dims.length);
        if (!Arrays.equals(found, row)) {
            throw new IOException(file + ": entries are " + Arrays.toString(found) + ", expected "
                    + Arrays.toString(row) + "; give the files of this data set");
        }
        long size = size(dims);
        if (size > Integer.MAX_VALUE - 8) {
            throw new IOException(file + ": too large: the header says " + Arrays.toString(dims) + ", that is " + size
                    + " bytes, more than an array holds; give files of fewer examples");
        }
        return (int) size;
    }

    /** The number of elements; exact, as rows are small. */
    private static long size(int[] dims) {
        long size = 1;
        for (int length : dims) {
            size *= length;
        }
        return size;
    }

    private static int bigEndian(byte[] from, int at) {
        return (from[at] & 0xFF) << 24
                | (from[at + 1] & 0xFF) << 16
                | (from[at + 2] & 0xFF) << 8
                | (from[at + 3] & 0xFF);
    }
}
