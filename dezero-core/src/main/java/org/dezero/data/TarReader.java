package org.dezero.data;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * The files in a tar archive, one after the other. Only names, sizes and contents are read, and nothing is written anywhere.
 *
 * <p>A header is checked by its sum. Entries that are no plain files, notes of longer names among them, are passed over.
 */
final class TarReader {
    private static final int BLOCK = 512;
    private static final int SIZE_AT = 124;
    private static final int SUM_AT = 148;
    private static final int TYPE_AT = 156;
    private static final int MOST_ENTRIES = 10_000;
    private static final long MOST_BYTES = 1L << 30;

    private final Path archive;
    private final InputStream in;
    /** Bytes of the present entry that were not read, and those that fill its last block. */
    private long left;

    private long padding;
    private long passed;
    private int entries;
    private String name = "";

    /**
     * A reader.
     *
     * @param archive for messages
     */
    TarReader(Path archive, InputStream in) {
        this.archive = archive;
        this.in = in;
    }

    /**
     * Goes on to the next file.
     *
     * @return false at the end of the archive
     * @throws IOException if the archive is damaged or larger than any of a data set here
     */
    boolean next() throws IOException {
        while (true) {
            skip(left + padding);
            left = 0;
            padding = 0;
            byte[] header = in.readNBytes(BLOCK);
            if (header.length < BLOCK || isZero(header)) {
                if (header.length < BLOCK && entries == 0) {
                    throw new IOException(archive + ": not a tar archive: it has " + header.length
                            + " bytes, a header has " + BLOCK + "; get the file again");
                }
                if (header.length > 0 && header.length < BLOCK) {
                    throw truncated();
                }
                drain();
                return false;
            }
            checkSum(header);
            left = octal(header, SIZE_AT, 12);
            padding = (BLOCK - left % BLOCK) % BLOCK;
            passed += left + padding + BLOCK;
            if (++entries > MOST_ENTRIES || passed > MOST_BYTES) {
                throw new IOException(archive + ": more than " + MOST_ENTRIES + " entries or " + MOST_BYTES
                        + " bytes; give the archive of the data set");
            }
            if (header[TYPE_AT] == '0' || header[TYPE_AT] == 0) {
                String path = text(header, 0, 100);
                name = path.substring(path.lastIndexOf('/') + 1);
                return true;
            }
        }
    }

    /** The name of the present file, without folders. */
    String name() {
        return name;
    }

    /** The number of bytes of the present file that were not read. */
    long left() {
        return left;
    }

    /**
     * The next bytes of the present file.
     *
     * @throws IOException if the archive ends before
     */
    byte[] read(int count) throws IOException {
        byte[] out = BoundedRead.upTo(in, (int) Math.min(count, left));
        left -= out.length;
        if (out.length < count) {
            throw truncated();
        }
        return out;
    }

    /** Reads on to the end, where gzip compares its checksum. */
    private void drain() throws IOException {
        byte[] buffer = new byte[1 << 16];
        for (int n = in.read(buffer); n >= 0 && passed <= MOST_BYTES; n = in.read(buffer)) {
            passed += n;
        }
    }

    private void skip(long count) throws IOException {
        try {
            in.skipNBytes(count);
        } catch (EOFException e) {
            throw truncated();
        }
    }

    private IOException truncated() {
        return new IOException(archive + ": truncated: it ends within " + (name.isEmpty() ? "its first file" : name)
                + "; get the file again");
    }

    private static boolean isZero(byte[] block) {
        for (byte b : block) {
            if (b != 0) {
                return false;
            }
        }
        return true;
    }

    /** A header holds the sum of its bytes, with blanks in place of the sum. */
    private void checkSum(byte[] header) throws IOException {
        int sum = 0;
        for (int i = 0; i < BLOCK; i++) {
            sum += i >= SUM_AT && i < SUM_AT + 8 ? ' ' : header[i] & 0xFF;
        }
        if (octal(header, SUM_AT, 8) != sum) {
            throw new IOException(archive + ": not a tar archive, or damaged: the checksum of the header of entry "
                    + (entries + 1) + " is wrong; get the file again");
        }
    }

    private long octal(byte[] header, int at, int length) throws IOException {
        String digits = text(header, at, length).strip();
        if (!digits.matches("[0-7]{1,11}")) {
            throw new IOException(archive + ": not a tar archive, or damaged: a number in the header of entry "
                    + (entries + 1) + " is '" + digits + "'; get the file again");
        }
        return Long.parseLong(digits, 8);
    }

    private static String text(byte[] header, int at, int length) {
        int end = at;
        while (end < at + length && header[end] != 0) {
            end++;
        }
        return new String(header, at, end - at, StandardCharsets.ISO_8859_1);
    }
}
