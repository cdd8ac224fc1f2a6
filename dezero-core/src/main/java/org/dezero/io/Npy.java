package org.dezero.io;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import org.dezero.array.HostArray;

/**
 * One array in a file, as {@code numpy.save} writes and {@code numpy.load} reads it.
 *
 * <p>Read are the versions 1.0, 2.0 and 3.0 of the format, in either byte order and either order of axes, with elements
 * {@code bool}; {@code int8} to {@code int64} and {@code uint8} to {@code uint32}, which become INT64; {@code float16},
 * which becomes FLOAT32; {@code float32} and {@code float64}. Anything else is an {@link IOException} that says what it is
 * and what to do: object arrays too, for they are pickled Python programs. Written is version 1.0, the lowest byte first,
 * row by row.
 */
public final class Npy {
    private static final String SUFFIX = ".npy";
    private static final int PIECE_BYTES = 1 << 16;

    private Npy() {}

    /**
     * The array in a file.
     *
     * @param file as {@link #write} takes it: {@code .npy} is appended if there is no such file
     * @throws IOException if it cannot be read, is damaged or holds something else; the message names the file and says what
     *     to do
     */
    public static HostArray read(Path file) throws IOException {
        Path found = NamedFile.existing(file, SUFFIX);
        String name = found.toString();
        try (InputStream in = Files.newInputStream(found)) {
            NpyHeader header = NpyHeader.read(in, name);
            header.checkTotal(name, Files.size(found));
            return ElementReader.read(in, header, header.dtype(), name);
        }
    }

    /** The shape and type of the array in a file, without reading its elements; see {@link #read}. */
    public static NpyHeader header(Path file) throws IOException {
        Path found = NamedFile.existing(file, SUFFIX);
        try (InputStream in = Files.newInputStream(found)) {
            NpyHeader header = NpyHeader.read(in, found.toString());
            header.checkTotal(found.toString(), Files.size(found));
            return header;
        }
    }

    /**
     * Writes an array. A file that was there is replaced at the end, so that it is never lost.
     *
     * @param file {@code .npy} is appended if its name does not end so
     * @return the file written
     */
    public static Path write(Path file, HostArray array) throws IOException {
        return NamedFile.replace(file, SUFFIX, out -> write(out, array));
    }

    /** Writes an array to a stream, a piece at a time, which only the pieces need memory for. */
    static void write(OutputStream out, HostArray array) throws IOException {
        out.write(NpyHeader.of(array.dtype(), array.shape()));
        byte[] bytes = new byte[PIECE_BYTES];
        ByteBuffer piece = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        int elementBytes = ElementFormat.of(array.dtype()).bytes();
        for (int done = 0; done < array.size(); ) {
            int n = Math.min(array.size() - done, PIECE_BYTES / elementBytes);
            switch (array.dtype()) {
                case FLOAT32 -> piece.asFloatBuffer().put(array.floats(), done, n);
                case FLOAT64 -> piece.asDoubleBuffer().put(array.doubles(), done, n);
                case INT64 -> piece.asLongBuffer().put(array.longs(), done, n);
                case BOOL -> {
                    for (int i = 0; i < n; i++) {
                        bytes[i] = (byte) (array.booleans()[done + i] ? 1 : 0);
                    }
                }
            }
            out.write(bytes, 0, n * elementBytes);
            done += n;
        }
    }
}
