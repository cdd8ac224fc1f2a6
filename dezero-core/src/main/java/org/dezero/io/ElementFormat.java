package org.dezero.io;

import java.nio.ByteBuffer;
import org.dezero.array.DType;
import org.jspecify.annotations.Nullable;

/** How one element stands in a file, but for the order of its bytes, and what it is read as. */
enum ElementFormat {
    BOOL("b1", 1, DType.BOOL),
    INT8("i1", 1, DType.INT64),
    INT16("i2", 2, DType.INT64),
    INT32("i4", 4, DType.INT64),
    INT64("i8", 8, DType.INT64),
    UINT8("u1", 1, DType.INT64),
    UINT16("u2", 2, DType.INT64),
    UINT32("u4", 4, DType.INT64),
    FLOAT16("f2", 2, DType.FLOAT32),
    FLOAT32("f4", 4, DType.FLOAT32),
    FLOAT64("f8", 8, DType.FLOAT64);

    private final String code;
    private final int bytes;
    private final DType dtype;

    ElementFormat(String code, int bytes, DType dtype) {
        this.code = code;
        this.bytes = bytes;
        this.dtype = dtype;
    }

    /** The format of NumPy's kind and size, such as {@code f4}; null if arrays here cannot hold it. */
    static @Nullable ElementFormat of(String code) {
        for (ElementFormat f : values()) {
            if (f.code.equals(code)) {
                return f;
            }
        }
        return null;
    }

    /** The format in which elements of a dtype are written. */
    static ElementFormat of(DType dtype) {
        switch (dtype) {
            case BOOL:
                return BOOL;
            case INT64:
                return INT64;
            case FLOAT32:
                return FLOAT32;
            default:
                return FLOAT64;
        }
    }

    /** NumPy's {@code descr} for the format with the lowest byte first. */
    String littleEndian() {
        return (bytes == 1 ? "|" : "<") + code;
    }

    int bytes() {
        return bytes;
    }

    DType dtype() {
        return dtype;
    }

    /**
     * Reads elements.
     *
     * @param in in the file's byte order
     * @param out a Java array of the elements of {@link #dtype}
     * @param at where the first one goes
     */
    void read(ByteBuffer in, Object out, int at, int n) {
        switch (this) {
            case BOOL -> {
                for (int i = 0; i < n; i++) {
                    ((boolean[]) out)[at + i] = in.get() != 0;
                }
            }
            case FLOAT16 -> {
                for (int i = 0; i < n; i++) {
                    ((float[]) out)[at + i] = half(in.getShort());
                }
            }
            case FLOAT32 -> in.asFloatBuffer().get((float[]) out, at, n);
            case FLOAT64 -> in.asDoubleBuffer().get((double[]) out, at, n);
            case INT64 -> in.asLongBuffer().get((long[]) out, at, n);
            default -> {
                for (int i = 0; i < n; i++) {
                    ((long[]) out)[at + i] = integer(in);
                }
            }
        }
    }

    private long integer(ByteBuffer in) {
        return switch (this) {
            case INT8 -> in.get();
            case INT16 -> in.getShort();
            case INT32 -> in.getInt();
            case UINT8 -> in.get() & 0xFF;
            case UINT16 -> in.getShort() & 0xFFFF;
            case UINT32 -> in.getInt() & 0xFFFF_FFFFL;
            default -> throw new AssertionError(this);
        };
    }

    /** The value of an IEEE 754 binary16: sign, 5 bits of exponent with bias 15, 10 of fraction. */
    private static float half(short bits) {
        int sign = (bits & 0x8000) << 16;
        int exponent = (bits >> 10) & 0x1F;
        int fraction = bits & 0x3FF;
        if (exponent == 0) {
            // 0 and the subnormals are multiples of 2^-24, which a float holds.
            return Float.intBitsToFloat(sign | Float.floatToRawIntBits(fraction * 0x1p-24f));
        }
        int wide = exponent == 0x1F ? 0xFF : exponent - 15 + 127;
        return Float.intBitsToFloat(sign | (wide << 23) | (fraction << 13));
    }
}
