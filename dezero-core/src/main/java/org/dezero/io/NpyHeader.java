package org.dezero.io;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.dezero.array.DType;
import org.dezero.array.Shape;

/** What stands at the start of an array in a file: its shape and its elements' type. */
public final class NpyHeader {
    /** Of its length only structured dtypes use so much. */
    private static final int LONGEST = 1 << 16;

    private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y'};

    private final String descr;
    private final ElementFormat format;
    private final boolean fortranOrder;
    private final Shape shape;
    private final int bytes;

    /**
     * A header.
     *
     * @param descr NumPy's text for the element type
     * @param bytes the length of the header in the file
     */
    NpyHeader(String descr, ElementFormat format, boolean fortranOrder, Shape shape, int bytes) {
        this.descr = descr;
        this.format = format;
        this.fortranOrder = fortranOrder;
        this.shape = shape;
        this.bytes = bytes;
    }

    /** The shape. */
    public Shape shape() {
        return shape;
    }

    /** What the elements are read as: floats of 16 bits as FLOAT32, integers of any size as INT64. */
    public DType dtype() {
        return format.dtype();
    }

    /** NumPy's text for the type in the file: {@code <f4} is a float of 4 bytes, the lowest byte first. */
    public String descr() {
        return descr;
    }

    /** Whether the first axis runs fastest in the file. */
    public boolean fortranOrder() {
        return fortranOrder;
    }

    /** NumPy's dtype and the shape, for messages. */
    @Override
    public String toString() {
        return descr + " " + shape;
    }

    ElementFormat format() {
        return format;
    }

    ByteOrder byteOrder() {
        return descr.startsWith(">") ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
    }

    /** The number of bytes of the header and the elements together. */
    long totalBytes() {
        return bytes + (long) shape.size() * format.bytes();
    }

    /** Says of a file, or an entry of an archive, with another number of bytes than the header needs that it is damaged. */
    void checkTotal(String name, long actual) throws IOException {
        if (actual != totalBytes()) {
            throw new IOException(name + ": damaged: header and " + this + " need " + totalBytes()
                    + " bytes, there are " + actual + "; get the file again");
        }
    }

    /**
     * Reads a header; the stream is then at the first element.
     *
     * @param name for messages
     */
    static NpyHeader read(InputStream in, String name) throws IOException {
        byte[] start = in.readNBytes(MAGIC.length + 2);
        if (start.length < MAGIC.length + 2 || !Arrays.equals(start, 0, MAGIC.length, MAGIC, 0, MAGIC.length)) {
            throw new IOException(name + ": not an array: " + whatItIs(start));
        }
        int version = start[MAGIC.length];
        if (version < 1 || version > 3 || start[MAGIC.length + 1] != 0) {
            throw new IOException(name + ": unknown version " + (version & 0xFF) + "."
                    + (start[MAGIC.length + 1] & 0xFF) + " of the .npy format; 1.0, 2.0 and 3.0 are known: get the file"
                    + " again, or save it with numpy.save");
        }
        int lengthBytes = version == 1 ? 2 : 4;
        long length = 0;
        byte[] digits = exactly(in, lengthBytes, name);
        for (int i = lengthBytes - 1; i >= 0; i--) {
            length = length << 8 | (digits[i] & 0xFF);
        }
        if (length > LONGEST) {
            throw new IOException(
                    name + ": header too long: " + length + " bytes; an array that can be read here needs " + "at most "
                            + LONGEST + ": get the file again, or save plain arrays if it is a structured one");
        }
        Charset charset = version == 3 ? StandardCharsets.UTF_8 : StandardCharsets.ISO_8859_1;
        String text = new String(exactly(in, (int) length, name), charset);
        return new HeaderText(text, name).parse(start.length + lengthBytes + (int) length);
    }

    private static String whatItIs(byte[] start) {
        if (start.length == 0) {
            return "it is empty; get the file again";
        }
        if (start.length >= 2 && start[0] == 'P' && start[1] == 'K') {
            return "it is a zip archive; read an .npz with Npz";
        }
        return "it does not start as an .npy does; get the file again, or save it with numpy.save";
    }

    private static byte[] exactly(InputStream in, int n, String name) throws IOException {
        byte[] out = in.readNBytes(n);
        if (out.length < n) {
            throw new IOException(name + ": damaged: it ends within the header; get the file again");
        }
        return out;
    }

    /** The header, with everything before the elements, as NumPy writes it. */
    static byte[] of(DType dtype, Shape shape) {
        String text = "{'descr': '" + ElementFormat.of(dtype).littleEndian() + "', 'fortran_order': False, 'shape': "
                + shape + ", }";
        StringBuilder out = new StringBuilder(text);
        if (shape.ndim() > 0) {
            // NumPy leaves room for a first axis of 21 digits, so that an array can grow in its file.
            out.append(" ".repeat(21 - String.valueOf(shape.dim(0)).length()));
        }
        int prefix = MAGIC.length + 4;
        out.append(" ".repeat(64 - (prefix + out.length() + 1) % 64)).append('\n');
        byte[] bytes = Arrays.copyOf(MAGIC, prefix + out.length());
        bytes[MAGIC.length] = 1;
        bytes[MAGIC.length + 2] = (byte) out.length();
        bytes[MAGIC.length + 3] = (byte) (out.length() >> 8);
        System.arraycopy(out.toString().getBytes(StandardCharsets.US_ASCII), 0, bytes, prefix, out.length());
        return bytes;
    }
}
